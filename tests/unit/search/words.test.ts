import { expect, test } from 'vitest';
import {
  chosenInWords,
  foundInWords,
  moreInWords,
  noneInWords,
} from '../../../src/search/words.ts';

test('the number of stories found is said in words', () => {
  expect([0, 1, 12, 10_000].map(foundInWords)).toEqual([
    'No stories found',
    '1 story found',
    '12 stories found',
    '10,000 stories found',
  ]);
});

test('the button says how many more stories it shows', () => {
  expect(moreInWords(20, 100)).toBe('Show 20 more stories');
  expect(moreInWords(40, 41)).toBe('Show 1 more story');
});

test('why nothing was found depends on what was looked for', () => {
  expect(noneInWords(0, false)).toBe('No stories have all these words yet. You can:');
  expect(noneInWords(0, true)).toBe(
    'No stories of these themes have all these words yet. You can:',
  );
  expect(noneInWords(1, true)).toBe('You can:');
  expect([0, 2].map(chosenInWords)).toEqual(['', ', 2 chosen']);
});
