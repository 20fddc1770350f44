import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { outlineOf } from '../../support/inclusion/outline.ts';
import { dist, everyPage, everyStory } from '../../support/inclusion/pages.ts';

const here = opened();
const themes = everyPage.filter((path) => /^\/themes\/[^/]+\/$/.test(path)).map(titleOf);
const stories = everyStory.map(titleOf);

const top = ['banner', '  search: Stories', '  navigation: Main'];
const trail = 'navigation: Breadcrumb';
const foot = [
  'contentinfo',
  '  navigation: Help',
  '    heading 2: Help',
  '  navigation: Ways to find a story',
  '    heading 2: Ways to find a story',
  '  heading 2: Alongside',
];

test('a screen reader goes through the front page: the newest stories, good ones to begin with, themes, and joining in', async () => {
  expect(await outline('/')).toEqual([
    ...top,
    'main',
    '  heading 1: True stories of people and services working together',
    '  region: A quilt of the newest stories',
    '  heading 2: Good ones to begin with',
    '  heading 3: (a story)',
    '  heading 2: Newest stories',
    '  heading 3: (a story)',
    '  heading 2: Themes',
    '  heading 3: (a theme)',
    '  heading 2: Join in',
    '  heading 3: Tell your story',
    '  heading 3: Follow',
    ...foot,
  ]);
});

test('a screen reader goes through a story: what it says in short, its parts, where it is from, what to do with it', async () => {
  expect(await outline('/stories/solva-care/')).toEqual([
    ...top,
    trail,
    'main',
    '  article',
    '    heading 1: (a story)',
    '    heading 2: In short',
    '    heading 2: First, they asked',
    '    heading 2: What the volunteers did',
    '    heading 2: Counting, with care',
    '    heading 2: Where the money came from',
    '    heading 2: Who helps whom',
    '    heading 2: On Monday',
    '    heading 2: About this story',
    '    heading 2: Borrow this idea',
    '    heading 2: What we do not know',
    '    heading 2: Sources',
    '    heading 2: Who made this story',
    '    heading 2: Consent',
    '    heading 2: Share this story',
    '    heading 2: Follow',
    '    heading 2: Read next',
    '    heading 3: (a story)',
    ...foot,
  ]);
});

test('a screen reader goes through a story in short words: its ideas, its hard words, who made it', async () => {
  expect(await outline('/stories/solva-care/easy-read/')).toEqual([
    ...top,
    trail,
    'main',
    '  article',
    '    heading 1: (a story)',
    '    heading 2: Hard words',
    '    heading 2: Who made this story',
    '    heading 2: About this page',
    '    heading 3: How to print it',
    ...foot,
  ]);
});

test('a screen reader goes through a list: its name, then one heading for each story', async () => {
  expect(await outline('/stories/')).toEqual([
    ...top,
    trail,
    'main',
    '  heading 1: All stories',
    '  heading 2: (a story)',
    '  navigation: Pages of this list',
    ...foot,
  ]);
});

/** The outline in words; titles of stories and themes that follow each other are one line. */
async function outline(path: string): Promise<string[]> {
  const context = await here.browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(here.site.url + path.slice(1));
  const lines = (await outlineOf(page)).map((line) => {
    const [, start = '', title = ''] = /^( *heading \d: )(.*)$/.exec(line) ?? [];
    if (stories.includes(title)) return `${start}(a story)`;
    return themes.includes(title) ? `${start}(a theme)` : line;
  });
  return lines.filter((line, place) => line !== lines[place - 1]);
}

function titleOf(path: string): string {
  const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
  const [, title = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? [];
  return title
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
