import type Axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { deskSite, editor, type DeskSite } from '../support/desk-site.ts';

const root = resolve(import.meta.dirname, '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const slug = 'example-the-tuesday-kitchen';

let browser: Browser;
let site: DeskSite;

/** A story with pictures, of which a draft changes the title. */
beforeAll(async () => {
  browser = await launch();
  site = await deskSite(join(root, 'dist'), join(root, 'content'));
  const { store } = site.running.desk;
  const path = `stories/${slug}/index.mdx`;
  const before = await store.file(path);
  const text = String(before?.bytes).replace(/^title: .*$/m, 'title: A title of the draft');
  await store.save(
    { noun: 'stories', slug },
    {
      files: new Map([[path, Buffer.from(text)]]),
      seen: new Map([[path, before?.id]]),
      by: editor,
      message: 'Another title',
    },
  );
});

afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

test('a draft shows as its page, with its pictures and a bar that says what it is, without JavaScript', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await openPreview(page);
  await page.getByRole('heading', { level: 1, name: 'A title of the draft' }).waitFor();
  const bar = page.getByRole('complementary', { name: 'This is a draft' });
  expect(await bar.innerText()).toContain('Only people at the desk can see it.');
  expect(await page.locator('a.word').first().getAttribute('href')).toBe('/glossary/#committee');
  const picture = page.locator('main img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toContain(
    `/preview/${slug}/files/`,
  );
});

test.each([
  ['on a small phone', { viewport: { width: 320, height: 640 } }],
  ['in dark colours', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
] as const)('the bar is seen %s, and axe finds nothing in it', async (_, options) => {
  const page = await newPage(options);
  await openPreview(page);
  await barIsSeen(page);
  expect(await widthBeyond(page)).toBe(0);
  expect(await violations(page, '.draft-bar')).toEqual([]);
});

test('on paper the bar is printed, and its buttons are not', async () => {
  const page = await newPage();
  await openPreview(page);
  await page.emulateMedia({ media: 'print' });
  await barIsSeen(page);
  expect(await page.getByRole('link', { name: 'Edit this draft' }).isVisible()).toBe(false);
});

test('with the keyboard the bar comes right after the way to the main part', async () => {
  const page = await newPage();
  await openPreview(page);
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the main part');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Edit this draft');
});

test('a teller on a phone without JavaScript reads their story and says yes, asked twice', async () => {
  const page = await newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  await page.goto(`${site.url}preview/${slug}/teller/`);
  await page.getByRole('button', { name: 'Make a private link' }).click();
  const link = await page.locator('main code').innerText();
  site.isNow(undefined);
  try {
    await page.goto(link);
    await page.getByText('This is how your story will look.').waitFor();
    expect(await widthBeyond(page)).toBe(0);
    await page.getByRole('button', { name: 'Yes, publish this' }).last().click();
    await page.getByRole('button', { name: 'Yes, I am sure' }).click();
    expect(await page.locator('h1').innerText()).toBe('Thank you');
  } finally {
    site.isNow(editor);
  }
  expect(site.drafted(`cms/stories/${slug}`, `stories/${slug}/index.mdx`)).toMatch(
    /finalSeenOn: "\d{4}-\d\d-\d\d"/,
  );
});

test('axe finds nothing on the pages around a teller’s link', async () => {
  const page = await newPage({ viewport: { width: 320, height: 640 } });
  await page.goto(`${site.url}preview/${slug}/teller/`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /private link/ }).click();
  expect(await violations(page)).toEqual([]);
  await page.goto(await page.locator('main code').innerText());
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Please change something' }).first().click();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${site.url}your-story/an-old-link/`);
  expect(await violations(page)).toEqual([]);
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** Opens the preview, which may have to be made first: the page looks again by itself. */
async function openPreview(page: Page): Promise<void> {
  await page.goto(`${site.url}preview/${slug}/`);
  await page.locator('.draft-bar').first().waitFor({ timeout: 60_000 });
}

/** The bar has a colour of its own or a border, and stands at the top. */
async function barIsSeen(page: Page): Promise<void> {
  const bar = page.locator('.draft-bar').first();
  expect(await bar.isVisible()).toBe(true);
  const look = await bar.evaluate((element) => {
    const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
    const { top } = element.getBoundingClientRect();
    return { borderTopStyle, wide: parseFloat(borderTopWidth), top };
  });
  expect(look).toMatchObject({ borderTopStyle: 'double' });
  expect(look.wide).toBeGreaterThan(2);
  expect(look.top).toBeLessThan(60);
}

async function violations(page: Page, within = 'body'): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (context) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof Axe };
    const found = await checker.run(context, { resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
  }, within);
}

/** By how much a page is wider than the screen, in pixels. */
function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
