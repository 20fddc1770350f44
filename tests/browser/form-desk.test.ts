import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch } from '../support/browser.ts';
import { buildSite } from '../support/build-site.ts';
import { deskSite, type DeskSite } from '../support/desk-site.ts';
import { onDevice } from '../support/on-device.ts';

const content = resolve(import.meta.dirname, '../../content');

let browser: Browser;
let site: DeskSite;
let built: string;

beforeAll(async () => {
  const [started, { out, code, stderr }] = await Promise.all([
    launch(),
    buildSite({ content, env: { ALONGSIDE_DESK: '1' } }),
  ]);
  expect(code, stderr).toBe(0);
  [browser, built] = [started, out];
  site = await deskSite(out, content);
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
  if (built) await rm(dirname(built), { recursive: true, force: true });
});

test.each([
  ['with', true],
  ['without', false],
])(
  '%s JavaScript, what is wrong is told in words, and what was written is still there',
  async (_, javaScriptEnabled) => {
    const page = await open({ javaScriptEnabled, viewport: { width: 320, height: 640 } });
    await page.locator('#Story').fill('Line one\n\nI <3 you {name}');
    await page.getByLabel('I am a carer').check();
    await page.locator('#Picture').setInputFiles(await photo());
    await page.getByRole('button', { name: 'Send your story' }).click();
    const problems = page.getByRole('group', { name: 'Please look at this again' });
    await problems.waitFor();
    expect(await problems.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await page.title()).toMatch(/^Please look again: /);
    expect(await page.locator('#Story').inputValue()).toBe('Line one\n\nI <3 you {name}');
    expect(await page.getByLabel('I am a carer').isChecked()).toBe(true);
    expect(await page.getByText('We have kept your picture garden.jpg').isVisible()).toBe(true);
    await problems.getByRole('link', { name: 'Please type a title' }).click();
    expect(await page.locator('#Title').evaluate((box) => box.matches(':target'))).toBe(true);
  },
);

test('axe finds nothing on the form with errors and on the page after it, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open({
      colorScheme,
      viewport: { width: 320, height: 640 },
      bypassCSP: true,
    });
    await page.locator('#Picture').setInputFiles(await photo());
    await page.getByLabel('My full name').check();
    await page.getByRole('button', { name: 'Send your story' }).click();
    await page.locator('#Problems').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.locator('#Title').fill('We mended the gate');
    await page.locator('#Story').fill('It squeaked.');
    await page.getByLabel('Do not name me at all').check();
    await page.getByLabel('There is no need to reach me').check();
    await page.getByRole('button', { name: 'Send your story' }).click();
    await page.getByRole('heading', { name: 'Thank you for your story' }).waitFor();
    expect(await page.getByRole('link', { name: '/your-story/' }).isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

test.each([
  ['', () => {}],
  [
    ', also when the form is left before the device has noted that it was sent',
    () =>
      addEventListener(
        'submit',
        () => {
          IDBObjectStore.prototype.put = IDBObjectStore.prototype.get as never;
        },
        true,
      ),
  ],
  [
    ', also when the thank-you page is left before it is deleted',
    () => {
      if (location.pathname.endsWith('/thank-you/'))
        IDBObjectStore.prototype.delete = IDBObjectStore.prototype.get as never;
    },
  ],
])(
  'what was kept on the device is deleted when the story has arrived, and not before%s',
  async (_, slowDisk) => {
    const page = await open({}, slowDisk);
    await page.locator('#Story').fill('It rained.');
    await page.getByRole('button', { name: 'Send your story' }).click();
    await page.locator('#Problems').waitFor();
    await page.goto(`${site.url}tell-your-story/`);
    await page.getByText('We have put back what you wrote.').waitFor();
    await page.locator('#Title').fill('A wet day');
    await page.getByLabel('There is no need to reach me').check();
    await page.getByRole('button', { name: 'Send your story' }).click();
    await page.getByRole('heading', { name: 'Thank you for your story' }).waitFor();
    await page.waitForLoadState();
    await page.goto(`${site.url}tell-your-story/`);
    await expect.poll(() => onDevice(page)).toBe('[]');
    expect(await page.locator('#Story').inputValue()).toBe('');
  },
);

test('a story that is written while an older one shows its thanks again stays', async () => {
  const page = await open();
  await page.locator('#Title').fill('The first');
  await page.locator('#Story').fill('It has arrived.');
  await page.getByLabel('There is no need to reach me').check();
  await page.getByRole('button', { name: 'Send your story' }).click();
  await page.getByRole('heading', { name: 'Thank you for your story' }).waitFor();
  await page.getByRole('link', { name: 'Tell another story' }).click();
  await page.locator('#Title').fill('The second');
  await page.locator('#Story').fill('It is lost on the way.');
  await page.getByLabel('There is no need to reach me').check();
  await expect.poll(() => onDevice(page)).toContain('"noReach"');
  await page.route('**/tell-your-story/', (route) => route.abort());
  await page.getByRole('button', { name: 'Send your story' }).click();
  await page.waitForURL('chrome-error://**', { waitUntil: 'commit' });
  await page.unroute('**/tell-your-story/');
  await page.goBack();
  await page.getByRole('heading', { name: 'Thank you for your story' }).waitFor();
  await page.reload();
  await page.waitForTimeout(300);
  expect(await onDevice(page)).toContain('It is lost on the way.');
});

test('a second press of the button sends nothing twice', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.locator('#Title').fill('Pressed twice');
  await page.locator('#Story').fill('It went well.');
  await page.getByLabel('There is no need to reach me').check();
  await page.getByRole('button', { name: 'Send your story' }).dblclick();
  await page.getByRole('heading', { name: 'Thank you for your story' }).waitFor();
  const drafts = site.git('for-each-ref', '--format=%(refname)', 'refs/heads/cms/stories');
  expect(drafts.split('\n').filter((name) => name.includes('pressed-twice'))).toHaveLength(1);
});

test('a large photo is shown, made smaller on the device, and comes back after a killed tab', async () => {
  const page = await open();
  await page.locator('#Title').fill('The garden');
  await page.locator('#Picture').setInputFiles(await photo(5000));
  await page.getByText('garden.jpg: ').waitFor();
  await expect.poll(() => sideOf(page)).toBe(2400);
  expect(await page.locator('canvas').isVisible()).toBe(true);
  await expect
    .poll(async () => {
      const again = await page.context().newPage();
      await again.goto(`${site.url}tell-your-story/`);
      await again.waitForTimeout(300);
      const side = await sideOf(again);
      await again.close();
      return side;
    })
    .toBe(2400);
  await page.getByRole('button', { name: 'Take the picture away' }).click();
  expect(await sideOf(page)).toBe(0);
  expect(await page.getByLabel('What does it show?').isVisible()).toBe(false);
});

async function open(options: BrowserContextOptions = {}, before?: () => void): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(`${site.url}tell-your-story/`);
  return page;
}

async function photo(width = 60): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const picture = { width, height: width / 2, channels: 3, background: 'seagreen' } as const;
  const buffer = await sharp({ create: picture }).jpeg().toBuffer();
  return { name: 'garden.jpg', mimeType: 'image/jpeg', buffer };
}

/** The longer side of the picture that would be sent, in pixels; 0 for none. */
function sideOf(page: Page): Promise<number> {
  return page.locator('#Picture').evaluate(async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (!file) return 0;
    const { width, height } = await createImageBitmap(file);
    return Math.max(width, height);
  });
}
