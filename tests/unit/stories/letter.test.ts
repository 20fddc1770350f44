import { expect, test } from 'vitest';
import { letterOf } from '../../../src/stories/letter.ts';

test.each([
  ['carer', 'C'],
  ['Équipe', 'É'],
  ['  with spaces before it', 'W'],
  ['"quoted"', 'Q'],
  ['😀 smile', 'S'],
  ['10 steps', '1'],
  ['𐐨 of an old script', '𐐀'],
  ['😀', 'Other'],
])('%s stands under %s', (word, letter) => {
  expect(letterOf(word)).toBe(letter);
});
