import { expect, test } from 'vitest';
import { dayInWords } from '../../../src/stories/dates.ts';

test('a date is printed in words with its year', () => {
  expect(dayInWords('2026-01-03', 'en-GB')).toBe('3 January 2026');
});
