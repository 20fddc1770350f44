import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch } from '../support/browser.ts';
import { onDevice } from '../support/on-device.ts';
import { readersHeaders } from '../support/readers-headers.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');

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

test('axe finds nothing on the form and the thank-you page, in light and dark, wide and narrow', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1280]) {
      const page = await open({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      expect(await violations(page)).toEqual([]);
      await page.goto(`${site.url}tell-your-story/thank-you/`);
      expect(await violations(page)).toEqual([]);
    }
});

test('after a killed tab, what was typed is back, and says so', async () => {
  const page = await open();
  await page.locator('#Title').fill('We asked for the key');
  await page.locator('#Story').pressSequentially('It took three letters.');
  await page.locator('#Uses-page').check();
  await expect.poll(() => onDevice(page)).toContain('"uses":["page"]');
  await kill(page);
  const again = await page.context().newPage();
  await again.goto(`${site.url}tell-your-story/`);
  await again.getByText('We have put back what you wrote.').waitFor();
  expect(await again.locator('#Title').inputValue()).toBe('We asked for the key');
  expect(await again.locator('#Story').inputValue()).toBe('It took three letters.');
  expect(await again.locator('#Uses-page').isChecked()).toBe(true);
  expect(await again.locator('#Uses-feed').isChecked()).toBe(false);
});

test('what is kept can be deleted from the device, and then nothing is put back', async () => {
  const page = await open();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.locator('#Story').fill('Not for this device.');
  const fresh = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Delete what I wrote' }).click();
  await fresh;
  await page.waitForTimeout(200);
  expect(await page.locator('#Story').inputValue()).toBe('');
  expect(await page.getByText('We have put back').isVisible()).toBe(false);
});

test('where the browser keeps nothing, the form says so and warns before the page is left', async () => {
  const page = await open({}, () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here.', 'SecurityError');
    };
  });
  await page.getByText('does not let us keep your words').waitFor();
  await page.locator('#Story').pressSequentially('Still here.');
  const warned = page.waitForEvent('dialog');
  const leaving = page.goto(site.url).catch(() => undefined);
  const dialog = await warned;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await leaving;
});

test('without a desk or a service, the answers are saved as a file, each under its question', async () => {
  const page = await open();
  await page.locator('#Title').fill('A good day');
  await page.locator('#Story').fill('One.\n\nTwo <3 {three}.');
  await page.getByLabel('Do not name me at all').check();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download your story' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('my-story.txt');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.replaceAll('\r\n', '\n')).toBe(
    'What is your story called? (needed)\nA good day\n\nWhat happened? (needed)\nOne.\n\nTwo <3 {three}.\n\nHow may we name you?\nDo not name me at all',
  );
});

test('without JavaScript the page says plainly which other ways there are', async () => {
  const page = await open({ javaScriptEnabled: false });
  expect(await page.locator('noscript').allInnerTexts()).toEqual([
    expect.stringContaining('You can tell us in another way.'),
  ]);
  expect(await page.getByRole('button', { name: 'Download' }).isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'Other ways to tell us' }).isVisible()).toBe(true);
});

test('the length of the story is told in words while it grows', async () => {
  const page = await open();
  await page.locator('#Story').fill('We went out.');
  expect(await page.locator('[data-field=story] .length').innerText()).toBe('3 words');
  await page.locator('#Title').fill('x'.repeat(90));
  expect(await page.locator('[data-field=title] .length').innerText()).toContain('10 characters');
});

test('questions are read aloud by a voice of the device, and never by one that is not', async () => {
  const fake = (local: boolean) => `
    globalThis.spoken = [];
    const voice = { localService: ${local}, lang: 'en-GB', name: 'Test', voiceURI: 'x', default: true };
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: {
      getVoices: () => [voice], cancel() {}, speaking: true,
      speak: (each) => spoken.push(each.text) && (globalThis.saying = each),
    } });`;
  const silent = await open({}, fake(false));
  expect(await silent.getByRole('button', { name: 'Listen' }).count()).toBe(0);
  const page = await open({}, fake(true));
  await page.getByRole('button', { name: 'Listen (question 2)' }).click();
  for (const sentence of ['What happened?', '(needed)', 'Use your own words']) {
    await page.waitForFunction(
      (words) => (globalThis as unknown as { spoken: string[] }).spoken.at(-1)?.startsWith(words),
      sentence,
    );
    await page.evaluate('saying.onend()');
  }
  await page.getByRole('button', { name: 'Stop (question 2)' }).click();
  await page.getByRole('button', { name: 'Listen (question 2)' }).waitFor();
});

test('somebody who goes from box to box hears which of them must be filled in', async () => {
  const page = await open();
  const needed = await page
    .locator('[data-control]:is([required], [aria-required=true])')
    .evaluateAll((boxes) => boxes.map(({ id }) => id));
  expect(needed).toEqual(['Title', 'Story']);
});

test('with the keyboard alone the whole form is filled in, and every stop can be seen', async () => {
  const page = await open();
  await page.locator('#Title').focus();
  const seen: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    const { id, type, visible } = await page.evaluate(() => {
      const here = document.activeElement as HTMLInputElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(here);
      return {
        id: here.id,
        type: here.type,
        visible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3,
      };
    });
    expect(visible, id).toBe(true);
    seen.push(id);
    if (type === 'checkbox' || type === 'radio') await page.keyboard.press('Space');
    else if (/^(?:text|email|tel|textarea)/.test(type)) await page.keyboard.type('Words');
    else if (type === 'button') break;
    await page.keyboard.press('Tab');
  }
  expect(seen).toEqual(
    expect.arrayContaining(['Title', 'Story', 'Who', 'Naming-full', 'Name', 'Uses-page', 'Notes']),
  );
  expect(await page.locator('.question:not(:has(.square)) .square').count()).toBe(0);
});

test('on paper the form has room to write, and nothing to press', async () => {
  const page = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button').count()).toBe(0);
  const height = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
  expect(await height('#Story')).toBeGreaterThan(700);
  expect(await height('#Name')).toBeGreaterThan(40);
});

test('a form that nobody writes on loads at most 6 kB of scripts', async () => {
  const { gzipSync } = await import('node:zlib');
  const names = new Set<string>();
  const page = await open({}, undefined, (url) => names.add(new URL(url).pathname));
  await page.waitForTimeout(200);
  const scripts = [...names].filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(dist, name))).length);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(6_000);
});

async function open(
  options: BrowserContextOptions = {},
  before?: string | (() => void),
  asked?: (url: string) => void,
): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  if (asked) page.on('request', (request) => asked(request.url()));
  await page.goto(`${site.url}tell-your-story/`);
  return page;
}

/** Ends the process that shows a page, as a phone does that runs out of memory. */
async function kill(page: Page): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const crashed = page.waitForEvent('crash');
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
  await crashed;
}
