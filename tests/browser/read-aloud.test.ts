import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { english, fakeVoice } from '../support/fake-voice.ts';
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

const story = 'stories/solva-care/';

test('a story is read from its title on, and the sentence that is heard is marked', async () => {
  const page = await open(story, fakeVoice(english));
  const title = await page.locator('h1').innerText();
  await page.getByRole('button', { name: 'Listen' }).click();
  await heard(page, 1);
  expect(await marked(page)).toBe(title.replace(/\s+/g, ' ').trim());
  const copied = await page.locator('article').innerText();
  for (let count = 1; count < 12; count++) await next(page, count);
  const words = (await said(page)).map((each) => each.words);
  expect(words[0]).toBe(title);
  expect(words[1]).toBe((await page.locator('.lead').innerText()).split(/(?<=\.) /)[0]);
  expect(words).toContain('In short');
  expect(await marked(page)).toBe(words[11]);
  expect(await page.locator('article').innerText()).toBe(copied);
});

test('a browser that cannot mark a sentence marks its paragraph', async () => {
  const page = await open(story, `${fakeVoice(english)} delete CSS.highlights;`);
  await page.getByRole('button', { name: 'Listen' }).click();
  await next(page, 1);
  expect(await page.locator('[data-heard]').count()).toBe(1);
  expect(await page.locator('.lead[data-heard]').count()).toBe(1);
});

test('what only the eye can use is left out, tables are said cell by cell, and Welsh by a Welsh voice', async () => {
  const welsh = { ...english, name: 'Gwyn', lang: 'cy-GB', default: false };
  const page = await open('stories/example-the-tuesday-kitchen/', fakeVoice(english, welsh));
  await page.getByRole('button', { name: 'Listen' }).click();
  await heard(page, 1);
  await page.evaluate('while (voice.saying) voice.end()');
  await page.getByText('That was the end.').waitFor();
  const sentences = await said(page);
  const words = sentences.map((each) => each.words);
  expect(words).toEqual(
    expect.arrayContaining([
      'This is a made-up example.',
      'Before you read: this story speaks of death.',
      'Job: Choosing the meal',
      'Who picks it: Anyone who picks the card',
      'You said',
      'The kitchen is too loud to think in.',
    ]),
  );
  expect(sentences.filter(({ voice }) => voice === 'Gwyn').map((each) => each.words)).toEqual([
    'Mae croeso i bawb wrth ein bwrdd ni.',
  ]);
  expect(words.join(' ')).not.toMatch(/The made-up rota|Like this one|Back to|\bRelated\b/);
  for (const silent of ['Job', '1']) expect(words).not.toContain(silent);
});

test('a pause is a stop: going on says the sentence again, slower if that was asked', async () => {
  const page = await open(story, fakeVoice(english));
  await page.getByRole('button', { name: 'Listen' }).click();
  await next(page, 1);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('voice.speaking')).toBe(false);
  await page.getByRole('button', { name: 'Go on' }).click();
  await heard(page, 3);
  await page.getByRole('button', { name: 'Slower' }).click();
  await heard(page, 4);
  const [, second, third, fourth] = await said(page);
  expect([third, fourth]).toEqual([second, { ...second, rate: 0.8 }]);
  await page.keyboard.press('Escape');
  expect(await page.evaluate('voice.speaking')).toBe(false);
});

test('who stopped part of the way is asked whether to go on from there', async () => {
  const page = await open(story, fakeVoice(english));
  await page.getByRole('button', { name: 'Listen' }).click();
  for (let count = 1; count < 5; count++) await next(page, count);
  const last = (await said(page))[4]?.words;
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(
    await page
      .getByRole('button', { name: 'Listen' })
      .evaluate((each) => each === document.activeElement),
  ).toBe(true);
  await page.reload();
  await page.getByRole('button', { name: 'Listen' }).click();
  await page.getByText('You stopped part of the way through.').waitFor();
  expect(await said(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await heard(page, 1);
  expect((await said(page))[0]?.words).toBe(last);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'From the start' }).click();
  await heard(page, 2);
  expect((await said(page))[1]?.words).toBe(await page.locator('h1').innerText());
});

test('a page that is hidden, and one where another begins to read, is quiet', async () => {
  const page = await open(story, fakeVoice(english));
  await page.getByRole('button', { name: 'Listen' }).click();
  await next(page, 1);
  const other = await page.context().newPage();
  await other.addInitScript(fakeVoice(english));
  await other.goto(`${site.url}stories/making-change-group/`);
  await other.getByRole('button', { name: 'Listen' }).click();
  await heard(other, 1);
  await page.waitForFunction(() => !speechSynthesis.speaking);
  await other.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await other.evaluate('voice.speaking')).toBe(false);
});

test('the short and simple version is read row by row', async () => {
  const page = await open(`${story}easy-read/`, fakeVoice(english));
  await page.getByRole('button', { name: 'Listen' }).click();
  await heard(page, 1);
  const first = await page.locator('.ideas li').first().innerText();
  for (let count = 1; count < 4; count++) await next(page, count);
  expect((await said(page)).map(({ words }) => words).join(' ')).toContain(first.trim());
});

test('without a voice of the device itself, for the language, there is no button', async () => {
  const page = await open(story, fakeVoice({ ...english, localService: false }));
  const others = [
    fakeVoice(),
    fakeVoice({ ...english, lang: 'cy-GB' }),
    'delete Window.prototype.speechSynthesis; delete globalThis.speechSynthesis;',
  ];
  const pages = await Promise.all(others.map(() => page.context().newPage()));
  for (const [number, other] of pages.entries()) {
    await other.addInitScript(others[number] ?? '');
    await other.goto(site.url + story);
  }
  for (const each of [page, ...pages]) {
    await each.locator('button.reading-settings').waitFor();
    await each.waitForTimeout(50);
    expect(await each.getByRole('button', { name: 'Listen' }).count()).toBe(0);
  }
});

test('a voice that comes late brings the button, and nothing on the page moves', async () => {
  const page = await open(story, fakeVoice());
  const top = () =>
    page
      .locator('.in-short, .prose')
      .first()
      .evaluate((each) => each.getBoundingClientRect().top);
  await page.locator('button.reading-settings').waitFor();
  const before = await top();
  await page.evaluate(`voice.known = ${JSON.stringify([english])}; voice.onvoiceschanged();`);
  await page.getByRole('button', { name: 'Listen' }).waitFor();
  expect(await top()).toBe(before);
});

async function open(path: string, before: string): Promise<Page> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(before);
  await page.goto(site.url + path);
  return page;
}

/** Waits until so many sentences were begun. */
async function heard(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => (globalThis as unknown as { said: unknown[] }).said.length === wanted,
    count,
  );
}

/** Says the sentence to its end, after so many, and waits for the next. */
async function next(page: Page, count: number): Promise<void> {
  await heard(page, count);
  await page.evaluate('voice.end()');
  await heard(page, count + 1);
}

function said(page: Page): Promise<{ words: string; rate: number; voice: string }[]> {
  return page.evaluate('said');
}

/** The words that are marked on the page. */
function marked(page: Page): Promise<string> {
  return page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('heard') ?? [])];
    return String(range).replace(/\s+/g, ' ');
  });
}
