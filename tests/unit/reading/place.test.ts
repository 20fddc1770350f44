import { expect, test } from 'vitest';
import { parsePlaces, placeIn, withPlace, writePlaces } from '../../../src/reading/place.ts';
import { usualPace } from '../../../src/reading/reader.ts';

const story = ['The title.', 'It began.', 'It went on.', 'It ended.'];

test('a page that was left part of the way is found again there', () => {
  const places = withPlace([], '/a/', 2, story[2]);
  const kept = parsePlaces(writePlaces({ pace: 1, places }));
  expect(kept.pace).toBe(1);
  expect(placeIn(kept.places, '/a/', story)).toBe(2);
  expect(placeIn(kept.places, '/b/', story)).toBe(0);
});

test('when the story has changed the sentence is looked for, and else it begins anew', () => {
  const places = withPlace([], '/a/', 2, story[2]);
  expect(placeIn(places, '/a/', ['New.', ...story])).toBe(3);
  expect(placeIn(places, '/a/', ['All', 'is', 'new.'])).toBe(0);
});

test('a page that was read to its end is forgotten', () => {
  const places = withPlace(withPlace([], '/a/', 2, story[2]), '/a/', 0);
  expect(places).toEqual([]);
});

test('no more than ten pages are remembered, the newest', () => {
  let places = withPlace([], '/0/', 1, 'x');
  for (let page = 1; page < 30; page++) places = withPlace(places, `/${page}/`, 1, 'x');
  const kept = parsePlaces(writePlaces({ pace: usualPace, places }));
  expect(kept.places.map(([path]) => path)).toEqual(
    Array.from({ length: 10 }, (_, back) => `/${29 - back}/`),
  );
});

test.each([
  '',
  'null',
  '{"version":1}',
  '{"version":1,"pace":99,"places":[]}',
  '{"version":1,"pace":"1","places":[["/a/",-1,"x"],["/a/",1],3]}',
  '{"version":9,"pace":1,"places":[["/a/",1,"x"]]}',
])('%s is read as if nothing was kept', (kept) => {
  expect(parsePlaces(kept)).toEqual({ pace: usualPace, places: [] });
});
