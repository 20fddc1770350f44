import { expect, test } from 'vitest';
import {
  after,
  paces,
  usualPace,
  type Happening,
  type Reading,
} from '../../../src/reading/reader.ts';

const begin: Reading = { doing: 'stopped', at: 0, of: 3, pace: usualPace };
const all = (from: Reading, ...happened: Happening[]): Reading => happened.reduce(after, from);

test('sentence follows sentence to the end, and then it begins anew', () => {
  expect(all(begin, 'play', 'said')).toMatchObject({ doing: 'reading', at: 1 });
  expect(all(begin, 'play', 'said', 'said', 'said')).toMatchObject({ doing: 'finished', at: 0 });
  expect(all(begin, 'play', 'said', 'said', 'said', 'play')).toMatchObject({
    doing: 'reading',
    at: 0,
  });
});

test('after a pause it goes on with the same sentence', () => {
  expect(all(begin, 'play', 'said', 'pause', 'play')).toMatchObject({ doing: 'reading', at: 1 });
});

test('after a stop the place is still known', () => {
  expect(all(begin, 'play', 'said', 'stop')).toMatchObject({ doing: 'stopped', at: 1 });
});

test('what is told too late changes nothing', () => {
  for (const late of ['said', 'broken', 'pause'] as const) {
    const stopped = all(begin, 'play', 'said', 'stop');
    expect(after(stopped, late)).toBe(stopped);
  }
});

test('a voice that fails stays at its sentence, and can be tried again', () => {
  expect(all(begin, 'play', 'said', 'broken')).toMatchObject({ doing: 'broken', at: 1 });
  expect(all(begin, 'play', 'said', 'broken', 'play')).toMatchObject({ doing: 'reading', at: 1 });
});

test('it can begin anew from anywhere', () => {
  expect(all(begin, 'play', 'said', 'pause', 'from-start')).toMatchObject({
    doing: 'reading',
    at: 0,
  });
});

test('it is never slower than the slowest, nor faster than the fastest', () => {
  const slow = all(begin, ...Array<Happening>(9).fill('slower'));
  const fast = all(begin, ...Array<Happening>(9).fill('faster'));
  expect([slow.pace, fast.pace]).toEqual([0, paces.length - 1]);
});
