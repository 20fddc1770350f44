import type Axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Locator, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The editing page in a browser, used as a person uses it. */
export interface AdminPage {
  page: Page;
  /** Requests to somewhere else, and what the policy of the page blocked. */
  outside: string[];
  blocked: string[];
  /** Goes to a screen, such as `/workflow`, and waits for its heading. */
  go(screen: string, heading?: string): Promise<void>;
  /** Opens a story by its name in addresses, and waits until the form holds it. */
  open(slug: string): Promise<void>;
  title: Locator;
  text: Locator;
  /** The line that says what is saved. */
  standing: Locator;
  save(): Promise<void>;
  /** Presses a button by its words. */
  press(words: string | RegExp): Promise<void>;
  /** What axe finds on the page as it is now, one line each. */
  axe(): Promise<string[]>;
}

/** @param url The front page of the site. */
export async function adminPage(context: BrowserContext, url: string): Promise<AdminPage> {
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const outside: string[] = [];
  const blocked: string[] = [];
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url))
      outside.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) blocked.push(message.text());
  });
  const title = page.getByLabel('Title', { exact: true }).first();
  const standing = page.locator('.standing');
  const press: AdminPage['press'] = (words) =>
    page.getByRole('button', { name: words, exact: true }).first().click();
  const go: AdminPage['go'] = async (screen, heading) => {
    await page.goto(`${url}admin/#${screen}`);
    await page
      .getByRole('heading', { level: 1, ...(heading !== undefined && { name: heading }) })
      .waitFor();
  };
  return {
    page,
    outside,
    blocked,
    go,
    title,
    text: page.locator('[data-slate-editor]'),
    standing,
    press,
    async open(slug) {
      await go(`/collections/stories/entries/${slug}/index`);
      await page.locator(`.story-bar[data-open="content/stories/${slug}/index.mdx"]`).waitFor();
      await title.waitFor();
    },
    async save() {
      const answered = page.waitForResponse((response) =>
        (response.request().postData() ?? '').includes('"persistEntry"'),
      );
      await press('Save');
      await answered;
      await page.locator('.standing', { hasText: 'Not saved yet' }).waitFor({ state: 'detached' });
      await standing.getByText('Saved', { exact: true }).waitFor();
    },
    async axe() {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => {
        const { axe: checker } = globalThis as unknown as { axe: typeof Axe };
        return checker.run(document, { resultTypes: ['violations'] });
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      );
    },
  };
}

/** How many lines differ; more than any when lines were added or taken out. */
export function linesThatDiffer(before = '', after = ''): number {
  const [one, other] = [before.split('\n'), after.split('\n')];
  if (one.length !== other.length) return Infinity;
  return one.filter((line, index) => line !== other[index]).length;
}
