import { expect, test } from 'vitest';
import { readingMinutes, readingTime } from '../../../src/stories/reading-time.ts';

test('a very short story still takes a minute', () => {
  expect(readingMinutes(0)).toBe(1);
  expect(readingTime(30)).toBe('1 minute to read');
});

test('two hundred words take a minute', () => {
  expect(readingTime(800)).toBe('4 minutes to read');
});
