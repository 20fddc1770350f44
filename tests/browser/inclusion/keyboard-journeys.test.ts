import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { english, fakeVoice } from '../../support/fake-voice.ts';
import { hiddenFocus } from '../../support/inclusion/focus.ts';
import { hasFocus, tabTo } from '../../support/inclusion/keyboard.ts';
import { opened } from '../../support/inclusion/opened.ts';

const here = opened();
const story = 'stories/solva-care/';

test('find a story by its theme: from the front page to themes, a theme, a story, and its text', async () => {
  const page = await open('');
  await tabTo(
    page,
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Themes' }),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL('**/themes/');
  await tabTo(page, page.locator('main').getByRole('link', { name: 'Neighbours and communities' }));
  expect(await hiddenFocus(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/themes/*/');
  const title = page
    .locator('main')
    .getByRole('link', { name: /^A Welsh village asked every house/ });
  await tabTo(page, title);
  expect(await hiddenFocus(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${story}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.matches('main'))).toBe(true);
});

test('hear a story: Listen, a pause, on again, and stop', async () => {
  const page = await open(story, {}, fakeVoice(english));
  await page.getByRole('button', { name: 'Listen' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Listen' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page)).toBe(1);
  await press(page, 'Pause');
  await press(page, 'Go on');
  await expect.poll(() => said(page)).toBe(2);
  await press(page, 'Slower');
  await press(page, 'Stop');
  await expect.poll(() => page.evaluate('voice.speaking')).toBe(false);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
});

test('change the settings: larger words and dark colours, and back to the place', async () => {
  const page = await open(story);
  const button = page.getByRole('button', { name: 'Reading settings' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Reading settings' });
  await panel.waitFor();
  await tabTo(page, panel.getByRole('radio', { name: 'Usual' }).first());
  await page.keyboard.press('ArrowDown');
  await tabTo(page, panel.getByRole('group', { name: 'Colours' }).getByRole('radio').first());
  // From "as the device" to light, cream and dark.
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
  expect(await hiddenFocus(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await hasFocus(button)).toBe(true);
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
    text: 'large',
    colours: 'dark',
  });
});

test('follow the theme of a story: to the addresses of its feeds', async () => {
  const page = await open(story);
  await tabTo(page, page.getByRole('link', { name: 'Neighbours and communities' }).last());
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/follow\/#Theme-|\/themes\//);
  if (page.url().includes('/themes/')) {
    await tabTo(
      page,
      page.getByRole('link', { name: 'Follow this theme: Neighbours and communities' }),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL('**/follow/#Theme-neighbours');
  }
  await page.keyboard.press('Tab');
  const feed = await page.evaluate(
    () => (document.activeElement as HTMLAnchorElement | null)?.href,
  );
  expect(feed).toMatch(/\/themes\/neighbours\/.*(rss\.xml|feed)/);
  expect(await hiddenFocus(page)).toEqual([]);
});

test('share a story: its address is copied, and a voice says so', async () => {
  const page = await open(story, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy the address' }).waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Share', exact: true }));
  await page.keyboard.press('Enter');
  await press(page, 'Copy the address');
  await page.getByRole('status').filter({ hasText: 'The address is copied.' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `https://alongside.example/${story}`,
  );
});

async function open(
  path: string,
  options: BrowserContextOptions = {},
  before?: string,
): Promise<Page> {
  const context = await here.browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(here.site.url + path);
  return page;
}

/** Goes on to a button with Tab, and presses it. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  if (!(await hasFocus(button))) await tabTo(page, button);
  expect(await hiddenFocus(page)).toEqual([]);
  await page.keyboard.press('Enter');
}

function said(page: Page): Promise<number> {
  return page.evaluate('said.length');
}
