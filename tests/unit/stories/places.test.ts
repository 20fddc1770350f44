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

test('an area of endless marks is answered at once', () => {
  const before = process.cpuUsage();
  placesOf({ nation: 'wales', area: `Y${'\u0301\u0323'.repeat(20_000)}` });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(0.5);
});
