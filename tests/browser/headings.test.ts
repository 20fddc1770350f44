import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test.each([320, 1440])(
  'at %i px no title of a story breaks at the hyphen of a word that has room on a line',
  async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${site.url}stories/`);
    const words = await page.locator('.card h2').evaluateAll((titles) =>
      titles.flatMap((title) => {
        const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
        const found: { word: string; lines: number }[] = [];
        while (walker.nextNode())
          for (const { 0: word, index } of walker.currentNode.textContent?.matchAll(/\S+-\S+/g) ??
            []) {
            const range = document.createRange();
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            found.push({ word, lines: range.getClientRects().length });
          }
        return found;
      }),
    );
    expect(words.length).toBeGreaterThan(1);
    expect(words.filter(({ lines }) => lines !== 1)).toEqual([]);
    await page.close();
  },
);
