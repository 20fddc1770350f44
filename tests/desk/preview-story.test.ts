import { expect, test } from 'vitest';
import {
  previewDay,
  previewStory,
  standInFiles,
  type Around,
} from '../../src/desk/showing/preview-story.ts';
import { checkFolder } from '../../src/folder/check.ts';
import { consentStatuses } from '../../src/schemas/consent.ts';
import { storyFields } from '../../src/schemas/story.ts';
import { checkStory } from '../../src/stories/check.ts';
import { readStoryFile } from '../../src/stories/file.ts';
import { contentFolder, storyText, uid } from '../support/content-folder.ts';

const day = '2026-03-10';
const around: Around = {
  names: {
    themes: new Set(['sharing-power']),
    organisations: new Set(['alongside']),
    series: new Set(),
    stories: new Set(['another']),
  },
  pictures: new Set(['./garden.jpg']),
};
const shown = (text: string) => readStoryFile(previewStory(text, day, around));
const titleOnly = `---\n${uid(1)}\ntitle: The club night\n---\n\nWe danced.\n`;

async function problemsOf(text: string): Promise<string[]> {
  await using folder = await contentFolder({
    ...standInFiles,
    'stories/a/index.mdx': previewStory(text, day, around),
  });
  return (await checkFolder(folder.root, { draft: true, advice: false })).problems.map(
    ({ message }) => message,
  );
}

test('a draft with only a title and a text can be built', async () => {
  expect(await problemsOf(titleOnly)).toEqual([]);
  expect(shown(titleOnly).body.trim()).toBe('We danced.');
  expect(shown(titleOnly).frontMatter['title']).toBe('The club night');
});

test('a draft without any text says that there is none', async () => {
  const text = `---\n${uid(1)}\ntitle: The club night\n---\n`;
  expect(await problemsOf(text)).toEqual([]);
  expect(shown(text).body).toContain('no text yet');
});

test.each(Object.keys(storyFields))('a draft without %s can be built', async (field) => {
  expect(await problemsOf(storyText({ [field]: '' }))).toEqual([]);
});

test.each(Object.keys(storyFields).filter((name) => !['uid', 'title'].includes(name)))(
  'a draft whose %s holds something that cannot be shown can be built',
  async (field) => {
    for (const value of ['- 1', '  nonsense: 2', '  - \n  - x: y', ' 17', ' ""'])
      expect(await problemsOf(storyText({ [field]: `${field}:\n${value}` }))).toEqual([]);
  },
);

test.each(Object.keys(consentStatuses))(
  'a draft whose consent is %s can be looked at, and its file keeps what it says',
  async (status) => {
    const text = storyText({
      consent: `consent:\n  ref: C-TEST\n  basis: teller-consent\n  status: ${status}\n  uses:\n    - search\n  heldBy: alongside`,
    });
    expect(await problemsOf(text)).toEqual([]);
    expect(shown(text).frontMatter['consent']).toMatchObject({
      status: 'given',
      uses: ['page', 'search'],
    });
  },
);

test('what is in order stays exactly as it is', () => {
  const text = storyText();
  expect(shown(text)).toEqual(readStoryFile(text));
});

test('a summary that is too long is shown as far as there is room', () => {
  const summary = String(
    shown(storyText({ summary: `summary: ${'words '.repeat(60)}end` })).frontMatter['summary'],
  );
  expect(summary).toMatch(/^words words .*…$/);
  expect([...summary].length).toBeLessThanOrEqual(200);
});

test('what a draft names and is not there is left out; the rest stays', () => {
  const { frontMatter } = shown(
    storyText({
      themes: 'themes:\n  - sharing-power\n  - no-such-theme',
      related: 'related:\n  - another\n  - no-such-story',
      organisations: 'organisations:\n  - no-such-organisation',
      cover: 'cover:\n  image: ./missing.jpg\n  alt: A garden\n  credit: Sam\n  peopleShown: 0',
    }),
  );
  expect(frontMatter['themes']).toEqual(['sharing-power']);
  expect(frontMatter['related']).toEqual(['another']);
  expect(frontMatter['organisations']).toBeUndefined();
  expect(frontMatter['cover']).toBeUndefined();
});

test('a picture without a description is shown, and says that the description is missing', () => {
  const { frontMatter } = shown(storyText({ cover: 'cover:\n  image: ./garden.jpg' }));
  expect(frontMatter['cover']).toMatchObject({
    image: './garden.jpg',
    alt: expect.stringContaining('no description'),
  });
});

test('a consent whose review date is past does not hide the preview', () => {
  const text = storyText({
    consent:
      'consent:\n  ref: C-TEST\n  basis: fictional-example\n  status: given\n  reviewBy: "2020-01-01"\n  heldBy: alongside',
  });
  expect(shown(text).frontMatter['consent']).not.toHaveProperty('reviewBy');
});

test('a story for a later day is built for that day', () => {
  expect(previewDay(storyText({ published: 'published: "2027-01-01"' }), day)).toBe('2027-01-01');
  expect(previewDay(storyText({ published: 'published: "2020-01-01"' }), day)).toBe(day);
  expect(previewDay(titleOnly, day)).toBe(day);
  expect(previewDay(storyText({ published: 'published: soon' }), day)).toBe(day);
});

test('the copy that is built is in order by itself', () => {
  const { problems } = checkStory(previewStory(titleOnly, day, around), {
    path: 'x',
    level: 'complete',
    draft: true,
    advice: false,
  });
  expect(problems).toEqual([]);
});
