import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPage, type AdminPage } from '../support/admin-page.ts';
import { launch } from '../support/browser.ts';
import { deskSite, type DeskSite } from '../support/desk-site.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const slug = 'example-the-tuesday-kitchen';

let browser: Browser;
let site: DeskSite;
let admin: AdminPage;
const loaded: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), deskSite(dist, join(root, 'content'))]);
  admin = await adminPage(await browser.newContext(), site.url);
  admin.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await admin.open(slug);
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

const part = (): Locator =>
  admin.page.locator('details.part', {
    has: admin.page.getByRole('heading', { name: 'Short and simple version' }),
  });
const row = (number: number): Locator =>
  part()
    .locator('li[data-row]')
    .nth(number - 1);
const choose = async (number: number, wanted: string, name: string): Promise<void> => {
  await row(number).getByRole('button', { name: 'Choose a picture of the set' }).click();
  await row(number).getByLabel('Find a picture by a word').fill(wanted);
  await row(number).getByRole('button', { name, exact: true }).click();
};

test('the pictures are loaded when their part of the form is opened, and not before', async () => {
  expect(loaded).not.toContain('/admin/icons.json');
  await part().locator(':scope > summary').click();
  await part().getByRole('button', { name: 'Add: idea' }).click();
  await expect.poll(() => loaded).toContain('/admin/icons.json');
  const all = readFileSync(join(dist, 'admin/icons.json'));
  expect(gzipSync(all).length).toBeLessThan(300_000);
});

test('a picture is found by a plain word and chosen with the keyboard alone', async () => {
  const { keyboard } = admin.page;
  const opener = row(1).getByRole('button', { name: 'Choose a picture of the set' });
  await opener.focus();
  await keyboard.press('Enter');
  await keyboard.type('doctor');
  await row(1).getByText('pictures').first().waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await row(1).getByText('Chosen: Doctor', { exact: true }).waitFor();
  await expect
    .poll(() => admin.page.evaluate(() => document.activeElement?.textContent))
    .toBe('Choose another picture of the set');
});

test('Escape closes the pictures and goes back to the button', async () => {
  const opener = row(1).getByRole('button', { name: 'Choose another picture of the set' });
  await opener.press('Enter');
  await row(1).getByLabel('Find a picture by a word').press('Escape');
  expect(await row(1).locator('.shelf').count()).toBe(0);
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('open pictures are large enough to press, axe finds nothing, and no word finds what is not there', async () => {
  await row(1).getByRole('button', { name: 'Choose another picture of the set' }).click();
  const line = row(1).getByLabel('Find a picture by a word');
  const sizes = await row(1)
    .locator('.shelf li button')
    .evaluateAll((buttons) =>
      buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
  expect(sizes.length).toBeGreaterThan(20);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  expect(await admin.axe()).toEqual([]);
  await line.fill('xylophone');
  await row(1).getByText('No picture fits.').waitFor();
  await line.press('Escape');
});

test('words that are too many are counted as they are typed', async () => {
  await row(1)
    .getByLabel('Words', { exact: true })
    .fill(
      'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.',
    );
  await row(1).getByText('1 word too many. Please shorten it before publishing.').waitFor();
});

test('ideas are added, moved and taken out, and are kept in the order of the form', async () => {
  for (const [index, [words, wanted, name]] of [
    ['Six cards lie on a table.', 'list', 'List with ticks'],
    ['Everybody picks one card.', 'raised hand', 'Raised hand'],
    ['This idea goes again.', 'star', 'Star'],
    ['They cook a meal.', 'meal', 'Hot meal'],
  ].entries()) {
    const number = index + 1;
    if (number > 1) await part().getByRole('button', { name: 'Add: idea' }).click();
    await row(number).getByLabel('Words', { exact: true }).fill(String(words));
    if (number === 1) await row(1).getByRole('button', { name: 'Take this picture out' }).click();
    await choose(number, String(wanted), String(name));
  }
  await part().getByRole('button', { name: 'Move up: idea 2' }).click();
  await part().getByRole('button', { name: 'Take out: idea 3' }).click();
  await admin.save();
  expect(site.drafted(`cms/stories/${slug}`, `stories/${slug}/index.mdx`)).toContain(
    [
      'easyRead:',
      '  ideas:',
      '    - words: Everybody picks one card.',
      '      icon: refused',
      '    - words: Six cards lie on a table.',
      '      icon: i-exam-multiple-choice',
      '    - words: They cook a meal.',
      '      icon: hot-meal',
      '',
    ].join('\n'),
  );
  expect(admin.blocked).toEqual([]);
  expect(admin.outside).toEqual([]);
});
