import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');

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

test('pointing at a block of the quilt shows its title and theme, and nothing moves', async () => {
  const page = await open({ viewport: { width: 1440, height: 900 }, javaScriptEnabled: false });
  const link = page.locator('.quilt li > a').nth(2);
  const before = await placesOf(page);
  expect(await shownWords(page)).toEqual([]);
  await link.hover();
  const title = (await link.locator('strong').innerText()).trim();
  await expect.poll(() => shownWords(page)).toEqual([title]);
  expect(await link.locator('.told-theme').innerText()).not.toBe('');
  expect(await placesOf(page)).toEqual(before);
  await link.click();
  expect(await page.locator('h1').innerText()).toBe(title);
});

test('the keyboard reaches every block in its order, and shows its words, or skips the quilt', async () => {
  const page = await open({ viewport: { width: 1024, height: 900 } });
  await page.locator('.quilt > .skip').focus();
  const titles = await page.locator('.quilt li strong').allInnerTexts();
  for (const title of titles.slice(0, 3)) {
    await page.keyboard.press('Tab');
    await expect.poll(() => shownWords(page)).toEqual([title.trim()]);
  }
  await page.locator('.quilt > .skip').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inQuilt = await page.evaluate(() => document.activeElement?.closest('.quilt') !== null);
  expect(inQuilt).toBe(false);
});

test('enlarged four times, a block that the keyboard is on and its words are both in sight', async () => {
  const page = await open({ viewport: { width: 320, height: 256 } });
  await page.locator('.quilt > .skip').focus();
  const blocks = await page.locator('.quilt li > a').count();
  for (let at = 0; at < blocks; at++) {
    await page.keyboard.press('Tab');
    const [block, words] = await page.evaluate(() => {
      const here = document.activeElement;
      const told = here?.querySelector('.told');
      const box = (each?: Element | null) => each?.getBoundingClientRect().toJSON() as DOMRect;
      return [box(here), told ? box(told) : undefined];
    });
    expect(block.top).toBeGreaterThanOrEqual(0);
    expect(block.bottom).toBeLessThanOrEqual(words?.top ?? 256);
    expect(words?.bottom ?? 256).toBeLessThanOrEqual(256);
  }
});

test.each([320, 768, 1440])(
  'at %i px the quilt has no gap, and each block can be touched',
  async (width) => {
    const page = await open({ viewport: { width, height: 900 } });
    const boxes = await page
      .locator('.quilt li > a')
      .evaluateAll((links) =>
        links.map((link) => link.getBoundingClientRect().toJSON() as DOMRect),
      );
    for (const box of boxes) {
      expect(box.width).toBeGreaterThanOrEqual(44);
      expect(box.height).toBeGreaterThanOrEqual(44);
    }
    const rows = new Map<number, number>();
    for (const { top } of boxes) rows.set(Math.round(top), (rows.get(Math.round(top)) ?? 0) + 1);
    const [first = 0] = rows.values();
    expect(new Set(rows.values()).size, [...rows.values()].join(', ')).toBe(1);
    expect(first).toBeLessThanOrEqual(width < 640 ? 4 : 5);
  },
);

test('every story of the quilt stands below it by its title, and made-up examples are not in it', async () => {
  const page = await open({});
  const sewn = await page
    .locator('.quilt li strong[lang], .quilt li .told:not([aria-hidden]) strong')
    .allInnerTexts();
  const listed = await page.locator('#After-quilt .card :is(h2, h3)').allInnerTexts();
  expect(sewn.length).toBeGreaterThan(3);
  for (const title of sewn) expect(listed.map((each) => each.trim())).toContain(title.trim());
  await page.goto(`${site.url}stories/`);
  const madeUp = await page.locator('.card:has(.made-up) h2').allInnerTexts();
  expect(madeUp.length).toBeGreaterThan(0);
  for (const title of madeUp) expect(sewn.map((each) => each.trim())).not.toContain(title.trim());
});

test('a reader who wants no movement gets none: a block is lifted at once', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  const moves = await page
    .locator('.quilt .patch')
    .first()
    .evaluate((block) => getComputedStyle(block).transitionDuration);
  expect(moves).toBe('0s');
});

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(site.url);
  return page;
}

/** The titles that can be seen beside the quilt, on top of the words that stand there otherwise. */
function shownWords(page: Page): Promise<string[]> {
  return page
    .locator('.told')
    .evaluateAll((all) =>
      all
        .filter(
          (each) =>
            getComputedStyle(each).opacity === '1' && Number(getComputedStyle(each).zIndex) > 0,
        )
        .map((each) => each.querySelector('strong')?.innerText.trim() ?? ''),
    );
}

/** Where everything on the page stands, but for what is lifted. */
function placesOf(page: Page): Promise<string[]> {
  return page.locator('h1, h2, h3, .quilt li, .card, footer').evaluateAll((all) =>
    all.map((each) => {
      const { left, top, width, height } = each.getBoundingClientRect();
      return [left, top + scrollY, width, height].map(Math.round).join(' ');
    }),
  );
}
