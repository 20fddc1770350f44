import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { everyStory, onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test('without JavaScript a reader gets from the front page to a story by its theme, and home again', async () => {
  const page = await openWithout('');
  await page.getByRole('navigation').first().getByRole('link', { name: 'Themes' }).click();
  await page.locator('main a[href*="/themes/"]').first().click();
  await page.locator('main a[href*="/stories/"]').first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/stories\/[^/]+\/$/);
  expect((await page.locator('article').innerText()).length).toBeGreaterThan(800);
  await page.getByRole('link', { name: 'Alongside' }).first().click();
  expect(page.url()).toBe(here.site.url);
});

test('without JavaScript a search page says what else leads to stories, and a hard word leads to its meaning', async () => {
  const page = await openWithout('search/');
  expect(
    await page.locator('main a[href*="/themes/"], main a[href="/stories/"]').count(),
  ).toBeGreaterThan(0);
  await page.goto(here.site.url + 'stories/solva-care/');
  const word = page.locator('article a[href*="/glossary/#"]').first();
  const meaning = (await word.getAttribute('href')) ?? '';
  await word.click();
  expect(page.url()).toContain(meaning);
  expect(await page.locator(`[id="${meaning.split('#')[1] ?? ''}"]`).isVisible()).toBe(true);
});

test('without JavaScript no page shows a control that does nothing', async () => {
  const options = { javaScriptEnabled: false };
  const dead = await lookAt({ ...here, paths: onePageOfEachKind, options }, async (page) => {
    const found: string[] = [];
    for (const control of await page
      .locator('button, input, select, textarea, [role=button]')
      .all()) {
      if (!(await control.isVisible())) continue;
      // Where no desk takes the form, it can be filled in and printed (`tests/site/form.test.ts`).
      if (await control.evaluate((element) => element.matches('#Telling :is(input, textarea)')))
        continue;
      const works = await control.evaluate((element) => {
        // It opens or closes something without a script, or its form is sent.
        if (element.hasAttribute('popovertarget') || element.hasAttribute('command')) return true;
        const { form } = element as HTMLButtonElement;
        return (
          form?.getAttribute('action') !== null &&
          form?.getAttribute('action') !== undefined &&
          (element as HTMLButtonElement).type !== 'button'
        );
      });
      if (!works)
        found.push(
          await control.evaluate(({ outerHTML }) => outerHTML.replace(/\s+/g, ' ').slice(0, 90)),
        );
    }
    return found;
  });
  expect(dead).toEqual([]);
});

test('without JavaScript the form is there to fill in, and says what can be done with it', async () => {
  const page = await openWithout('tell-your-story/');
  expect(await page.locator('#Telling textarea').filter({ visible: true }).count()).toBeGreaterThan(
    0,
  );
  expect(await page.locator('main').innerText()).toContain('Print this page');
});

test('without JavaScript a story prints whole', async () => {
  const page = await openWithout((everyStory[0] ?? '').slice(1));
  await page.emulateMedia({ media: 'print' });
  const words = await page.locator('article').innerText();
  expect(words.length).toBeGreaterThan(800);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});

async function openWithout(path: string): Promise<Page> {
  const context = await here.browser.newContext({ javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(here.site.url + path);
  return page;
}
