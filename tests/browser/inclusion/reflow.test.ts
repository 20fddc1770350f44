import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { everyPage, onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { cutWords, sideways } from '../../support/inclusion/room.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

/** A small phone; and a wide window at four times its size (WCAG 2.2, 1.4.10). */
const options = { viewport: { width: 320, height: 256 } };

test('nothing goes out of the page on a small phone, also with words twice their size', async () => {
  const out = await lookAt({ ...here, paths: everyPage, options }, async (page) => {
    const found: string[] = [];
    for (const size of ['100%', '200%']) {
      await page.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize;
      }, size);
      found.push(...(await sideways(page)).map((words) => `words at ${size}: ${words}`));
    }
    return found;
  });
  expect(out).toEqual([]);
});

test('words twice their size are not cut off in a wide window either', async () => {
  const wide = { viewport: { width: 1280, height: 800 } };
  const cut = await lookAt({ ...here, paths: onePageOfEachKind, options: wide }, async (page) => {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    return [...(await cutWords(page)), ...(await sideways(page))];
  });
  expect(cut).toEqual([]);
});

test('on a screen that is 256 px high, nothing that stays in place covers more than a third', async () => {
  const covered = await lookAt({ ...here, paths: onePageOfEachKind, options }, (page) =>
    page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight / 2);
      return [...document.querySelectorAll('body *')]
        .filter((element) => /^(fixed|sticky)$/.test(getComputedStyle(element).position))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(
          ({ box }) => Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) > innerHeight / 3,
        )
        .map(({ element }) => element.outerHTML.slice(0, 80));
    }),
  );
  expect(covered).toEqual([]);
});
