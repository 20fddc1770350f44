import { readdirSync, readFileSync } from 'node:fs';
import type Axe from 'axe-core';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { serve, type SiteServer } from '../support/site-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const strict = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
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

test('a story is found and opened with the keyboard alone', async () => {
  const page = await open('search/');
  await tabTo(page, '#Words');
  await page.keyboard.type('dementia');
  await found(page);
  expect(await active(page)).toBe('Words');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'Found-heading');
  await page.keyboard.press('Tab');
  const title = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/stories\/[^/]+\/$/);
  expect((await page.locator('h1').innerText()).trim()).toBe(title);
});

test('Back from a story leads to where the reader was', async () => {
  const page = await open('search/?q=dementia');
  await found(page);
  await page.locator('#Found li a').nth(4).scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 200));
  const before = await page.evaluate(() => scrollY);
  await page.locator('#Found li a').nth(4).click();
  await page.waitForURL(/\/stories\/[^/]+\/$/);
  await page.goBack();
  await found(page);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 60);
  expect(await page.evaluate(() => scrollY)).toBeLessThan(before + 60);
});

test('the search box at the top of another page leads to what it finds', async () => {
  const page = await open('about/');
  await page.locator('header input[type=search]').fill('dementia');
  await page.keyboard.press('Enter');
  expect(await found(page)).toBeGreaterThan(0);
  expect(await page.locator('#Words').inputValue()).toBe('dementia');
});

test('what is found shows the quilt block that its story has', async () => {
  const page = await open('search/?q=dementia');
  await found(page);
  const drawn = (selector: string) =>
    page
      .locator(`${selector} svg.patch`)
      .first()
      .evaluate((block) => [...block.children].map((piece) => piece.getAttribute('d')));
  const inList = await drawn('#Found .card');
  await page.locator('#Found .card a').first().click();
  await page.waitForURL(/\/stories\/[^/]+\/$/);
  expect(await drawn('main .piece')).toEqual(inList);
  expect(inList.length).toBeGreaterThan(1);
});

test('what is found says its kind and time to read, and marks the words', async () => {
  const page = await open('search/?q=dementia');
  await found(page);
  const first = page.locator('#Found .card').first();
  expect(await first.locator('.kind').innerText()).not.toBe('');
  expect(await first.locator('.meta').innerText()).toMatch(/\d+ minutes? to read/);
  expect((await first.locator('mark').first().innerText()).toLowerCase()).toBe('dementia');
  expect(await page.locator('#Said').innerText()).toMatch(/^\d+ stories found for dementia$/);
});

test('nothing of the index is loaded before somebody searches', async () => {
  const asked: string[] = [];
  const page = await open('search/', {}, async (fresh) => {
    fresh.on('request', (request) => asked.push(request.url()));
  });
  await page.waitForTimeout(300);
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  const wanted = page.waitForRequest(/pagefind\.js/);
  await page.locator('#Words').focus();
  await wanted;
});

