import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch } from '../support/browser.ts';
import { readersHeaders } from '../support/readers-headers.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await launch();
  site = await serve(dist, { headers: readersHeaders });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('with the keyboard a hard word opens its meaning, and Escape, Close and Tab give the place back', async () => {
  const page = await open();
  const broken: string[] = [];
  page.on('console', (said) => void (said.type() === 'error' && broken.push(said.text())));
  await word(page).focus();
  await page.keyboard.press('Enter');
  await meaning(page).waitFor();
  expect(await meaning(page).textContent()).toContain('work together as equals');
  expect(await meaning(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await meaning(page).isVisible()).toBe(false);
  expect(await hasFocus(page)).toBe(true);

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const link = meaning(page).getByRole('link', { name: 'Co-production in the glossary' });
  expect(await link.evaluate((here) => here === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await meaning(page).isVisible()).toBe(false);
  expect(await hasFocus(page)).toBe(true);

  await page.keyboard.press('Enter');
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Tab');
  await meaning(page).waitFor({ state: 'hidden' });
  expect(broken).toEqual([]);
});

test('Escape closes a meaning and leaves the open settings where they are', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Reading settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Reading settings' });
  await settings.waitFor();
  await word(page).focus();
  await page.keyboard.press('Enter');
  await meaning(page).waitFor();
  await page.keyboard.press('Escape');
  expect(await meaning(page).isVisible()).toBe(false);
  expect(await hasFocus(page)).toBe(true);
  expect(await settings.isVisible()).toBe(true);

  await page.keyboard.press('Escape');
  expect(await settings.isVisible()).toBe(false);
  expect(await hasFocus(page)).toBe(true);
});

test('on a small phone a tap opens the meaning within the window, and a tap elsewhere closes it', async () => {
  const page = await open(phone);
  for (const each of await page.locator('a.word').all()) {
    await each.tap();
    const shown = page.locator('.meanings > :popover-open');
    const box = await shown.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    const at = await each.boundingBox();
    expect(apart(at, box)).toBeLessThanOrEqual(9);
    expect(apart(at, box)).toBeGreaterThanOrEqual(0);
    for (const press of await shown.locator('a, button').all())
      expect((await press.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.touchscreen.tap(2, 2);
    await shown.waitFor({ state: 'hidden' });
    await expect.poll(() => each.evaluate((it) => it === document.activeElement)).toBe(true);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test.each([
  ['without JavaScript', { javaScriptEnabled: false }, undefined],
  [
    'in a browser without popovers',
    {},
    () => {
      delete (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
    },
  ],
])('%s a hard word leads to the glossary', async (_, options, before) => {
  const page = await open(options, before);
  expect(await page.getByText('work together as equals').isVisible()).toBe(false);
  await word(page).click();
  await page.waitForURL(`${site.url}glossary/#co-production`);
  expect(await page.getByText('work together as equals').isVisible()).toBe(true);
});

test('on paper a hard word is a word like others, also while its meaning is open', async () => {
  const page = await open();
  await word(page).click();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('work together as equals').isVisible()).toBe(false);
  const [line, after] = await word(page).evaluate((it) => [
    getComputedStyle(it).textDecorationLine,
    getComputedStyle(it, '::after').content,
  ]);
  expect([line, after]).toEqual(['none', 'none']);
});

test('axe finds nothing while a meaning is open, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open({ ...phone, colorScheme, bypassCSP: true });
    await word(page).tap();
    await meaning(page).waitFor();
    expect(await violations(page)).toEqual([]);
  }
});

async function open(options: BrowserContextOptions = {}, before?: () => void): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(`${site.url}stories/letting-go-of-control/`);
  return page;
}

function word(page: Page) {
  return page.getByRole('link', { name: 'co-production', exact: true });
}

function meaning(page: Page) {
  return page.getByRole('dialog', { name: 'Co-production' });
}

function hasFocus(page: Page): Promise<boolean> {
  return word(page).evaluate((here) => here === document.activeElement);
}

/** Pixels between a word and what is shown below or above it. */
function apart(one: Box | null, other: Box | null): number {
  if (!one || !other) return Number.NaN;
  return Math.max(other.y - one.y - one.height, one.y - other.y - other.height);
}

interface Box {
  y: number;
  height: number;
}
