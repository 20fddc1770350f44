import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const fileOf = (slug: string): string => join(dist, 'stories', slug, 'easy-read/index.html');

/** Stories that have a version, the longest first. */
const slugs = readdirSync(join(dist, 'stories'))
  .filter((slug) => existsSync(fileOf(slug)))
  .toSorted((a, b) => statSync(fileOf(b)).size - statSync(fileOf(a)).size);

/** 14 points, of which there are 72 in an inch of 96 pixels (Inclusion Europe, "Information for all"). */
const smallest = (14 / 72) * 96;

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

test.each([320, 768, 1440])(
  'at %i px all words are 14 points or more, ideas are larger, and nothing runs off the side',
  async (width) => {
    const page = await open(slugs[0] ?? '', width);
    const sizes = await page.evaluate(() => {
      const found: [number, string][] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const around = node.parentElement;
        if (!around || node.textContent?.trim() === '' || around.closest('script, template'))
          continue;
        if (around.getClientRects().length === 0) continue;
        found.push([Number.parseFloat(getComputedStyle(around).fontSize), node.textContent ?? '']);
      }
      return found;
    });
    expect(sizes.filter(([size]) => size < smallest)).toEqual([]);
    const idea = await page
      .locator('.ideas p')
      .first()
      .evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize));
    expect(idea).toBeGreaterThanOrEqual(22);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  },
);

test.each([
  [320, 'above'],
  [768, 'left of'],
] as const)('at %i px the picture stands %s its words', async (width, where) => {
  const page = await open(slugs[0] ?? '', width);
  const rows = await page.locator('.ideas > li').evaluateAll((all) =>
    all.map((row) => {
      const [picture, words] = [row.querySelector('.plate'), row.querySelector('p')].map((part) =>
        part?.getBoundingClientRect(),
      );
      return { picture, words };
    }),
  );
  for (const { picture, words } of rows) {
    if (!picture || !words) throw new Error('A row has a picture and words.');
    if (where === 'above') expect(picture.bottom).toBeLessThanOrEqual(words.top);
    else expect(picture.right).toBeLessThanOrEqual(words.left);
    expect(picture.width).toBeGreaterThan(96);
  }
  await page.context().close();
});

test('the longest versions print as A4 in at most 24 pages, with words of 14 points or more', async () => {
  const page = await open('', 1000);
  for (const slug of slugs.slice(0, 4)) {
    await page.goto(`${site.url}stories/${slug}/easy-read/`);
    const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length, slug).toBeLessThanOrEqual(24);
    for (const { width, height, words } of pages) {
      expect([Math.round(width), Math.round(height)], slug).toEqual([595, 842]);
      expect(
        words.filter(({ size }) => size < 13.99),
        slug,
      ).toEqual([]);
    }
    const all = pages.flatMap(({ words }) => words.map(({ text }) => text.trim())).join('');
    expect(all, slug).toContain(`/stories/${slug}/easy-read/`);
    expect(all, slug).toContain(`1 / ${pages.length}`);
  }
  await page.context().close();
}, 120_000);

test('on paper no picture is parted from its words, nor cut in two', async () => {
  const page = await open('', 1000);
  for (const slug of slugs.slice(0, 2)) {
    await page.goto(`${site.url}stories/${slug}/easy-read/`);
    const ideas = await page.locator('.ideas > li').evaluateAll((rows) =>
      rows.map((row, number) => {
        for (const edge of ['top', 'bottom'] as const) {
          const mark = document.createElement('span');
          mark.textContent = `${edge}-${number}-`;
          mark.style.cssText = `position: absolute; left: 0; ${edge}: 0; color: black`;
          row.querySelector('.plate')?.append(mark);
        }
        return row.querySelector('p')?.textContent?.trim() ?? '';
      }),
    );
    const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
    const printed = pages.map(({ words }) => words.map(({ text }) => text).join(' '));
    for (const [number, words] of ideas.entries()) {
      const on = [`top-${number}-`, `bottom-${number}-`, words].map((text) =>
        printed.findIndex((all) => all.replaceAll(' ', '').includes(text.replaceAll(' ', ''))),
      );
      expect(on[0], `${slug}: ${words}`).toBeGreaterThanOrEqual(0);
      expect(new Set(on).size, `${slug}: ${words}`).toBe(1);
    }
  }
  await page.context().close();
}, 60_000);

async function open(slug: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  if (slug !== '') await page.goto(`${site.url}stories/${slug}/easy-read/`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The pages of a printed file: their size in points, and their words with the size of each. */
async function pagesOf(file: Uint8Array): Promise<PrintedPage[]> {
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const printed = await task.promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= printed.numPages; number++) {
    const page = await printed.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, size: Math.hypot(item.transform[2], item.transform[3]) }]
        : [],
    );
    pages.push({ width: right - left, height: top - bottom, words });
  }
  await task.destroy();
  return pages;
}

interface PrintedPage {
  width: number;
  height: number;
  words: { text: string; size: number }[];
}
