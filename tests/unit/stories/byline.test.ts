import { expect, test } from 'vitest';
import { bylineOf, creditGroups, creditInWords } from '../../../src/stories/byline.ts';

test('credits are printed in one order, whatever the file says', () => {
  const groups = creditGroups([
    { role: 'funded-by', name: 'A fund' },
    { role: 'told-by', name: 'Jo' },
    { role: 'told-by', name: 'Sam' },
  ]);
  expect(groups.map(({ title, credits }) => [title, credits.length])).toEqual([
    ['Told by', 2],
    ['Funded by', 1],
  ]);
});

test('a byline names tellers before writers, and nobody else', () => {
  const byline = bylineOf([
    { role: 'written-by', name: 'Alongside' },
    { role: 'photos-by', name: 'Ash' },
    { role: 'told-by', name: 'Jo' },
  ]);
  expect(byline.map(({ role }) => role)).toEqual(['told-by', 'written-by']);
});

test('a story without teller or writer names whoever is credited first', () => {
  expect(bylineOf([{ role: 'film-by', name: 'A film group' }])).toHaveLength(1);
});

test('a name says in what capacity, where it is given', () => {
  expect(creditInWords({ name: 'Jo', as: 'lived-experience' })).toBe(
    'Jo, person with lived experience',
  );
  expect(creditInWords({ name: 'Sam' })).toBe('Sam');
});
