import { expect, test } from 'vitest';
import { tabThrough } from '../../support/inclusion/focus.ts';
import { opened } from '../../support/inclusion/opened.ts';
import { everyEasyRead, everyStory, onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { colourBy, schemes } from '../../support/inclusion/schemes.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test.each([
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
])(
  'with Tab alone every stop is in view and has a strong ring, $width px wide',
  async (viewport) => {
    let stops = 0;
    const hidden = await lookAt(
      { ...here, paths: onePageOfEachKind, options: { viewport } },
      async (page) => {
        const gone = await tabThrough(page, 60);
        stops += gone.stops;
        return gone.wrong;
      },
    );
    expect(hidden).toEqual([]);
    expect(stops).toBeGreaterThan(15 * onePageOfEachKind.length);
  },
);

test('in every scheme of colours the ring is strong', async () => {
  const paths = [
    '/',
    '/search/',
    '/tell-your-story/',
    ...everyStory.slice(0, 1),
    ...everyEasyRead.slice(0, 1),
  ];
  const weak = await lookAt({ ...here, paths }, async (page) => {
    const found: string[] = [];
    for (const scheme of schemes) {
      await colourBy(page, scheme);
      const { wrong } = await tabThrough(page, 20);
      found.push(...wrong.map((words) => `${scheme.name}: ${words}`));
    }
    return found;
  });
  expect(weak).toEqual([]);
});

test('the first stop leads past the header to the main part', async () => {
  const lost = await lookAt({ ...here, paths: onePageOfEachKind }, async (page) => {
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () =>
        document.querySelector('main')?.contains(document.activeElement) === true ||
        // A page without links in its main part leads on to the footer.
        document.querySelector('main a[href], main button, main input') === null,
    );
    return inside && /^Skip to/.test(first ?? '') ? [] : [`the first stop is "${first}"`];
  });
  expect(lost).toEqual([]);
});
