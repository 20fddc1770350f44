import { expect, test } from 'vitest';
import { pagesOf, shelve, storyCount } from '../../../src/stories/group.ts';
import { madeStory } from '../../support/made.ts';

const stories = Array.from({ length: 25 }, (_, n) => madeStory(`s-${n}`));

test('a long list is cut into pages that lose nothing', () => {
  const pages = pagesOf(stories, 12);
  expect(pages.map((page) => page.stories.length)).toEqual([12, 12, 1]);
  expect(pages.flatMap((page) => page.stories)).toEqual(stories);
  expect(pages.map((page) => [page.number, page.of])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('a list without stories is one empty page', () => {
  expect(pagesOf([], 12)).toEqual([{ stories: [], number: 1, of: 1 }]);
});

test('a story stands once on a shelf, however often it is named', () => {
  const shelves = shelve(stories.slice(0, 2), () => ['x', 'x', 'y']);
  expect(shelves.get('x')).toEqual(stories.slice(0, 2));
  expect([...shelves.keys()]).toEqual(['x', 'y']);
});

test('one is a story, more are stories', () => {
  expect(storyCount(1)).toBe('1 story');
  expect(storyCount(0)).toBe('0 stories');
});
