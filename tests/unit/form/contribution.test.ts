import { expect, test } from 'vitest';
import { formWay } from '../../../src/components/form/way.ts';
import { wordsOfForm } from '../../support/form-words.ts';
import {
  asked,
  contributionNames,
  questions,
  readContribution,
} from '../../../src/schemas/contribution.ts';
import { consentUses, namings } from '../../../src/schemas/consent.ts';

const shortest = { title: ['A good day'], story: ['We went out.'], noReach: ['yes'] };

/** What is said of each field that is not in order. */
function said(sent: Record<string, string[]>): Record<string, string> {
  const { problems } = readContribution({ ...shortest, ...sent });
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

test('three answers are enough', () => {
  expect(said({})).toEqual({});
  expect(Object.keys(said({ title: [], story: [' '], noReach: [] }))).toEqual([
    'title',
    'story',
    'email',
  ]);
});

test('every field is asked once, in one question', () => {
  expect(questions.flatMap(({ fields }) => fields).toSorted()).toEqual(
    contributionNames.toSorted(),
  );
});

test('consent to each use is asked for by itself, and each way of being named is there', () => {
  expect(Object.keys(asked('uses').choices ?? {})).toEqual(Object.keys(consentUses));
  expect(Object.keys(asked('uses').hints ?? {})).toEqual(Object.keys(consentUses));
  expect(Object.keys(asked('naming').choices ?? {})).toEqual(Object.keys(namings));
});

test('to be named, somebody types a name; and whoever types one says whether to print it', () => {
  expect(said({ naming: ['full'] })).toHaveProperty('name');
  expect(said({ name: ['Ann'] })).toHaveProperty('naming');
  expect(said({ naming: ['anonymous'], name: ['Ann'] })).toEqual({});
});

test('a way to be reached and “no need to” cannot both be', () => {
  expect(said({ phone: ['07700 900123'] })).toHaveProperty('noReach');
  expect(said({ phone: ['07700 900123'], noReach: [] })).toEqual({});
});

test('what is too long says by how much, counted as people count', () => {
  expect(said({ story: ['👋🏽'.repeat(20_001)] })).toEqual({
    story: 'Your story is 2 characters too long. Please shorten it.',
  });
  expect(said({ story: ['é'.repeat(40_000)] })).toEqual({});
});

test('answers that the form does not offer are refused', () => {
  expect(
    Object.keys(said({ naming: ['king'], uses: ['page', 'sell'], pictureShown: ['-1'] })),
  ).toEqual(['pictureShown', 'naming', 'uses']);
});

test('every sentence of the form is short, and says who does what', () => {
  for (const sentence of wordsOfForm())
    expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
});

test('the form goes to the desk, to a service, or into a file', () => {
  expect(formWay('1', '')).toBe('desk');
  expect(formWay('1', 'https://forms.example/x')).toBe('desk');
  expect(formWay(undefined, 'https://forms.example/x')).toBe('service');
  expect(formWay(undefined, '')).toBe('file');
});
