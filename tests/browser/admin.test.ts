import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPage, linesThatDiffer, type AdminPage } from '../support/admin-page.ts';
import { launch } from '../support/browser.ts';
import { deskSite, editor, type DeskSite } from '../support/desk-site.ts';
import { serve } from '../support/site-server.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const kitchen = 'example-the-tuesday-kitchen';

/** A busy machine is no failure. */
const patient = { timeout: 30_000 } as const;

let browser: Browser;
let site: DeskSite;
let admin: AdminPage;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), deskSite(dist, join(root, 'content'))]);
  admin = await adminPage(await browser.newContext(), site.url);
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

test('the list has every story, and axe finds nothing on it', async () => {
  await admin.go('/collections/stories', 'Stories');
  const stories = readdirSync(join(root, 'content/stories'));
  await admin.page.getByText(`${stories.length} in this list`).waitFor();
  await admin.page.getByLabel('Find by title').fill('kitchen tuesday');
  await admin.page.getByText(`1 of ${stories.length} found`).waitFor();
  expect(await admin.page.getByText('You are Ed Itor').count()).toBe(1);
  expect(await admin.axe()).toEqual([]);
});

test.each([kitchen, 'solva-care', 'residents-hold-the-pen'])(
  '%s: opened it is as it was; a new title changes one line, the old one brings every byte back',
  async (slug) => {
    const path = `stories/${slug}/index.mdx`;
    const before = site.published(path) ?? '';
    await admin.open(slug);
    const title = await admin.title.inputValue();
    expect(await admin.standing.innerText()).toMatch(/Published\s+Saved/);
    await admin.title.fill(`${title.slice(0, 70)} again`);
    await admin.save();
    expect(linesThatDiffer(before, site.drafted(`cms/stories/${slug}`, path))).toBe(1);
    // Decap compared with the published title as well, and saw nothing to save.
    await admin.title.fill(title);
    await admin.save();
    expect(site.drafted(`cms/stories/${slug}`, path) ?? before).toBe(before);
  },
);

test('a word more in the text of a story changes its paragraph and nothing else', async () => {
  const path = `stories/${kitchen}/index.mdx`;
  const before = site.published(path);
  await admin.open(kitchen);
  await admin.text.locator(':scope > p').first().click();
  await admin.page.waitForTimeout(200);
  await admin.page.keyboard.press('End');
  await admin.page.keyboard.type(' One word more.');
  await admin.save();
  const after = site.drafted(`cms/stories/${kitchen}`, path);
  expect(after).toContain('One word more.');
  expect(linesThatDiffer(before, after)).toBe(1);
});

test('an empty title is told at the top and at its field, the focus goes there, and axe finds nothing', async () => {
  await admin.open(kitchen);
  expect(await admin.axe()).toEqual([]);
  await admin.title.fill('');
  await admin.press('Save');
  await admin.page.getByRole('link', { name: 'Title is empty. Please fill it in.' }).waitFor();
  expect(await admin.title.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await admin.title.getAttribute('aria-invalid')).toBe('true');
  const about = (await admin.title.getAttribute('aria-describedby')) ?? '';
  const words = await Promise.all(
    about.split(' ').map((id) => admin.page.locator(`[id="${id}"]`).innerText()),
  );
  expect(words.join(' ')).toContain('Say what happened');
  expect(words.join(' ')).toContain('Title is empty');
  expect(await admin.axe()).toEqual([]);
});

test('a story that may not be kept is refused in plain words that stay, and the typed text stays', async () => {
  await admin.title.fill('No');
  await admin.press('Save');
  await admin.page.getByText('Not saved. Your text is still here.').waitFor();
  await admin.page.getByText('The title needs at least 3 characters.').waitFor();
  expect(await admin.title.inputValue()).toBe('No');
  expect(await admin.page.locator('body').innerText()).not.toContain('API_ERROR');
});

