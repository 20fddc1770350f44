import type Axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { inviteTo, sendAStory } from '../support/desk-people.ts';
import { deskSite, type DeskSite } from '../support/desk-site.ts';

const root = resolve(import.meta.dirname, '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let site: DeskSite;

beforeAll(async () => {
  browser = await launch();
  site = await deskSite(join(root, 'dist'), join(root, 'content'));
  site.isNow(undefined);
  await sendAStory(site.running.desk);
});

afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

test('on a small phone without JavaScript: sign in with the link, see the desk, sign out', async () => {
  const page = await newPage({ width: 320, javaScriptEnabled: false });
  await page.goto(`${site.url}desk/`);
  expect(await page.locator('h1').innerText()).toBe('Please sign in');
  await page.goto(`${site.url}${inviteTo(site.running.desk, 'Sam')}`);
  await page.getByRole('button', { name: 'Sign in as Sam' }).click();
  expect(new URL(page.url()).pathname).toBe('/admin/');
  await page.goto(`${site.url}desk/`);
  await page.getByRole('link', { name: 'A night out', exact: true }).first().waitFor();
  expect(await widthBeyond(page)).toBe(0);
  await page.getByRole('link', { name: 'Who you are, and signing out' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(await page.locator('h1').innerText()).toBe('Sign in');
  expect((await page.goto(`${site.url}desk/`))?.status()).toBe(401);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing on the pages of the desk, and the policy blocks nothing (%s)',
  async (colorScheme) => {
    const page = await newPage({ width: 320, colorScheme });
    const blocked: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text());
    });
    const invite = inviteTo(site.running.desk, `Sam ${colorScheme}`);
    for (const path of ['sign-in/', 'sign-in/old/', invite]) await expectNothing(page, path);
    await page.getByRole('button', { name: /Sign in as/ }).click();
    for (const path of ['sign-in/', 'desk/', 'desk/nothing/']) await expectNothing(page, path);
    expect(blocked).toEqual([]);
  },
);

async function newPage({ width, ...options }: Options): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 640 }, ...options });
  return context.newPage();
}

async function expectNothing(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
  expect(await widthBeyond(page), path).toBe(0);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof Axe };
    const { violations } = await checker.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(found, path).toEqual([]);
}

/** By how much a page is wider than the screen, in pixels. */
function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

interface Options {
  width: number;
  javaScriptEnabled?: boolean;
  colorScheme?: 'light' | 'dark';
}
