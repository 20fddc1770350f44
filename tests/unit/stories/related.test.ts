import { expect, test } from 'vitest';
import { relatedStories } from '../../../src/stories/related.ts';
import { madeStory } from '../../support/made.ts';

const titles = {
  themes: new Map([
    ['neighbours', 'Neighbours and communities'],
    ['sharing-power', 'Sharing power'],
  ]),
  organisations: new Map([['solva-care', 'Solva Care']]),
  series: new Map([['a-week', 'A week in July']]),
};

test('every related story says why it is related', () => {
  const stories = [
    madeStory('a', { themes: ['sharing-power'], organisations: ['solva-care'] }),
    madeStory('b', { themes: ['neighbours'], organisations: ['solva-care'] }),
    madeStory('c', { themes: ['sharing-power'] }),
  ];
  expect(
    relatedStories(stories, titles)
      .get('a')
      ?.map(({ story, reason }) => [story.slug, reason]),
  ).toEqual([
    ['b', 'Also about Solva Care'],
    ['c', 'Also about “Sharing power”'],
  ]);
});

test('what an editor picked comes first, and once', () => {
  const stories = [
    madeStory('a', { related: ['c'] }),
    madeStory('b', { series: ['a-week'] }),
    madeStory('c'),
  ];
  expect(
    relatedStories(stories, titles)
      .get('a')
      ?.map(({ story, reason }) => [story.slug, reason]),
  ).toEqual([
    ['c', 'Chosen by the editors'],
    ['b', 'Also about “Neighbours and communities”'],
  ]);
});

test('a picked story that is not published is left out, and nothing is related to itself', () => {
  const stories = [madeStory('a', { related: ['gone', 'a'] })];
  expect(relatedStories(stories, titles).get('a')).toEqual([]);
});

test('no more than three are named, however many share a theme', () => {
  const stories = Array.from({ length: 40 }, (_, n) => madeStory(`s-${n}`));
  for (const related of relatedStories(stories, titles).values()) expect(related).toHaveLength(3);
});

test('the strongest bond gives the reason', () => {
  const both = { series: ['a-week'], themes: ['neighbours'] };
  const stories = [madeStory('a', both), madeStory('b', both)];
  expect(relatedStories(stories, titles).get('b')?.[0]?.reason).toBe('Also from A week in July');
});
