import { expect, test } from 'vitest';
import { groupPaths, listPaths } from '../../../src/stories/list-paths.ts';
import { madeStory } from '../../support/made.ts';

const three = ['a', 'b', 'c'].map((slug) => madeStory(slug));

test('the first page of a list has no number in its address', () => {
  expect(listPaths(three, 2).map(({ params }) => params.page)).toEqual([undefined, 'page/2']);
});

test('a list without stories still has a page', () => {
  expect(listPaths([], 2).map(({ params }) => params.page)).toEqual([undefined]);
});

test('each group has its own pages', () => {
  const groups = [
    { slug: 'x', stories: three },
    { slug: 'y', stories: three.slice(1) },
  ];
  expect(groupPaths(groups, 2).map(({ params }) => [params.slug, params.page])).toEqual([
    ['x', undefined],
    ['x', 'page/2'],
    ['y', undefined],
  ]);
});
