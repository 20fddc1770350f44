import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { sheetsOf, squeezed } from '../../support/inclusion/paper.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test('every kind of page prints on A4, in 12 points or more, with its address and without what is pressed', async () => {
  const paths = onePageOfEachKind.filter((path) => path !== '/nothing-is-here/');
  const wrong = await lookAt({ ...here, paths }, async (page, path) => {
    const sheets = await sheetsOf(page);
    const words = sheets.map((sheet) => sheet.words).join('');
    const title = squeezed(await page.locator('h1').innerText());
    const least = path.endsWith('/easy-read/') ? 13.95 : 11.95;
    const [small = Infinity] = sheets.map(({ smallest }) => smallest).toSorted((a, b) => a - b);
    return [
      ...sheets
        .filter(({ width, height }) => Math.round(width) !== 595 || Math.round(height) !== 842)
        .map(({ width, height }) => `paper of ${width} × ${height} points`),
      ...(small < least ? [`letters of ${small.toFixed(1)} points instead of ${least}`] : []),
      ...(words.includes(title) ? [] : ['its title is not there']),
      ...(words.includes(`https://alongside.example${path}`) ? [] : ['its address is not there']),
      ...['Skip to the main part', 'Ways to find a story']
        .filter((left) => words.includes(squeezed(left)))
        .map((left) => `"${left}" is printed`),
    ];
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['/stories/', 'main h2 a'],
  ['/themes/neighbours/', 'main h2 a'],
  ['/glossary/', 'main dt'],
])('the paper of %s holds everything that is in the list', async (path, selector) => {
  const missing = await lookAt({ ...here, paths: [path] }, async (page) => {
    const wanted = await page.locator(selector).allInnerTexts();
    expect(wanted.length).toBeGreaterThan(2);
    const words = (await sheetsOf(page)).map((sheet) => sheet.words).join('');
    return wanted.filter((text) => !words.includes(squeezed(text)));
  });
  expect(missing).toEqual([]);
});
