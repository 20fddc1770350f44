import { expect, test } from 'vitest';
import { placeInWords, placesOf } from '../../../src/stories/places.ts';

test('a story stands under its nation and its area', () => {
  expect(placesOf({ nation: 'wales', area: 'Ynys Môn' })).toEqual([
    { slug: 'wales', title: 'Wales' },
    { slug: 'ynys-mon', title: 'Ynys Môn' },
  ]);
});

test('a place that is not stated has no page', () => {
  expect(placesOf({ nation: 'not-stated' })).toEqual([]);
  expect(placesOf(undefined)).toEqual([]);
});

test('an area named like a nation does not take its address', () => {
  expect(placesOf({ nation: 'wales', area: 'England' }).map(({ slug }) => slug)).toEqual([
    'wales',
    'england-area',
  ]);
});

test('a place reads from near to far', () => {
  expect(placeInWords({ nation: 'england', area: 'Derby' })).toBe('Derby, England');
});
