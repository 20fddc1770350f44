import { resolve } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPage } from '../support/admin-page.ts';
import { launch } from '../support/browser.ts';
import { served, type Served } from '../support/served.ts';

const content = resolve(import.meta.dirname, '../../content');
const slug = 'we-planted-a-garden-together';
const typed = 'I <3 you {name} & 2 < 3 *stars* import x';

let browser: Browser;
let site: Served;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), served(content)]);
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

test('a story told on a phone without JavaScript is checked, seen by its teller, published and found', async () => {
  const files = site.git('ls-files', '--stage');
  const phone = await newPhone();
  const link = await tell(phone);
  expect(site.git('for-each-ref', '--format=%(refname)', 'refs/heads/cms')).toBe(
    `refs/heads/cms/stories/${slug}`,
  );

  const context = await browser.newContext();
  const admin = await adminPage(context, site.url);
  const { page } = admin;
  const field = (role: 'textbox' | 'combobox' | 'checkbox', name: string): Locator =>
    page.getByRole(role, { name, exact: true });
  await page.goto(await site.invite('Edda Editor', 'editor'));
  await page.getByRole('main').getByRole('button').click();
  await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor();

  await admin.go('/workflow', 'Board');
  const waiting = page.getByRole('region', { name: /^In review/ });
  await waiting.getByRole('link', { name: 'We planted a garden together' }).click();
  await admin.text.waitFor();
  expect(await admin.text.innerText()).toContain(typed);
  await admin.press('Mark as ready');
  await page
    .getByText(/Summary: .*still empty/)
    .first()
    .waitFor();

  await field('textbox', 'Summary').fill('Neighbours made a garden on Mondays.');
  await field('combobox', 'Kind').selectOption('reflection');
  await field('checkbox', 'Neighbours and communities').check();
  await field('textbox', 'Published').fill('2026-01-31');
  await admin.save();
  await page.goto(`${site.url}preview/${slug}/teller/`);
  await admin.press(/ask for a yes at this link/);
  await page.getByText('Made on').waitFor();
  await agree(phone, link);

  await admin.go('/workflow', 'Board');
  await page.reload();
  await admin.open(slug);
  await field('combobox', 'Where consent stands').selectOption('given');
  await field('textbox', 'Ask again by').fill(inAYear());
  await admin.save();
  await admin.press('Mark as ready');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.locator('.standing', { hasText: 'Published' }).waitFor();

  await expect
    .poll(async () => (await phone.goto(`${site.url}stories/${slug}/`))?.status(), {
      timeout: 120_000,
      interval: 1000,
    })
    .toBe(200);
  expect(await phone.getByRole('main').innerText()).toContain(typed);
  expect(await phone.getByRole('main').innerText()).toContain('Jo');
  await phone.goto(`${site.url}themes/neighbours/`);
  await phone.getByRole('link', { name: 'We planted a garden together' }).waitFor();
  const feed = await (await context.request.get(`${site.url}rss.xml`)).text();
  expect(feed).toContain(`${slug}/`);
  await page.goto(`${site.url}search/?q=planted+garden`);
  await page.getByRole('link', { name: 'We planted a garden together' }).first().waitFor();

  const log = site.git('log', '-1', '--format=%an%n%cn%n%B');
  expect(log.split('\n').slice(0, 2)).toEqual(['Jo', 'Alongside desk']);
  expect(log).toContain('Edda Editor');
  expect(log).not.toContain('jo@example.org');
  expect(site.git('status', '--porcelain')).toBe('');
  expect(site.git('for-each-ref', 'refs/heads/cms')).toBe('');
  expect(added(files, site.git('ls-files', '--stage'))).toEqual([
    `content/stories/${slug}/index.mdx`,
  ]);
});

/** Tells a story with the form, and gives the private link. */
async function tell(phone: Page): Promise<string> {
  await phone.goto(`${site.url}tell-your-story/`);
  await phone.getByLabel('What is your story called?').fill('We planted a garden together');
  await phone.getByLabel('What happened?').fill(`${typed}\n\nWe met on Mondays.`);
  await phone.getByLabel('My first name only').check();
  await phone.locator('[name=name]').fill('Jo');
  await phone.getByLabel('I am a carer').check();
  for (const use of await phone.locator('[name=uses]').all()) await use.check();
  await phone.getByLabel('Email address').fill('jo@example.org');
  await phone.getByRole('button', { name: 'Send your story' }).click();
  await phone.getByRole('heading', { name: 'Thank you for your story' }).waitFor();
  expect(site.git('status', '--porcelain')).toBe('');
  const [link = ''] =
    /http\S+\/your-story\/\S+/.exec(await phone.locator('main').innerText()) ?? [];
  return link;
}

/** Says yes to the final words. */
async function agree(phone: Page, link: string): Promise<void> {
  await phone.goto(link);
  // Its page is made now, and the phone asks again by itself until it is there.
  const yes = phone.getByRole('button', { name: /^Yes/ }).first();
  await yes.waitFor();
  expect(await phone.getByRole('main').innerText()).toContain(typed);
  await yes.click();
  await phone.getByRole('button', { name: 'Yes, I am sure' }).click();
  await phone.getByText('You said yes.').waitFor();
}

async function newPhone(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

function inAYear(): string {
  return `${new Date().getFullYear() + 1}-01-01`;
}

/** The paths that came or changed between two listings of the index. */
function added(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => line.split('\t')[1] ?? '');
}
