import { expect, test } from 'vitest';
import { jsonLd, storyData, trailData } from '../../../src/stories/structured-data.ts';
import { madeStory } from '../../support/made.ts';

const context = {
  address: 'https://alongside.example/stories/a/',
  image: undefined,
  themes: ['Neighbours and communities'],
  organisations: new Set(['Solva Care']),
  publisher: 'Alongside',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  lang: 'en-GB',
};

test('nothing in a title can end the script it stands in', () => {
  const text = jsonLd(storyData(madeStory('a', { title: '</script><b>' }), context));
  expect(text).not.toContain('<');
  expect(JSON.parse(text).headline).toBe('</script><b>');
});

test('organisations are told from people', () => {
  const credits = [
    { role: 'told-by', name: 'Jo' },
    { role: 'written-by', name: 'Solva Care' },
  ] as const;
  const { author } = storyData(madeStory('a', { credits: [...credits] }), context);
  expect(author).toEqual([
    { '@type': 'Person', name: 'Jo' },
    { '@type': 'Organization', name: 'Solva Care' },
  ]);
});

test('sources are cited, and what they do not state is left out', () => {
  const { citation } = storyData(madeStory('a', { sources: [{ title: 'A report' }] }), context);
  expect(citation).toEqual([{ '@type': 'CreativeWork', name: 'A report' }]);
});

test('a made-up example is called one', () => {
  const { consent } = madeStory('x').data;
  const story = madeStory('a', { consent: { ...consent, basis: 'fictional-example' } });
  expect(storyData(story, context)['genre']).toBe('Made-up example');
});

test('the way to a page is numbered from the front page', () => {
  const trail = [
    { title: 'Home', address: 'https://alongside.example/' },
    { title: 'Themes', address: 'https://alongside.example/themes/' },
  ];
  expect(trailData(trail)['itemListElement']).toMatchObject([
    { position: 1, name: 'Home' },
    { position: 2, name: 'Themes' },
  ]);
});