test('themes are chosen with the keyboard: any of them, and each says how many it gives', async () => {
  const page = await open('search/');
  await tabTo(page, '#Search summary');
  await page.keyboard.press('Space');
  await tabTo(page, '[name=theme]');
  const [first, second] = [await themeAt(page, 0), await themeAt(page, 1)];
  await page.keyboard.press('Space');
  expect(await found(page)).toBe(first.count);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('theme');
  const ofFirst = await links(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForURL(`**/search/?theme=${first.slug}&theme=${second.slug}`);
  const total = await changed(page, first.count);
  const ofSecond = await links(await open(`search/?theme=${second.slug}`));
  expect(ofSecond).toHaveLength(second.count);
  expect(total).toBe(new Set([...ofFirst, ...ofSecond]).size);
  expect((await links(page)).toSorted()).toEqual(
    [...new Set([...ofFirst, ...ofSecond])].toSorted(),
  );
});

test('with words given, each theme says how many stories choosing it would give', async () => {
  const page = await open('search/?q=dementia');
  await found(page);
  const said = await Promise.all([0, 1, 2, 3].map((at) => themeAt(page, at)));
  for (const { slug, count } of said)
    expect(await found(await open(`search/?q=dementia&theme=${slug}`)), slug).toBe(count);
});

test('without words the newest stories of a theme come first', async () => {
  const page = await open('search/?theme=sharing-power');
  await found(page);
  const here = await links(page);
  await page.goto(`${site.url}themes/sharing-power/`);
  const there = await page.locator('.cards :is(h2, h3) a').evaluateAll(hrefs);
  expect(here.slice(0, there.length)).toEqual(there);
});

test('the address says what is looked for; Back and a copy of it bring it back', async () => {
  const page = await open('search/');
  await page.locator('#Words').fill('dementia');
  const withoutTheme = await found(page);
  await page.locator('#Search summary').click();
  const theme = await themeAt(page, 0);
  await page.locator(`[value=${theme.slug}]`).check();
  await page.waitForURL(`**/search/?q=dementia&theme=${theme.slug}`);
  await page.getByRole('heading', { name: `${theme.count} stor` }).waitFor();
  const shown = await links(page);

  const copy = await open(`search/?q=dementia&theme=${theme.slug}`);
  await found(copy);
  expect(await links(copy)).toEqual(shown);
  expect(await copy.locator(`[value=${theme.slug}]`).isChecked()).toBe(true);

  await page.locator('#Found h3 a').first().click();
  await page.waitForURL(/\/stories\//);
  await page.goBack();
  await found(page);
  expect(await links(page)).toEqual(shown);
  await page.goBack();
  await page.waitForURL('**/search/?q=dementia');
  await page.getByRole('heading', { name: `${withoutTheme} stor` }).waitFor();
  expect(await page.locator(`[value=${theme.slug}]`).isChecked()).toBe(false);
});

test('"Start again" clears everything and waits in the box', async () => {
  const page = await open('search/?q=dementia&theme=sharing-power');
  await found(page);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.locator('#Found').waitFor({ state: 'hidden' });
  expect(await active(page)).toBe('Words');
  expect(new URL(page.url()).search).toBe('');
  expect(await page.locator('[name=theme]:checked').count()).toBe(0);
});

test('a search for nothing says what is missing, and waits in the box', async () => {
  const page = await open('search/');
  await page.getByRole('searchbox', { name: 'Words to look for' }).press('Enter');
  await page.getByRole('status').getByText('Please type a word, or choose a theme.').waitFor();
  expect(await active(page)).toBe('Words');
});

test('words that no story has lead on instead of to stories about something else', async () => {
  const page = await open('search/?q=acess');
  await page.getByRole('heading', { name: 'No stories found' }).waitFor();
  expect(await page.locator('#Found .note').innerText()).toContain('No story has the word acess.');
  expect(await waysOn(page)).toEqual(['/themes/', '/stories/']);
});

test('a slip near the end of a word still finds stories, and says so', async () => {
  const page = await open('search/?q=coproducton');
  expect(await found(page)).toBeGreaterThan(0);
  const note = await page.locator('#Found .note').innerText();
  expect(note).toContain('No story has the word coproducton. These stories');
});

test('of several words, one that no story has is named and the others are looked for', async () => {
  const page = await open('search/?q=dementia+qwertyish');
  const number = await found(page);
  const note = await page.locator('#Found .note').innerText();
  expect(note).toBe('No story has the word qwertyish. These stories have the other words.');
  expect(await found(await open('search/?q=dementia'))).toBe(number);
});

test('without JavaScript every story is one link away, and nothing waits for a script', async () => {
  const page = await open('search/?q=care', { javaScriptEnabled: false });
  const all = await page.locator('main a').evaluateAll(hrefs);
  const stories = readdirSync(join(dist, 'stories'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'page')
    .map(({ name }) => `/stories/${name}/`);
  expect(stories.filter((story) => !all.includes(story))).toEqual([]);
  expect(all.some((href) => href.startsWith('/themes/'))).toBe(true);
  expect(all.some((href) => href.startsWith('/places/'))).toBe(true);
  expect(await page.locator('#Search noscript p').isVisible()).toBe(true);
  for (const part of ['#Found', '#Search details', '#Search [type=reset]'])
    expect(await page.locator(part).isVisible(), part).toBe(false);
});

test.each([
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a script', '"><script>alert(1)</script>'],
  ['signs of regular expressions', '(((.*+?[\\'],
  ['ten thousand letters', 'a'.repeat(10_000)],
  ['ten thousand words', 'care '.repeat(10_000)],
  ['right to left', 'טיפול \u202eדמנציה'],
  ['emoji', '🧵👩‍👩‍👧🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['half a character', '\ud83e'],
  ['quotes', '"care'],
  ['names of objects', '__proto__ constructor'],
  ['a null', 'ca\0re'],
])('%s in the box give no error and no markup', async (_, words) => {
  const page = await open('search/');
  await page.locator('#Words').evaluate((box: HTMLInputElement, value) => {
    box.value = value;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, words);
  await page.getByRole('heading', { name: /found$/ }).waitFor();
  await page.goto(page.url());
  await page.getByRole('heading', { name: /found$/ }).waitFor();
  expect(await page.locator('#Found').locator('img, script, iframe').count()).toBe(0);
  expect(new URL(page.url()).search.length).toBeLessThan(2500);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});

test('titles and texts that look like markup stay text', async () => {
  const page = await open('search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', {}, fake);
  await found(page);
  const first = page.locator('#Found .card').first();
  expect(await first.locator('a').innerText()).toBe('<img src=x onerror=alert(1)> 0');
  expect(await page.locator('#Found img').count()).toBe(0);
});

test('stories are shown twenty at a time, and the focus goes to the first new one', async () => {
  const page = await open('search/?q=made', {}, fake);
  expect(await found(page)).toBe(45);
  expect(await page.locator('#Found li.card').count()).toBe(20);
  await page.getByRole('button', { name: 'Show 20 more stories' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'made 20');
  await page.getByRole('button', { name: 'Show 5 more stories' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'made 40');
  expect(await page.locator('#Said').innerText()).toBe('45 of 45 stories shown');
  expect(await page.locator('[data-part=more]').isVisible()).toBe(false);
  await page.reload();
  await found(page);
  expect(await page.locator('#Found li.card').count()).toBe(45);
});

test('an answer that comes late does not replace a newer one', async () => {
  const page = await open('search/', {}, fake);
  await page.locator('#Words').fill('slow');
  await page.getByText('Looking for stories…').first().waitFor();
  await page.locator('#Words').fill('quick');
  await page.getByRole('link', { name: 'quick 0' }).waitFor();
  await page.waitForTimeout(2000);
  expect(await page.getByRole('link', { name: 'slow 0' }).count()).toBe(0);
});

test('a word that is still being composed is not looked for', async () => {
  const page = await open('search/', {}, fake);
  await page.locator('#Words').focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', {
    text: 'かいご',
    selectionStart: 3,
    selectionEnd: 3,
  });
  await page.waitForTimeout(700);
  expect(await page.locator('#Found').isVisible()).toBe(false);
  await keyboard.send('Input.insertText', { text: '介護' });
  await page.getByRole('link', { name: '介護 0' }).waitFor();
});

test.each([
  ['everything', /\/pagefind\//],
  ['the module', /pagefind\.js/],
  ['the list of what there is', /pagefind-entry/],
  ['the part that says which pages there are', /\.pf_meta/],
  ['the program', /wasm\./],
  ['the words', /\.pf_index/],
  ['the filters', /\.pf_filter/],
  ['the texts', /\.pf_fragment/],
])('when %s cannot be had it is said, and trying again helps', async (_, what) => {
  const page = await open('search/?q=dementia', {}, async (fresh) => {
    await fresh.route(what, (route) => route.abort());
  });
  const heading = page.getByRole('heading', { name: 'The search did not load' });
  await heading.waitFor();
  expect(await page.locator('#Said').innerText()).toBe('The search did not load');
  expect(await waysOn(page)).toEqual(['/themes/', '/stories/']);
  await page.unroute(what);
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  expect(await found(page)).toBeGreaterThan(0);
  expect(await active(page)).toBe('Found-heading');
});

test('an index that was never made is said in the same words', async () => {
  const page = await open('search/?q=dementia', {}, async (fresh) => {
    await fresh.route(/\/pagefind\//, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  });
  await page.getByRole('heading', { name: 'The search did not load' }).waitFor();
});

test('where a browser may not run WebAssembly it is said', async () => {
  const policy = strict.replace(" 'wasm-unsafe-eval'", '');
  const other = await serve(dist, { headers: { 'content-security-policy': policy } });
  onTestFinished(() => other.close());
  const page = await browser.newPage();
  await page.goto(`${other.url}search/?q=dementia`);
  await page.getByRole('heading', { name: 'The search did not load' }).waitFor();
  await page.close();
});

test('under a base path the search finds the index and leads to the stories', async () => {
  const page = await open('search/', {}, async (fresh) => {
    await fresh.route('**/our-charity/**', async (route) => {
      const address = route.request().url().replace('/our-charity/', '/');
      const response = await route.fetch({ url: address });
      const isPage = response.headers()['content-type']?.startsWith('text/html');
      const body = isPage && (await response.text()).replaceAll('="/', '="/our-charity/');
      await route.fulfill({ response, ...(body ? { body } : {}) });
    });
  });
  await page.goto(`${site.url}our-charity/search/?q=dementia`);
  await found(page);
  for (const link of await links(page)) expect(link).toMatch(/^\/our-charity\/stories\/[^/]+\/$/);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing while stories are shown (%s)',
  async (colorScheme) => {
    for (const address of ['search/?q=dementia', 'search/?q=acess', 'search/?q=coproducton']) {
      const page = await open(address, { colorScheme, bypassCSP: true });
      await page.getByRole('heading', { name: /found$/ }).waitFor();
      await page.locator('#Search summary').click();
      expect(await violations(page), address).toEqual([]);
    }
  },
);

test('on a small phone what is found fits, and everything is large enough to touch', async () => {
  const page = await open('search/?q=dementia', { viewport: { width: 320, height: 640 } });
  await found(page);
  await page.locator('#Search summary').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const small = await page
    .locator('#Search :is(label:has(input), input[type=search], button, summary), #Found button')
    .evaluateAll((targets) =>
      targets
        .filter((target) => target.getClientRects().length > 0)
        .map((target) => [target.getBoundingClientRect(), target.outerHTML] as const)
        .filter(([{ width, height }]) => width < 44 || height < 44)
        .map(([, html]) => html.slice(0, 90)),
    );
  expect(small).toEqual([]);
});

/**
 * Opens a page of the site in a browser of its own. Any error, dialog or breach of the policy fails
 * the test when it ends.
 * @param before Done before the address is asked for. A test that takes something away expects
 * errors, which are then not counted.
 */
async function open(
  path: string,
  options: BrowserContextOptions = {},
  before?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrong: string[] = [];
  if (!before) {
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
  }
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  onTestFinished(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  await before?.(page);
  await page.goto(site.url + path);
  return page;
}

/** Waits until something is found and says how many stories. */
async function found(page: Page): Promise<number> {
  const heading = page.getByRole('heading', { name: /^[\d,]+ stor(y|ies) found$/ });
  await heading.waitFor();
  return Number.parseInt((await heading.innerText()).replace(',', ''), 10);
}

/** Waits until another number of stories is found. */
async function changed(page: Page, before: number): Promise<number> {
  await page.waitForFunction(
    (number) =>
      Number.parseInt(document.querySelector('#Found h2')?.textContent ?? '', 10) !== number,
    before,
  );
  return found(page);
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} cannot be reached with the Tab key.`);
}

function active(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

async function links(page: Page): Promise<string[]> {
  await found(page);
  return page.locator('#Found h3 a').evaluateAll(hrefs);
}

/** Where the page leads when it shows no stories. */
function waysOn(page: Page): Promise<string[]> {
  return page.locator('#Found a').filter({ visible: true }).evaluateAll(hrefs);
}

function hrefs(all: Element[]): string[] {
  return all.map((link) => link.getAttribute('href') ?? '');
}

async function themeAt(page: Page, at: number): Promise<{ slug: string; count: number }> {
  const box = page.locator('[name=theme]').nth(at);
  const label = page.locator('#Search label:has([name=theme])').nth(at);
  const [, count = ''] = /\((\d+)\)/.exec((await label.textContent()) ?? '') ?? [];
  return { slug: await box.inputValue(), count: Number(count) };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof Axe };
    const { violations: all } = await engine.run();
    return all.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(' ')}`,
    );
  });
}

/** Puts a made index in the place of Pagefind: 45 stories for whatever is looked for. */
async function fake(page: Page): Promise<void> {
  await page.route(/pagefind\.js/, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `
        const story = (title) => ({
          url: '/stories/made/', content: title, locations: [], filters: {},
          meta: { title, kind: title, summary: title, place: title },
        });
        export const options = async () => {};
        export const destroy = async () => {};
        export const filters = async () => ({});
        export const search = async (words) => {
          await new Promise((done) => setTimeout(done, words === 'slow' ? 1500 : 0));
          const results = Array.from({ length: 45 }, (_, n) => ({
            data: async () => story(words + ' ' + n),
          }));
          return { results, filters: {} };
        };`,
    }),
  );
}
