import { expect, test } from 'vitest';
import { easyReadSchema } from '../../../src/schemas/easy-read.ts';
import { storySchema } from '../../../src/schemas/story.ts';
import { checkStory } from '../../../src/stories/check.ts';
import { easyReadName, easyReadOf, ideaPictures } from '../../../src/stories/easy-read.ts';
import { readStoryFile, writeStoryFile } from '../../../src/stories/file.ts';
import { storyText } from '../../support/content-folder.ts';

const easyRead =
  'easyRead:\n  ideas:\n' +
  ['people', 'home', 'heart'].map((icon) => `    - words: Us.\n      icon: ${icon}\n`).join('') +
  '    - words: The garden.\n      picture: ./garden.jpg\n      alt: A garden with a pond';

test('only a version that a named group has checked is called Easy Read', () => {
  expect(easyReadName({ checkedBy: 'Speaking Up' })).toBe('Easy Read');
  expect(easyReadName({})).toBe('Short and simple');
});

test('consent decides whether there is a version at all', () => {
  const { frontMatter } = readStoryFile(storyText({ easyRead }));
  const data = storySchema.parse(frontMatter);
  const asked = (uses?: ('page' | 'easy-read')[]) =>
    easyReadOf(
      { data: { ...data, consent: { ...data.consent, ...(uses && { uses }) } } },
      '2026-02-01',
    );
  expect(asked()).toEqual(data.easyRead);
  expect(asked(['page', 'easy-read'])).toEqual(data.easyRead);
  expect(asked(['page'])).toBeUndefined();
  expect(asked(['easy-read'])).toBeUndefined();
});

test('a story says which pictures its text shows, and which only this version shows', () => {
  const text = storyText({ easyRead }, '![A pond](./pond.jpg)');
  const { story, mentions } = checkStory(text, { path: 'a', level: 'complete' });
  expect(story?.pictures).toEqual(['./pond.jpg']);
  expect(ideaPictures(story?.frontMatter.easyRead)).toEqual(['./garden.jpg']);
  expect(mentions).toContainEqual(
    expect.objectContaining({ kind: 'picture', path: './garden.jpg', line: 26, column: 7 }),
  );
  expect(mentions).toContainEqual(
    expect.objectContaining({ kind: 'icon', name: 'home', line: 22, column: 7 }),
  );
});

test('the file is written in the order in which ideas are read', () => {
  const { body } = readStoryFile(storyText());
  const written = writeStoryFile({
    frontMatter: {
      easyRead: {
        wordList: [{ means: 'A room.', word: 'Hall' }],
        ideas: [{ alt: 'Two people', icon: 'people', words: 'We met.' }],
        checkedBy: 'Speaking Up',
      },
    },
    body,
  });
  expect(written.split('\n').slice(1, 10)).toEqual([
    'easyRead:',
    '  checkedBy: Speaking Up',
    '  ideas:',
    '    - words: We met.',
    '      icon: people',
    '      alt: Two people',
    '  wordList:',
    '    - word: Hall',
    '      means: A room.',
  ]);
});

test('every idea that is wrong is told with its line, at a draft nothing is', () => {
  const long = 'word '.repeat(16).trim();
  const text = storyText({
    easyRead: `easyRead:\n  ideas:\n    - words: ${long}\n      icon: home\n    - words: Us.\n    - words: Us.\n      icon: Home\n    - words: Us.\n      icon: home`,
  });
  const { problems } = checkStory(text, { path: 'a', level: 'complete' });
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [19, 'An idea has 16 words. The most is 15. Please shorten it.'],
    [21, expect.stringContaining('no picture yet')],
    [23, expect.stringContaining('name of a picture of the set')],
  ]);
  expect(checkStory(text, { path: 'a', level: 'safe' }).story).toBeDefined();
  expect(easyReadSchema.safeParse({ ideas: [] }).success).toBe(false);
});
