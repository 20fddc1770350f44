import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const story = 'stories/solva-care/';
const address = `https://alongside.example/${story}`;
const strict = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'"],
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await launch();
  site = await serve(dist, { headers: { 'content-security-policy': strict } });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('the address is copied, and words say so', async () => {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy the address' }).click();
  await page.getByRole('status').filter({ hasText: 'The address is copied.' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test('where nothing may be copied, the address is marked for the hand', async () => {
  const page = await open({}, () => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.getByRole('button', { name: 'Copy the address' }).click();
  await page.getByRole('status').filter({ hasText: 'please copy it by hand' }).waitFor();
  expect((await page.evaluate(() => String(getSelection()))).trim()).toBe(address);
});

test("a device that shares by itself gets title and address, and a reader's no is no error", async () => {
  const page = await open({}, () => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    Object.defineProperty(navigator, 'share', {
      value: async (what: unknown) => {
        asked.push(what);
        throw new DOMException('No', 'AbortError');
      },
    });
  });
  await page.getByRole('button', { name: 'Share from this device' }).click();
  expect(await page.evaluate(() => (globalThis as unknown as { asked: unknown }).asked)).toEqual([
    { title: await page.locator('h1').innerText(), url: address },
  ]);
  expect(await page.locator('#Shared').innerText()).toBe('');
});

test('a device that fails to share says so', async () => {
  const page = await open({}, () => {
    Object.defineProperty(navigator, 'share', { value: async () => Promise.reject(new Error()) });
  });
  await page.getByRole('button', { name: 'Share from this device' }).click();
  await page.getByRole('status').filter({ hasText: 'Please copy the address.' }).waitFor();
});

test('a device that cannot share offers no button for it', async () => {
  const page = await open({}, () => {
    Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: undefined });
    Reflect.deleteProperty(Navigator.prototype, 'share');
  });
  await page.getByRole('button', { name: 'Copy the address' }).waitFor();
  expect(await page.locator('[data-does=send]').count()).toBe(0);
});

test('Print prints', async () => {
  const page = await open({}, () => {
    Object.assign(globalThis, { prints: 0 });
    globalThis.print = () => {
      (globalThis as unknown as { prints: number }).prints++;
    };
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  expect(await page.evaluate(() => (globalThis as unknown as { prints: number }).prints)).toBe(1);
});

test('with the keyboard alone: from the top of a story to where it is shared, and copied', async () => {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  const link = page.getByRole('link', { name: 'Share', exact: true });
  for (let n = 0; n < 40 && !(await isFocused(link)); n++) await page.keyboard.press('Tab');
  expect(await isFocused(link)).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await isFocused(page.getByRole('button', { name: 'Copy the address' }))).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'The address is copied.' }).waitFor();
});

test('without JavaScript there are the links and the address, and no button that does nothing', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(site.url + story);
  expect(await page.locator('article button').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('.share .links a').filter({ visible: true }).count()).toBe(4);
  expect((await page.locator('#Address').innerText()).trim()).toBe(address);
});

test('nothing jumps while a story arrives', async () => {
  const page = await open({ viewport: { width: 360, height: 740 } }, () => {
    Object.assign(globalThis, { jumps: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (globalThis as unknown as { jumps: number }).jumps += (
          entry as unknown as { value: number }
        ).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => (globalThis as unknown as { jumps: number }).jumps)).toBe(0);
});

async function open(options: BrowserContextOptions = {}, before?: () => void): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML/.test(message.text())) refused.push(message.text());
  });
  onTestFinished(() => expect(refused).toEqual([]));
  if (before) await page.addInitScript(before);
  await page.goto(site.url + story);
  return page;
}

async function isFocused(target: ReturnType<Page['getByRole']>): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
