import { expect, test } from 'vitest';
import { wordsIn } from '../../../src/search/excerpt.ts';
import { looseWords, type FoundText } from '../../../src/search/loose.ts';

test.each([
  ['carers', 'carer'],
  ['disability', 'disabled'],
  ['families', 'family'],
  ['running', 'run'],
  ['happier', 'happy'],
  ['organising', 'organised'],
  ['cafe', 'café'],
  ['coproduction', 'Co-production'],
  ['co production', 'Co-production'],
  ["people's", 'people’s'],
  ['dem', 'dementia,'],
  ['bus', 'buses'],
])('%s finds stories with the word %s', (typed, word) => {
  expect(looseWords(typed, [found(`We say ${word} here`, word)])).toEqual({
    missing: [],
    isNear: true,
  });
});

test('a word that was shortened to another is told, and is not alike', () => {
  expect(looseWords('acess', [found('A garden', 'A')])).toEqual({
    missing: ['acess'],
    isNear: false,
  });
});

test('a word that begins like another for long is told, and is alike', () => {
  expect(looseWords('coproducton', [found('Our co-production group', 'co-production')])).toEqual({
    missing: ['coproducton'],
    isNear: true,
  });
});

test('of several words only those are told that no story has', () => {
  const story = found('Carers met in a garden', 'Carers', 'a');
  expect(looseWords('carers acess', [story]).missing).toEqual(['acess']);
});

test('a word that stands in the place, the kind or the themes counts as found', () => {
  const story = { ...found('We met'), meta: { place: 'Derby, England', kind: 'Case study' } };
  expect(looseWords('derby study', [story]).missing).toEqual([]);
});

test('signs are not words, and nothing found means nothing to tell', () => {
  expect(looseWords('— “” ???', [found('We met')]).missing).toEqual([]);
  expect(looseWords('anything', [])).toEqual({ missing: [], isNear: true });
});

function found(content: string, ...marks: string[]): FoundText {
  const locations = wordsIn(content).flatMap((word, at) => (marks.includes(word) ? [at] : []));
  return { content, locations, meta: {} };
}
