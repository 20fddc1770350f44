import en from '../../../node_modules/decap-cms-locales/dist/esm/en/index.js';
import { expect, test } from 'vitest';
import { phrase, unseen, withOurWords, words, type Phrases } from '../../../src/admin/words.ts';

test('every phrase that Decap can show has words of ours', () => {
  const ours = new Set(keysOf(words));
  const foreign = keysOf(en).filter(
    (key) => !ours.has(key) && !unseen.some((screen) => key.startsWith(screen)),
  );
  expect(foreign).toEqual([]);
});

test('we name no phrase that Decap does not have', () => {
  const theirs = new Set(keysOf(en));
  expect(keysOf(words).filter((key) => !theirs.has(key))).toEqual([]);
});

test('our words are plain: no shouting, none of Decap’s names for things', () => {
  for (const key of keysOf(words)) {
    const text = phrase(key);
    expect(text, key).not.toMatch(/\b(?:entry|entries|collection|workflow|config|oops)\b/i);
    expect(text, key).not.toMatch(/\b[A-Z]{3,}\b/);
  }
});

test('a phrase keeps the places that Decap fills in', () => {
  const merged = withOurWords(en);
  for (const key of keysOf(words)) {
    const theirs = places(at(en, key));
    expect(
      [...places(at(merged, key))].filter((place) => !theirs.has(place)),
      key,
    ).toEqual([]);
  }
});

function keysOf(phrases: Phrases, before = ''): string[] {
  return Object.entries(phrases).flatMap(([name, value]) =>
    typeof value === 'string' ? [before + name] : keysOf(value, `${before}${name}.`),
  );
}

function at(phrases: Phrases, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((there, name) => (there as Phrases | undefined)?.[name], phrases);
  return String(found);
}

function places(text: string): Set<string> {
  return new Set(text.match(/%\{\w+\}/g) ?? []);
}
