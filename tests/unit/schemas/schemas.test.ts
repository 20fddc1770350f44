import { describe, expect, test } from 'vitest';
import { consentRules, consentSchema } from '../../../src/schemas/consent.ts';
import { addMonths, isDay } from '../../../src/schemas/day.ts';
import { altText, isPicturePath } from '../../../src/schemas/picture.ts';
import { isSlug } from '../../../src/schemas/slug.ts';
import { draftSchema, isLanguageTag, storyRules, storySchema } from '../../../src/schemas/story.ts';
import { wordCount } from '../../../src/schemas/text.ts';
import { isWebAddress } from '../../../src/schemas/web-address.ts';

const consent = { ref: 'C-7F3K', basis: 'fictional-example', status: 'given', heldBy: 'alongside' };
const story = {
  uid: '3f0f8d0e-6a0b-4b5e-9f43-0c8e2a1d7b11',
  title: 'A story',
  summary: 'It is here to be tried.',
  kind: 'report',
  themes: ['sharing-power'],
  published: '2026-01-31',
  credits: [{ role: 'written-by', name: 'Alongside' }],
  consent,
};
const words = (value: unknown, schema: typeof storySchema | typeof draftSchema = storySchema) => {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ message }) => message);
};

test('a small story is complete, and says nothing', () => {
  expect(words(story)).toEqual([]);
});

test('a draft needs a uid and a title and may lack or half-hold anything else', () => {
  expect(
    words({ uid: story.uid, title: 'A draft', kind: 'not yet', themes: null }, draftSchema),
  ).toEqual([]);
  expect(words({ uid: story.uid }, draftSchema)).toHaveLength(1);
  expect(words({ ...story, layout: 'x' }, draftSchema)).toHaveLength(1);
});

test.each([
  [{ title: 'Ab' }, 'The title needs at least 3 characters.'],
  [{ title: '👩‍👩‍👧'.repeat(30) }, 'The title has 150 characters. The most is 80. Please shorten it.'],
  [{ summary: 'a\nb' }, 'The summary must be on one line.'],
  [{ themes: [] }, 'Choose at least one theme.'],
  [{ inShort: ['a', 'b'] }, '"In short" needs at least three points.'],
  [
    { inShort: ['a', 'b', 'word '.repeat(21).trim()] },
    'An "in short" point has 21 words. The most is 20. Please shorten it.',
  ],
  [{ people: ['staff', 'staff'] }, 'A group of people is listed twice.'],
  [
    { published: '2025-02-29' },
    'The date published must be a real date like 2026-03-31: year, month, day.',
  ],
  [{ lang: 'klingon' }, 'The language must be a tag such as en-GB or cy.'],
])('%j is refused with words that say how to mend it', (change, message) => {
  expect(words({ ...story, ...change })).toEqual([message]);
});

test('a day is a day that the calendar has', () => {
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-1-1', '31-01-2026', '2026-13-01', ''].some(isDay)).toBe(false);
  expect(addMonths('2024-08-31', 6)).toBe('2025-02-28');
});

test('names in addresses are small, short and not kept for a computer', () => {
  expect(['a', 'club-night', '1-2'].every(isSlug)).toBe(true);
  expect(
    ['', 'A', '-a', 'a-', 'a--b', 'a_b', 'con', 'lpt9', 'page', 'a'.repeat(81), 'é'].some(isSlug),
  ).toBe(false);
});

test('pictures lie beside the story, and are described in words', () => {
  expect(['./a.jpg', './garden-party.webp'].every(isPicturePath)).toBe(true);
  expect(
    ['a.jpg', '../a.jpg', './a/b.jpg', './A.jpg', './a.svg', './a.jpg?x'].some(isPicturePath),
  ).toBe(false);
  expect(altText('It').safeParse('garden.JPG').success).toBe(false);
  expect(altText('It').safeParse('A garden.').success).toBe(true);
});

test('web addresses have a scheme, a host, no user and no hidden signs', () => {
  expect(isWebAddress('https://example.org/a')).toBe(true);
  expect(isWebAddress('http://example.org')).toBe(false);
  expect(isWebAddress('http://example.org', true)).toBe(true);
  for (const bad of [
    'https:/a.b',
    'https:///a.b',
    'https://u@a.b',
    'https://a.b/ c',
    'https:\\\\a.b',
    'ftp://a.b',
  ])
    expect(isWebAddress(bad, true), bad).toBe(false);
});

test('languages are tags', () => {
  expect(['en-GB', 'cy', 'gd', 'ga', 'bsl'].every(isLanguageTag)).toBe(true);
  expect(['english', 'EN', 'en_GB', '', 'x'].some(isLanguageTag)).toBe(false);
});

test('words are counted between spaces', () => {
  expect(wordCount(' one  two\nthree\u00a0four ')).toBe(4);
  expect(wordCount('')).toBe(0);
});

describe('consent', () => {
  test('what each ground needs', () => {
    expect(consentRules(consentSchema.parse(consent))).toEqual([]);
    const teller = consentSchema.parse({ ...consent, basis: 'teller-consent' });
    expect(consentRules(teller).map(({ field }) => field)).toEqual([
      'givenOn',
      'finalSeenOn',
      'reviewBy',
      'uses',
      'naming',
    ]);
    const approved = consentSchema.parse({ ...consent, basis: 'organisation-approved' });
    expect(consentRules(approved).map(({ field }) => field)).not.toContain('finalSeenOn');
  });

  test('dates follow one another, and the review is within two years', () => {
    const dates = (givenOn: string, finalSeenOn: string, reviewBy: string) =>
      consentRules(
        consentSchema.parse({
          ...consent,
          basis: 'teller-consent',
          uses: ['page'],
          naming: 'first',
          givenOn,
          finalSeenOn,
          reviewBy,
        }),
      ).map(({ field }) => field);
    expect(dates('2026-01-31', '2026-02-01', '2028-01-31')).toEqual([]);
    expect(dates('2026-01-31', '2026-01-30', '2028-02-01')).toEqual(['finalSeenOn', 'reviewBy']);
    expect(dates('2026-01-31', '2026-02-01', '2026-01-01')).toEqual(['reviewBy']);
  });
});

test('rules between fields are told by the field that breaks them', () => {
  const full = storySchema.parse({
    ...story,
    updated: '2026-01-01',
    consent: { ...consent, basis: 'published-source', uses: ['page'] },
    cover: { image: './a.jpg', alt: 'A garden', credit: 'Ann', peopleShown: 1 },
  });
  expect(storyRules(full, 301).map(({ path }) => path.join('.'))).toEqual([
    'updated',
    'inShort',
    'sources',
    'cover.peopleShown',
  ]);
  expect(storyRules({}, 300)).toEqual([]);
});
