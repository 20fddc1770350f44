import { expect, test } from 'vitest';
import { saidBy, statusOf } from '../../../src/admin/trouble.ts';

test('an answer of the desk is shown as its sentence and nothing else', () => {
  const error = Object.assign(new Error('The title is empty.'), { name: 'API_ERROR', status: 422 });
  expect(String(saidBy(error))).toBe('The title is empty.');
  expect(statusOf(error)).toBe(422);
});

test('no answer is told in plain words', () => {
  for (const error of [new TypeError('Failed to fetch'), new SyntaxError('Unexpected token')])
    expect(String(saidBy(error))).toMatch(/^The stories cannot be reached/);
});
