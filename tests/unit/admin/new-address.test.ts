import { expect, test } from 'vitest';
import { addressFor } from '../../../src/admin/new-address.ts';

test('a story of a title that is taken gets a number in its address, in a folder of its own', () => {
  expect(addressFor('club-night/index', true, 0, 0)).toBe('club-night/index');
  expect(addressFor('club-night/index', true, 1, 0)).toBe('club-night-2/index');
  expect(addressFor('soup', false, 2, 0)).toBe('soup-3');
});

test('a title without a letter for an address gets a number', () => {
  expect(addressFor('/index', true, 0, 1000)).toBe('new-rs/index');
  expect(addressFor('index', true, 0, 1000)).toBe('new-rs/index');
  expect(addressFor('', false, 0, 1000)).toBe('new-rs');
});

test('a word of the glossary may be called index', () => {
  expect(addressFor('index', false, 0, 0)).toBe('index');
});
