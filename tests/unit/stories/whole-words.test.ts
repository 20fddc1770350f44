import { expect, test } from 'vitest';
import { wholeWords } from '../../../src/stories/whole-words.ts';

test('a word with a hyphen is kept whole, with the mark that follows it', () => {
  expect(wholeWords('A vote chose the co-chair, and a board')).toEqual([
    { text: 'A vote chose the ', whole: false },
    { text: 'co-chair,', whole: true },
    { text: ' and a board', whole: false },
  ]);
});

test('nothing of a heading is lost or added', () => {
  for (const title of ['', '-', 'Co-production', 'A - B', 'made-up self-made', 'No hyphen'])
    expect(
      wholeWords(title)
        .map(({ text }) => text)
        .join(''),
    ).toBe(title);
});

test('a heading without a hyphen is one part', () => {
  expect(wholeWords('Sharing power')).toEqual([{ text: 'Sharing power', whole: false }]);
  expect(wholeWords('')).toEqual([]);
});
