import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { everyEasyRead, everyStory, onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();
const reading = ['/', '/stories/', ...everyStory.slice(0, 1), ...everyEasyRead.slice(0, 1)];

test('when style sheets, scripts, letters or pictures do not come, the words are there all the same', async () => {
  const whole = new Map<string, string>();
  await lookAt({ ...here, paths: reading }, async (page, path) => {
    whole.set(path, await wordsOf(page));
    return [];
  });
  for (const missing of [/\.css$/, /\.js$/, /\.woff2$/, /\.(webp|avif|png|jpe?g|svg)$/]) {
    const lost = await lookAt({ ...here, paths: reading, missing }, async (page, path) => {
      const left = await wordsOf(page);
      const words = whole.get(path) ?? '';
      return left.includes(words.slice(0, 600)) && words.length > 100
        ? []
        : [`${missing}: ${left.slice(0, 80)}`];
    });
    expect(lost).toEqual([]);
  }
});

test('while the letters are on their way, words are shown in others', async () => {
  const hidden = await lookAt({ ...here, paths: ['/'] }, (page) =>
    page.evaluate(() =>
      [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof CSSFontFaceRule)
        .filter(({ style }) => style.getPropertyValue('src').includes('url('))
        .filter(
          ({ style }) => !/^(swap|fallback|optional)$/.test(style.getPropertyValue('font-display')),
        )
        .map(({ cssText }) => cssText.slice(0, 80)),
    ),
  );
  expect(hidden).toEqual([]);
});

test.each([
  // Without its letters a page shows what else moves: pictures, buttons of a script, late styles.
  // What is drawn before all of the header has come may still move by a hair.
  ['do not come', 360, 0.01],
  ['do not come', 1280, 0.01],
  // Letters that come late have other widths: a word may go to the next line, and nothing jumps.
  ['come late', 360, 0.02],
  ['come late', 1280, 0.02],
] as const)(
  'when the letters %s, %i px wide, nothing on a page moves by more than %d',
  async (when, width, most) => {
    const options = { viewport: { width, height: 740 } };
    const [missing, slow] =
      when === 'come late' ? [undefined, /\.woff2$/] : [/\.woff2$/, undefined];
    const paths =
      when === 'come late'
        ? onePageOfEachKind
        : [...new Set([...onePageOfEachKind, ...everyStory])];
    const moved = await lookAt(
      { ...here, paths, options, missing, slow, before: watchForShifts },
      async (page) => {
        await page.evaluate(async () => {
          await document.fonts.ready;
          await new Promise((painted) =>
            requestAnimationFrame(() => requestAnimationFrame(painted)),
          );
        });
        const shifts = await page.evaluate(
          () => (globalThis as unknown as { shifts: Shift[] }).shifts,
        );
        const sum = shifts.reduce((all, { value }) => all + value, 0);
        return sum > most
          ? [
              `${sum.toFixed(4)}: ${shifts
                .map(({ moved: what }) => what)
                .join(' and ')
                .slice(0, 160)}`,
            ]
          : [];
      },
    );
    expect(moved).toEqual([]);
  },
);

test('the scripts that come with a story are at most 6 kB packed, and one of 1 kB holds up the page', async () => {
  const sizes: number[] = [];
  const packed = async (address: string): Promise<number> =>
    gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length;
  const large = await lookAt({ ...here, paths: everyStory }, async (page) => {
    await page.waitForLoadState('networkidle');
    const { all, first } = await page.evaluate(() => ({
      all: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
      first: [
        ...document.querySelectorAll<HTMLScriptElement>(
          'script[src]:not([async], [defer], [type=module])',
        ),
      ].map(({ src }) => src),
    }));
    const size = (await Promise.all([...new Set(all)].map(packed))).reduce(
      (sum, one) => sum + one,
      0,
    );
    sizes.push(size);
    const holding = await Promise.all(first.map(packed));
    return [
      ...(size > 6 * 1024 ? [`${size} bytes of scripts: ${all.join(' ')}`] : []),
      ...(first.length > 1 ? [`waits for ${first.join(' and ')}`] : []),
      ...holding
        .filter((bytes) => bytes > 1024)
        .map((bytes) => `waits for ${bytes} bytes of script`),
    ];
  });
  expect(large).toEqual([]);
  // Nothing that was measured is nothing that is small.
  expect(Math.min(...sizes)).toBeGreaterThan(500);
});

test('nothing else holds up a page: style sheets of our own, and no style sheet asks for another', async () => {
  const holding = await lookAt({ ...here, paths: onePageOfEachKind }, (page) =>
    page.evaluate(async () => {
      const sheets = [
        ...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]:not([media=print])'),
      ].map(({ href }) => href);
      const asking = await Promise.all(
        sheets.map(async (href) =>
          (await (await fetch(href)).text()).includes('@import')
            ? [`${href} asks for another`]
            : [],
        ),
      );
      const late = [
        ...document.querySelectorAll('body link[rel=stylesheet]:not([media=print]), style'),
      ];
      return [...asking.flat(), ...late.map(({ outerHTML }) => outerHTML.slice(0, 60))];
    }),
  );
  expect(holding).toEqual([]);
});

/** Notes everything that moves without anybody having touched the page (Layout Instability API). */
function watchForShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as {
        value: number;
        sources: { node: Node | null }[];
      };
      const nodes = sources.map(({ node }) =>
        node instanceof Element ? node : node?.parentElement,
      );
      shifts.push({
        value,
        moved: nodes.map((node) => node?.outerHTML.replace(/\s+/g, ' ').slice(0, 40)).join(' and '),
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

function wordsOf(page: Page): Promise<string> {
  return page.locator('main').evaluate((main) =>
    [...main.querySelectorAll('h1, p')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.textContent ?? '')
      .join(' ')
      .replace(/\s+/g, ''),
  );
}

interface Shift {
  value: number;
  /** What moved. */
  moved: string;
}
