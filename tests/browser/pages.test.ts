import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type Axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await launch();
  site = await serve(dist);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Every page of the sitemap, and the page for what is not there. */
const pages = [
  ...readFileSync(join(dist, 'sitemap-0.xml'), 'utf8').matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)/g),
]
  .map(([, path = '']) => path)
  .concat('/nothing-is-here/');

/**
 * What axe looks for: everything, on every page, in light colours; in dark ones what depends on
 * colours, on a page of each kind.
 */
const rules = {
  light: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'],
};

test.each(['light', 'dark'] as const)(
  'axe finds nothing on any page (%s)',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const found: string[] = [];
    for (const path of colorScheme === 'light' ? pages : templates()) {
      await page.goto(site.url + path.slice(1));
      found.push(
        ...(await violations(page, rules[colorScheme])).map((violation) => `${path}: ${violation}`),
      );
    }
    await context.close();
    expect(pages.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  },
  400_000,
);

test('nothing scrolls sideways on a small phone, also with text at twice its size', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  const wide: string[] = [];
  for (const path of pages) {
    await page.goto(site.url + path.slice(1));
    for (const size of ['100%', '200%']) {
      await page.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize;
      }, size);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${path} at ${size}: ${width} px`);
    }
  }
  await context.close();
  expect(wide).toEqual([]);
});

test('with spaced-out text (WCAG 1.4.12) no words are cut off', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  const cut: string[] = [];
  for (const path of templates()) {
    await page.goto(site.url + path.slice(1));
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    });
    cut.push(
      ...(await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => {
            const style = getComputedStyle(element);
            const hides = style.overflow !== 'visible' && style.overflow !== 'auto';
            const shown =
              element.getClientRects().length > 0 &&
              element.clientWidth > 1 &&
              style.clipPath === 'none';
            return hides && shown && element.scrollWidth > element.clientWidth + 1;
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      )),
    );
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) cut.push(`${path} is ${width} px wide`);
  }
  await context.close();
  expect(cut).toEqual([]);
});

test('everything that is not in running text is large enough to touch', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const small: string[] = [];
  for (const path of templates()) {
    await page.goto(site.url + path.slice(1));
    small.push(
      ...(await page.evaluate(() => {
        const inText = 'p a, dd a, blockquote a, figcaption a, td a, main li a, sup a';
        return (
          [...document.querySelectorAll('a, button, input, select, summary')]
            .filter((target) => !target.matches(inText) && target.getClientRects().length > 0)
            // The words beside a box are pressed as well as the box (WCAG 2.2, 2.5.5).
            .map((target) =>
              target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type)
                ? (target.labels?.[0] ?? target)
                : target,
            )
            .map((target) => ({ box: target.getBoundingClientRect(), html: target.outerHTML }))
            .filter(({ box }) => box.width > 1 && (box.height < 44 || box.width < 44))
            .map(
              ({ box, html }) =>
                `${Math.round(box.width)}×${Math.round(box.height)} ${html.slice(0, 90)}`,
            )
        );
      })),
    );
  }
  await context.close();
  expect([...new Set(small)]).toEqual([]);
});

test('body text is at least 18 px, lines at most 75 characters, and nothing is justified', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  for (const path of templates()) {
    await page.goto(site.url + path.slice(1));
    const wrong = await page.evaluate(() => {
      const ruler = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      return [...document.querySelectorAll('main p, main li, main dd, main blockquote')]
        .filter((element) => !element.querySelector('p, li, dd, h2, h3, blockquote'))
        .filter((element) => (element.textContent ?? '').trim().length > 80)
        .flatMap((element) => {
          const style = getComputedStyle(element);
          ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
          const sample = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
          const perCharacter = ruler.measureText(sample).width / sample.length;
          const line = element.getBoundingClientRect().width / perCharacter;
          const problems: string[] = [];
          if (Number.parseFloat(style.fontSize) < 18) problems.push(`${style.fontSize}`);
          if (line > 76) problems.push(`${Math.round(line)} characters a line`);
          if (style.textAlign === 'justify') problems.push('justified');
          if (Number.parseFloat(style.lineHeight) < 1.45 * Number.parseFloat(style.fontSize))
            problems.push(`line height ${style.lineHeight}`);
          return problems.map((problem) => `${problem}: ${sample.slice(0, 60)}`);
        });
    });
    expect(wrong, path).toEqual([]);
  }
  await context.close();
});

test('without JavaScript a reader gets from the front page to a story, and home again', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Themes' }).click();
  await page.locator('main a[href*="/themes/"]').first().click();
  await page.locator('main a[href*="/stories/"]').first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/stories\/[^/]+\/$/);
  expect((await page.locator('article').innerText()).length).toBeGreaterThan(800);
  await page.getByRole('link', { name: 'Alongside' }).first().click();
  expect(page.url()).toBe(site.url);
  await context.close();
});

test('with the keyboard alone: skip to the text, and every stop can be seen', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url + (firstStory() ?? '').slice(1));
  await page.keyboard.press('Tab');
  await expectFocusSeen(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)),
  ).toBe(true);
  for (let stop = 0; stop < 12; stop++) {
    await expectFocusSeen(page);
    await page.keyboard.press('Tab');
  }
  await context.close();
});

test('no page asks anybody else for anything', async () => {
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  for (const path of templates()) await page.goto(site.url + path.slice(1));
  expect([...asked]).toEqual([new URL(site.url).origin]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('paper shows the whole story, with its address, and nothing to click', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url + (firstStory() ?? '').slice(1));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('header nav').first().isVisible()).toBe(false);
  const words = await page.locator('body').innerText();
  expect(words).toContain('https://alongside.example/stories/');
  const size = await page
    .locator('article p')
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await context.close();
});

async function violations(page: Page, names: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof Axe };
    const type: 'tag' | 'rule' = values.includes('best-practice') ? 'tag' : 'rule';
    const { violations: found } = await checker.run(document, {
      runOnly: { type, values: [...values] },
      resultTypes: ['violations'],
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  }, names);
}

async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 'nothing has focus';
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3
      ? ''
      : `${focused.outerHTML.slice(0, 80)}: ${outlineStyle} ${outlineWidth}`;
  });
  expect(seen).toBe('');
}

function firstStory(): string | undefined {
  return pages.find((path) => /^\/stories\/(?!page\/)[^/]+\/$/.test(path));
}

/** One page of each kind. */
function templates(): string[] {
  const kinds = [
    /^\/$/,
    /^\/stories\/$/,
    /^\/stories\/example-/,
    /^\/stories\/a-committee/,
    /^\/themes\/$/,
    /^\/themes\/[^/]+\/$/,
    /^\/places\/$/,
    /^\/places\/[^/]+\/$/,
    /^\/organisations\/$/,
    /^\/organisations\/[^/]+\/$/,
    /^\/series\/[^/]+\/$/,
    /^\/glossary\/$/,
    /^\/search\/$/,
    /^\/follow\/$/,
    /^\/about\/$/,
    /^\/tell-your-story\/$/,
    /^\/nothing-is-here\/$/,
  ];
  return kinds.map((kind) => {
    const path = pages.find((one) => kind.test(one));
    if (path === undefined) throw new Error(`No page like ${kind} in the sitemap.`);
    return path;
  });
}