test('a window that dies while somebody writes gives the text back, also after going elsewhere', async () => {
  const context = await browser.newContext();
  const writing = await adminPage(context, site.url);
  await writing.go('/collections/stories/new', 'New story');
  await writing.title.fill('We sang in the café: a 1st');
  await writing.text.click();
  await writing.page.keyboard.type('I <3 you {name} & 2 < 3 *stars* import x');
  await writing.standing.getByText('Kept on this device').waitFor();
  await writing.page.waitForTimeout(700);
  // No goodbye: nothing of the page runs any more.
  await writing.page.close({ runBeforeUnload: false });
  const again = await adminPage(context, site.url);
  await again.go('/collections/stories/new', 'New story');
  await again.page.getByText('“We sang in the café: a 1st”, which you began').waitFor();
  await again.press('Bring it back');
  await expect.poll(() => again.title.inputValue(), patient).toBe('We sang in the café: a 1st');
  expect(await again.text.innerText()).toContain('I <3 you {name} & 2 < 3 *stars* import x');
  await again.save();
  const kept = site.drafted(
    'cms/stories/we-sang-in-the-cafe-a-1st',
    'stories/we-sang-in-the-cafe-a-1st/index.mdx',
  );
  expect(kept).toMatch(
    /^---\nuid: [0-9a-f-]{36}\ntitle: "We sang in the café: a 1st"\n---\n\nI \\<3 you \\\{name\\\} & 2 \\< 3 \\\*stars\\\* import x\n$/,
  );
  // What is saved is not offered any more.
  await again.go('/collections/stories');
  await again.go('/collections/stories/new', 'New story');
  await again.page.waitForTimeout(500);
  expect(await again.page.getByText('which you began').count()).toBe(0);
  await context.close();
});

test('whoever saves second is told, sees what the first saved, and can bring their own back', async () => {
  const [one, other] = await Promise.all(
    [0, 1].map(async () => adminPage(await browser.newContext(), site.url)),
  );
  if (!one || !other) throw new Error('There are two.');
  await one.open('solva-care');
  await other.open('solva-care');
  await one.title.fill('The first title');
  await one.save();
  await other.title.fill('The second title');
  await other.press('Save');
  await other.press('See what they saved');
  await expect.poll(() => other.title.inputValue(), patient).toBe('The first title');
  await other.page.getByText('Since then it was saved by Ed Itor.').waitFor();
  await other.press('Bring it back');
  await expect.poll(() => other.title.inputValue(), patient).toBe('The second title');
  await other.save();
  expect(site.drafted('cms/stories/solva-care', 'stories/solva-care/index.mdx')).toContain(
    'title: The second title',
  );
});

test('on the board a draft goes from step to step by its buttons, and is published', async () => {
  const board = await adminPage(await browser.newContext(), site.url);
  await board.go('/workflow', 'Board');
  await board.press('Send for checking: The second title');
  await board.press('Mark as ready: The second title');
  await board.page.getByRole('button', { name: 'Publish: The second title' }).waitFor();
  expect(await board.axe()).toEqual([]);
  await board.press('Publish: The second title');
  await expect
    .poll(() => site.published('stories/solva-care/index.mdx'), patient)
    .toContain('title: The second title');
  // The checkout follows its branch a moment later.
  await expect.poll(() => site.git('status', '--short'), patient).toBe('');
});

test('a contributor writes and sends for checking, and is offered nothing more', async () => {
  site.isNow({ ...editor, id: 'sam', name: 'Sam', role: 'contributor' });
  const sam = await adminPage(await browser.newContext(), site.url);
  await sam.go('/collections/stories/new', 'New story');
  await sam.title.fill('A contributor writes');
  await sam.save();
  await sam.press('Send for checking');
  await sam.page.getByText('In review', { exact: true }).waitFor();
  await sam.page.getByRole('button', { name: 'Back to draft' }).waitFor();
  for (const words of ['Mark as ready', 'Publish', 'Throw this draft away'])
    expect(await sam.page.getByRole('button', { name: words }).count()).toBe(0);
  site.isNow(undefined);
  await sam.title.fill('A contributor writes on');
  await sam.press('Save');
  await sam.page.getByRole('link', { name: 'Sign in (opens in a new tab)' }).waitFor();
  await sam.page.reload();
  await sam.page.getByRole('heading', { name: 'Please sign in' }).waitFor();
  site.isNow(editor);
});

test('all of it ran under the policy of the page, and asked nobody else for anything', () => {
  expect(admin.blocked).toEqual([]);
  expect(admin.outside).toEqual([]);
});

test('where no desk answers, the page says how to edit', async () => {
  const alone = await serve(dist);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${alone.url}admin/`);
  await page.getByRole('heading', { name: 'Stories cannot be edited from here' }).waitFor();
  await page.getByText('npm start').waitFor();
  await alone.close();
});

test('the editing page weighs less than a megabyte', () => {
  const folder = join(dist, 'admin/cms');
  const asked = new Set(['cms.js']);
  for (const name of asked)
    for (const [, other = ''] of readFileSync(join(folder, name), 'utf8').matchAll(
      /from\s*"\.\/([\w.-]+\.js)"/g,
    ))
      asked.add(other);
  const sizes = [...asked].map((name) => gzipSync(readFileSync(join(folder, name))).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(900_000);
});
