import { expect, test } from 'vitest';
import { paragraphWords, sentences } from '../../../src/stories/plain-words.ts';

const codes = (text: string, language = 'en-GB'): string[] =>
  [...paragraphWords(text, language)].map(({ code }) => code);

test('a long sentence, a long paragraph and words that hold readers off are noted', () => {
  expect(codes(`${'word '.repeat(21)}end.`)).toEqual(['plain-long-sentence']);
  expect(codes('One. Two. Three. Four.')).toEqual(['plain-long-paragraph']);
  expect(codes('We facilitate.')).toEqual(['plain-words']);
  expect(codes('We facilitate.', 'cy')).toEqual([]);
  expect(codes('We sang.')).toEqual([]);
});

test('a sentence ends at its full stop, also inside quotation marks', () => {
  expect(sentences('“We sang.” They said so. 3 came.')).toEqual([
    '“We sang.”',
    'They said so.',
    '3 came.',
  ]);
});
