import { expect, test } from 'vitest';
import { easyReadSchema } from '../../../src/schemas/easy-read.ts';

const idea = { words: 'People met in the hall.', icon: 'people' };
const version = { ideas: [idea, idea, idea, idea] };
const withIdea = (last: object) => ({ ideas: [idea, idea, idea, last] });
const wordsFor = (value: unknown) => {
  const result = easyReadSchema.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ message }) => message);
};

test('four ideas with words and pictures are enough', () => {
  expect(wordsFor(version)).toEqual([]);
  expect(wordsFor(withIdea({ words: 'Us.', picture: './us.jpg', alt: 'Two of us' }))).toEqual([]);
});

test.each([
  [
    withIdea({ words: 'word '.repeat(16).trim(), icon: 'people' }),
    'An idea has 16 words. The most is 15. Please shorten it.',
  ],
  [
    withIdea({ words: 'Us.' }),
    'This idea has no picture yet. Choose one of the set, or one of your own.',
  ],
  [
    withIdea({ words: 'Us.', icon: 'people', picture: './us.jpg', alt: 'Two of us' }),
    'This idea has two pictures. Keep the one of the set, or your own.',
  ],
  [
    withIdea({ words: 'Us.', picture: './us.jpg' }),
    'Say what the picture shows, for people who do not see it.',
  ],
  [
    withIdea({ words: 'Us.', picture: './us.jpg', alt: 'us.jpg' }),
    'The description of the picture is a file name. Say what the picture shows.',
  ],
  [{ ideas: [idea] }, 'There must be at least 4 ideas.'],
  [{ ideas: Array.from({ length: 61 }, () => idea) }, 'There is room for 60 ideas.'],
  [{ ...version, checkedBy: ' ' }, 'Who checked it is empty.'],
  [
    { ...version, wordList: [{ word: 'Hall', means: 'word '.repeat(26).trim() }] },
    'The meaning of a word has 26 words. The most is 25. Please shorten it.',
  ],
  [{ ...version, glossary: ['carer', 'carer'] }, 'A word is listed twice.'],
])('%# is refused with words that say how to mend it', (value, message) => {
  expect(wordsFor(value)).toEqual([message]);
});
