import { resolve } from 'node:path';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { sheetsOf, squeezed, type Sheet } from '../support/inclusion/paper.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const village = 'stories/solva-care/';
const example = 'stories/example-the-tuesday-kitchen/';

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

test.each([village, example])('%s is printed on A4, in 12 points or more', async (path) => {
  const sheets = await paperOf(path);
  expect(sheets.length).toBeGreaterThan(2);
  expect(sheets.length).toBeLessThanOrEqual(8);
  for (const { width, height, smallest } of sheets) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(smallest).toBeGreaterThanOrEqual(11.95);
  }
});

test('paper holds the story, its day, its address and the addresses it links to', async () => {
  const page = await open(village);
  const wanted = await page
    .locator('h1, .lead, .in-short li, .prose p, .prose td, .borrow dd, #Not-known + div li')
    .allInnerTexts();
  const words = joined(await paperOf(village));
  const withoutAddresses = words.replace(/\((?:https?:\/)?\/[^)]*\)/g, '');
  for (const text of wanted) expect(withoutAddresses).toContain(squeezed(text));
  expect(words).toContain(squeezed('Published 22 November 2026.'));
  expect(words).toContain('https://alongside.example/stories/solva-care/');
  expect(words).toContain('(https://www.solvacare.co.uk/chapter-1/)');
  expect(words).toContain('(/stories/could-a-village-copy-solva-care/)');
});

test('what works only on a screen stays there', async () => {
  const words = joined(await paperOf(village));
  for (const left of [
    ...['Search', 'Reading settings', 'Tell your story', 'Skip to the main part', 'Home'],
    ...['Copy the address', 'Share on WhatsApp', 'Follow this theme', 'Read next', 'Print this'],
    'Ways to find a story',
  ])
    expect(words).not.toContain(squeezed(left));
});

test.each([village, example])('a telephone reads the square on the paper of %s', async (path) => {
  const page = await open(path, { deviceScaleFactor: 2 });
  await page.emulateMedia({ media: 'print' });
  const square = page.locator('.colophon svg');
  const { data, info } = await sharp(await square.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data);
  expect(jsqr(pixels, info.width, info.height)?.data).toBe(`https://alongside.example/${path}`);
});

test('the square is at least 25 mm wide, without the white round it', async () => {
  const page = await open(village);
  await page.emulateMedia({ media: 'print' });
  const [width, modules] = await page
    .locator('.colophon svg')
    .evaluate((svg: SVGSVGElement) => [
      svg.getBoundingClientRect().width,
      svg.viewBox.baseVal.width,
    ]);
  const millimetres = (Number(width) / 96) * 25.4;
  expect((millimetres * (Number(modules) - 8)) / Number(modules)).toBeGreaterThanOrEqual(25);
  expect(await page.locator('.colophon').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  expect(await page.locator('.colophon').isVisible()).toBe(false);
});

test.each([
  [village, '.table'],
  [example, '.table'],
  [example, '.said-did'],
  [example, '.key-point'],
  [example, 'figure.quote'],
  [village, '.in-short'],
  [village, '.colophon'],
])('on the paper of %s no %s is cut in two', async (path, unit) => {
  const page = await open(path);
  const units = await page.locator(unit).evaluateAll((found) =>
    found.map((one) => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
      return texts.filter((text) => text.trim() !== '');
    }),
  );
  const sheets = await paperOf(path);
  expect(units.length).toBeGreaterThan(0);
  for (const texts of units)
    expect(
      sheets.filter(({ words }) => texts.every((text) => words.includes(squeezed(text)))),
      texts.join(' '),
    ).not.toEqual([]);
});

test('the card "Borrow this idea" has a page of its own, and says where it is from', async () => {
  const page = await open(village);
  const lines = await page.locator('.borrow dl').innerText();
  const sheets = await paperOf(village);
  const cards = sheets.filter(({ words }) => words.includes(squeezed('Borrow this idea')));
  expect(cards).toHaveLength(1);
  const [card] = cards;
  for (const line of lines.split('\n')) expect(card?.words).toContain(squeezed(line));
  expect(card?.words).toContain('https://alongside.example/stories/solva-care/');
  expect(card?.words).not.toContain(squeezed('About this story'));
  expect(card?.words).not.toContain(squeezed('What we do not know'));
});

test('the card is printed alone when asked, and the whole story the next time', async () => {
  const page = await open(village);
  await page.evaluate(() => {
    globalThis.print = () => {};
  });
  await page.getByRole('button', { name: 'Print this card' }).click();
  const alone = await sheetsOf(page);
  expect(alone).toHaveLength(1);
  expect(alone[0]?.words).toContain(squeezed('Borrow this idea'));
  expect(alone[0]?.words).not.toContain(squeezed('First, they asked'));
  expect(joined(await sheetsOf(page))).toContain(squeezed('First, they asked'));
});

test('without a yes to print, paper holds the title and why there is no more', async () => {
  const page = await open(village);
  const title = await page.locator('h1').innerText();
  const parts = await page.locator('.lead, .byline, .telling, .part').allInnerTexts();
  await page.locator('article').evaluate((article) => article.classList.add('not-on-paper'));
  const sheets = await sheetsOf(page);
  const rest = joined(sheets).replace(squeezed(title), '');
  expect(sheets).toHaveLength(1);
  expect(joined(sheets)).toContain(squeezed(title));
  const sentences = parts
    .join('\n')
    .split(/(?<=[.?!])\s|\n/)
    .map(squeezed);
  const told = sentences.filter((sentence) => sentence.length > 15);
  expect(told.length).toBeGreaterThan(50);
  for (const sentence of told)
    if (!sentence.includes('alongside.example')) expect(rest).not.toContain(sentence);
});

async function open(path: string, options = {}): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(site.url + path);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

const kept = new Map<string, Promise<Sheet[]>>();

/** The sheets of a page as it is; printed once. */
function paperOf(path: string): Promise<Sheet[]> {
  const sheets = kept.get(path) ?? open(path).then(sheetsOf);
  kept.set(path, sheets);
  return sheets;
}

function joined(sheets: readonly Sheet[]): string {
  return sheets.map(({ words }) => words).join('');
}
