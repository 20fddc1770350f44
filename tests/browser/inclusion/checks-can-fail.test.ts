import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paleControls, paleWords } from '../../support/inclusion/drawn.ts';
import { hiddenFocus, tabThrough } from '../../support/inclusion/focus.ts';
import { opened } from '../../support/inclusion/opened.ts';
import { outlineOf } from '../../support/inclusion/outline.ts';
import { cutWords, sideways, smallTargets } from '../../support/inclusion/room.ts';
import {
  lostInForcedColours,
  moving,
  movingWhenPressed,
} from '../../support/inclusion/stillness.ts';
import { hardLines, hardWords, smallWords, wordsOnPictures } from '../../support/inclusion/type.ts';

const here = opened();
const long =
  'Neighbours who had never spoken to each other sat down at one table and made a list. '.repeat(6);

/** A page on which every check finds nothing. */
const sound = `
  <header><nav aria-label="Main"><a class="link" href="#a">Stories</a></nav></header>
  <main><h1>A title</h1><div class="prose">
    <p>${long}</p><p>${long} <a href="#b">A link in the text</a>.</p></div>
    <svg width="40" height="40"><rect width="40" height="40" fill="none" stroke="currentColor" /></svg>
    <p><button>Listen</button> <label for="Words">Words</label> <input id="Words"></p></main>`;
const style = `
  html { background: #fbf7ef; color: #1d1a2b; font: 18px/1.5 sans-serif }
  .prose { max-width: 30em } .prose p + p { margin-top: 2.25em }
  button, input { font: inherit; min-height: 44px; min-width: 44px; color: inherit; background: #fff; border: 2px solid #1d1a2b }
  .link { display: inline-block; padding: 12px; color: #26336e }
  a { color: #26336e }
  :focus-visible { outline: 3px solid #9b2c2f; outline-offset: 3px }`;

const faults: [what: string, look: Look, css: string, finding: RegExp][] = [
  ['grey words', paleWords, '.prose { color: #777 }', /^4\.\d+:1 instead of 7:1/],
  [
    'words on a ground that shines through',
    paleWords,
    '.prose { background: rgb(0 0 0 / 60%) }',
    /instead of 7:1/,
  ],
  ['half-seen words', paleWords, 'main { opacity: 0.5 }', /instead of 7:1/],
  ['large words that are too pale', paleWords, 'h1 { color: #999 }', /instead of 4.5:1.*A title/],
  [
    'a field with a pale edge',
    paleControls,
    'input { border-color: #ddd }',
    /edge 1\.\d+:1.*Words/,
  ],
  ['a field without an edge', paleControls, 'input { border: 0; background: none }', /edge 1.00:1/],
  ['small running text', smallWords, '.prose { font-size: 17px }', /17 px instead of 18/],
  ['tiny furniture', smallWords, '.link { font-size: 13px }', /13 px instead of 16: Stories/],
  ['long lines', hardLines, '.prose { max-width: none }', /characters in a line/],
  ['centred text', hardLines, '.prose { text-align: center }', /aligned center/],
  ['justified text', hardLines, '.prose { text-align: justify }', /aligned justify/],
  ['close lines', hardLines, '.prose { line-height: 1.3 }', /line height 1.30/],
  [
    'close paragraphs',
    hardLines,
    '.prose p + p { margin-top: 1em }',
    /lines after the paragraph before/,
  ],
  ['a sentence in italics', hardWords, '.prose { font-style: italic }', /in italics/],
  ['capitals', hardWords, 'h1 { text-transform: uppercase }', /in capitals: A title/],
  [
    'an underline that is no link',
    hardWords,
    'h1 { text-decoration: underline }',
    /no link: A title/,
  ],
  ['two columns', hardWords, '.prose { columns: 2 }', /in columns/],
  [
    'words on a drawing',
    wordsOnPictures,
    'svg { position: absolute; top: 0; left: 0; width: 400px; height: 400px }',
    /^on <svg/,
  ],
  [
    'words on a colour that runs',
    wordsOnPictures,
    '.prose { background: linear-gradient(#fff, #eee) }',
    /on a picture of the style/,
  ],
  ['a wide box', sideways, '.prose { width: 2000px; max-width: none }', /px wide instead of/],
  [
    'a box that hides what is too wide',
    sideways,
    'main { overflow: clip } .prose { width: 2000px; max-width: none }',
    /class="prose"/,
  ],
  [
    'words that are cut off',
    cutWords,
    '.prose { height: 40px; overflow: hidden }',
    /class="prose"/,
  ],
  ['a small button', smallTargets, 'button { min-height: 24px; line-height: 1 }', /<button>Listen/],
  ['a small link on its own', smallTargets, '.link { padding: 0 }', /Stories/],
  [
    'something that turns',
    moving,
    '@keyframes turn { to { rotate: 1turn } } svg { animation: turn 2s infinite }',
    /moves: <svg/,
  ],
  [
    'something that slides when it is pointed at',
    movingWhenPressed,
    'button { transition: transform 0.3s }',
    /moves when it changes: <button/,
  ],
  ['slow scrolling', movingWhenPressed, 'html { scroll-behavior: smooth }', /scrolls slowly/],
  ['no ring', first, ':focus-visible { outline: 0 }', /^no ring/],
  ['a thin ring', first, ':focus-visible { outline-width: 2px }', /^ring of 2 px/],
  ['a pale ring', first, ':focus-visible { outline-color: #ccc }', /^ring of 1\.\d+:1/],
  [
    'a header that covers what has focus',
    first,
    'header::after { content: ""; position: fixed; inset: 0; z-index: 9 }',
    /^under <header/,
  ],
  ['a control beyond the edge', first, 'nav { position: fixed; left: -20px }', /^out of view/],
];

let page: Page;

beforeAll(async () => {
  page = await here.browser.newPage();
});

afterAll(() => page?.close());

test('on a sound page no check finds anything', async () => {
  for (const look of new Set(faults.map(([, one]) => one))) {
    await plant('');
    expect(await look(page), look.name).toEqual([]);
  }
});

test.each(faults)('a check finds %s', async (_, look, css, finding) => {
  await plant(css);
  const found = await look(page);
  expect(found.join('\n')).toMatch(new RegExp(finding.source, 'm'));
});

test('a check finds what is lost in the colours of the device', async () => {
  await plant('button { border: 0 } svg rect { stroke: Canvas; forced-color-adjust: none }');
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await lostInForcedColours(page);
  await page.emulateMedia({ forcedColors: 'none' });
  expect(found).toEqual([
    expect.stringContaining('has no edge: <button>'),
    expect.stringContaining('cannot be seen: <svg'),
  ]);
});

test('Tab goes through all stops, and an outline tells the parts', async () => {
  await plant('');
  expect(await tabThrough(page, 60)).toEqual({ wrong: [], stops: 4 });
  expect(await outlineOf(page)).toEqual([
    'banner',
    '  navigation: Main',
    'main',
    '  heading 1: A title',
  ]);
});

/** What is wrong with the first stop. */
async function first(tab: Page): Promise<string[]> {
  await tab.keyboard.press('Tab');
  return hiddenFocus(tab);
}

async function plant(css: string): Promise<void> {
  await page.setContent(`<!doctype html><html lang="en"><style>${style}${css}</style>${sound}`);
}

type Look = (page: Page) => Promise<string[]>;
