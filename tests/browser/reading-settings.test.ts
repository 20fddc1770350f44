import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { readersHeaders } from '../support/readers-headers.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await launch();
  site = await serve(resolve(import.meta.dirname, '../../dist'), { headers: readersHeaders });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('a setting changes the page at once, and every other page before it is first seen', async () => {
  const page = await open('stories/solva-care/');
  await page.getByRole('button', { name: 'Reading settings' }).click();
  const panel = page.getByRole('dialog', { name: 'Reading settings' });
  await panel.getByLabel('Largest').check();
  await panel.getByLabel('Dark', { exact: true }).check();
  expect(await look(page)).toEqual({ size: '27.2px', ground: 'rgb(21, 20, 42)' });

  // Nothing can be seen before there is a body; and scripts that come late change nothing.
  await page.route(/type_script/, () => undefined);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      Object.assign(globalThis, { begins: document.documentElement.dataset['colours'] });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${site.url}about/`, { waitUntil: 'commit' });
  await page.locator('main').waitFor();
  expect(await page.evaluate('begins')).toBe('dark');
  expect(await look(page)).toEqual({ size: '27.2px', ground: 'rgb(21, 20, 42)' });
});

test('other open pages follow, and “Back to how it was” undoes everything', async () => {
  const one = await open('about/');
  const other = await one.context().newPage();
  await other.goto(`${site.url}reading-settings/`);
  await other.getByLabel('Cream').check();
  await one.waitForFunction(() => document.documentElement.dataset['colours'] === 'cream');
  await other.getByText('kept on this device').waitFor();
  await other.getByRole('button', { name: 'Back to how it was' }).click();
  await one.waitForFunction(() => !('colours' in document.documentElement.dataset));
  expect(await other.getByLabel('Same as your device').first().isChecked()).toBe(true);
  expect(await other.evaluate(() => localStorage.length)).toBe(0);
});

test('a page that comes back as it was left gets what was chosen meanwhile', async () => {
  const page = await open('about/');
  await page.locator('button.reading-settings').waitFor();
  await page.evaluate(() => {
    localStorage.setItem('reading-settings', '{"version":1,"lines":"loose"}');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  expect(await page.evaluate(() => document.documentElement.dataset['lines'])).toBe('loose');
});

test('what is kept but cut off, foreign or of another time does no harm', async () => {
  const page = await open('about/');
  for (const [kept, colours] of [
    ['{"version":1,"colours":"cre', undefined],
    ['["cream"]', undefined],
    ['{"version":99,"colours":"cream"}', undefined],
    ['{"version":1,"text":"<b>","font":{"a":1},"colours":"cream"}', 'cream'],
  ] as const) {
    await page.evaluate((text) => localStorage.setItem('reading-settings', text), kept);
    await page.reload();
    const data = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect([data['colours'], data['text'], data['font']]).toEqual([colours, undefined, undefined]);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  }
});

test.each([
  [
    'keeps nothing',
    `Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('No.', 'SecurityError'); } });`,
  ],
  [
    'is full',
    `Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); };`,
  ],
])('where the browser %s, settings work on the page and it says so', async (_, before) => {
  const page = await open('reading-settings/', {}, before);
  await page.getByLabel('Larger').check();
  expect((await look(page)).size).toBe('22.4px');
  await page.getByText('Your browser does not let us keep your settings').waitFor();
});

test('with the keyboard alone: open, choose, close, and be where you were', async () => {
  const page = await open('stories/solva-care/');
  const button = page.getByRole('button', { name: 'Reading settings' });
  await button.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Reading settings' });
  await panel.waitFor();
  for (const stop of ['Close', 'Usual']) {
    await page.keyboard.press('Tab');
    expect(
      await page
        .locator(':focus')
        .evaluate((each) => each.closest('label, button')?.textContent?.trim()),
    ).toBe(stop);
  }
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.documentElement.dataset['text'])).toBe('large');
  await page.keyboard.press('Escape');
  expect(await panel.isVisible()).toBe(false);
  expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
});

test('on a phone the panel leaves half of the screen to the text, also with the largest words', async () => {
  const page = await open('stories/solva-care/', { viewport: { width: 320, height: 640 } });
  await page.getByRole('button', { name: 'Reading settings' }).click();
  const panel = page.getByRole('dialog', { name: 'Reading settings' });
  await panel.getByLabel('Largest').check();
  const { y, height } = (await panel.boundingBox()) ?? { y: 0, height: 0 };
  expect(y).toBeGreaterThanOrEqual(320);
  expect(height).toBeGreaterThan(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await panel.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
});

test('the ruler follows the pointer and the arrow keys, and takes no press', async () => {
  const page = await open('about/', {}, keeps({ ruler: 'follows' }));
  const ruler = page.locator('.ruler');
  await ruler.waitFor();
  const middle = async (): Promise<number> => {
    const { y, height } = (await ruler.boundingBox()) ?? { y: 0, height: 0 };
    return y + height / 2;
  };
  await page.mouse.move(200, 300);
  expect(await middle()).toBeCloseTo(300, 0);
  await page.keyboard.press('ArrowDown');
  expect(await middle()).toBeGreaterThan(320);
  const link = page.getByRole('link', { name: 'Themes', exact: true });
  const { y } = (await link.boundingBox()) ?? { y: 0 };
  await page.mouse.move(200, y + 20);
  await link.click();
  await page.waitForURL('**/themes/');
  await ruler.waitFor();
});

test('a ruler that stays is moved by the arrow keys alone; at the edge the text moves', async () => {
  const page = await open('about/', {}, keeps({ ruler: 'stays' }));
  const ruler = page.locator('.ruler');
  await ruler.waitFor();
  const top = async () => (await ruler.boundingBox())?.y ?? 0;
  const before = await top();
  await page.mouse.move(200, 50);
  expect(await top()).toBe(before);
  for (let line = 0; line < 14; line++) await page.keyboard.press('ArrowDown');
  expect(await top()).toBeGreaterThan(before);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(50);
});

test('without JavaScript the page says how the browser and the device can do it', async () => {
  const page = await open('reading-settings/', { javaScriptEnabled: false });
  expect(await page.locator('noscript').innerText()).toContain(
    'You can still change how pages look',
  );
  expect(await page.getByText('hold the Ctrl key').isVisible()).toBe(true);
  expect(await page.getByRole('radio').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Reading settings' }).count()).toBe(0);
});

async function open(
  path: string,
  options: BrowserContextOptions = {},
  before?: string,
): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(site.url + path);
  return page;
}

function keeps(settings: Readonly<Record<string, string>>): string {
  const kept = JSON.stringify({ version: 1, ...settings });
  return `localStorage.setItem('reading-settings', '${kept}')`;
}

/** How large the words are, and on what they stand. */
function look(page: Page): Promise<{ size: string; ground: string }> {
  return page.evaluate(() => {
    const { fontSize, backgroundColor } = getComputedStyle(document.documentElement);
    return { size: fontSize, ground: backgroundColor };
  });
}
