import { expect, test } from 'vitest';
import { lengthInWords } from '../../../src/form/length.ts';
import { isOld } from '../../../src/form/ticket.ts';

test('a long answer is counted in words, a short one in characters that are left', () => {
  expect(lengthInWords('', 4_000, true)).toBe('');
  expect(lengthInWords('We went out.\n', 4_000, true)).toBe('3 words');
  expect(lengthInWords('One', 4_000, true)).toBe('1 word');
  expect(lengthInWords('A good day', 80, false)).toBe('');
  expect(lengthInWords('x'.repeat(79), 80, false)).toBe('1 character left');
});

test('what is too long says by how much, as the desk counts', () => {
  expect(lengthInWords('👋'.repeat(90), 80, false)).toBe(
    'This is 10 characters too long. Please shorten it.',
  );
});

test('a ticket is fetched anew a day before the desk takes it for too old', () => {
  const now = Date.parse('2026-11-24T09:00:00Z');
  const made = (days: number) => `id.${((now - days * 86_400_000) / 1000).toString(36)}.signed`;
  expect(isOld(made(0), now)).toBe(false);
  expect(isOld(made(5.9), now)).toBe(false);
  expect(isOld(made(6.1), now)).toBe(true);
  expect(isOld('', now)).toBe(true);
});
