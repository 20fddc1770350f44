import { expect, test } from 'vitest';
import { openDatabase } from '../../src/desk/database.ts';
import type { DraftKey } from '../../src/desk/draft.ts';
import {
  addAnswer,
  answersTo,
  digestOfWords,
  endLinks,
  forgetLinks,
  linkDays,
  linksTo,
  linkTables,
  makeLink,
  openLink,
  othersHaveLinks,
  takeBackLink,
  tellerHasSeen,
} from '../../src/desk/showing/links.ts';
import { uidIn } from '../../src/desk/uid.ts';
import { storyText, uid } from '../support/content-folder.ts';

const key: DraftKey = { noun: 'stories', slug: 'club-night' };
const now = new Date('2026-03-01T09:00:00Z');
const after = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const words = storyText();
/** The permanent number in it. */
const number = uidIn(words) ?? '';
const yes = { at: now.toISOString(), answer: 'yes', words: undefined } as const;

function opened() {
  const database = openDatabase(':memory:', linkTables);
  const secret = makeLink(database, { kind: 'final', key, uid: number, now });
  const link = openLink(database, secret, now);
  if (!link) throw new Error('The link does not open.');
  return { database, secret, link };
}

test('a link opens its story, and no part of its secret is kept', () => {
  const { database, secret, link } = opened();
  expect(link).toMatchObject({ ...key, kind: 'final' });
  const rows = JSON.stringify(database.prepare('SELECT * FROM links').all());
  expect(rows).not.toContain(secret.slice(0, 12));
});

test('a link that is guessed, cut short or of another kind of letters does not open', () => {
  const { database, secret } = opened();
  for (const guess of ['', 'x', secret.slice(1), secret.toUpperCase(), `${secret}=`, "' OR 1=1 --"])
    expect(openLink(database, guess, now)).toBeUndefined();
});

test('a link opens for as long as it says, and not a day more', () => {
  const { database, secret } = opened();
  expect(openLink(database, secret, after(linkDays - 0.001))).toBeDefined();
  expect(openLink(database, secret, after(linkDays))).toBeUndefined();
});

test('a link that was taken back does not open, and what was answered by it does not count', () => {
  const { database, secret, link } = opened();
  addAnswer(database, link, { ...yes, seen: digestOfWords(words) });
  expect(tellerHasSeen(database, words)).toBe(true);
  takeBackLink(database, number, link.id, after(1));
  expect(openLink(database, secret, after(1))).toBeUndefined();
  expect(answersTo(database, number)).toEqual([]);
  expect(tellerHasSeen(database, words)).toBeUndefined();
  expect(linksTo(database, number)[0]?.takenBackAt).toBe(after(1).toISOString());
});

test('a link of one story is not taken back from the page of another', () => {
  const { database, secret, link } = opened();
  takeBackLink(database, uidIn(storyText({ uid: uid(2) })) ?? '', link.id, now);
  expect(openLink(database, secret, now)).toBeDefined();
});

test('where nobody answered by a link, the words are neither seen nor unseen', () => {
  expect(tellerHasSeen(opened().database, words)).toBeUndefined();
});

test.each([
  ['one word of the text', storyText({}, 'Other words.')],
  ['the title', storyText({ title: 'title: Another title' })],
  ['who is credited', storyText({ credits: 'credits:\n  - role: told-by\n    name: Sam' })],
])('a yes does not count when %s changed after it', (_, changed) => {
  const { database, link } = opened();
  addAnswer(database, link, { ...yes, seen: digestOfWords(words) });
  expect(tellerHasSeen(database, changed)).toBe(false);
});

test.each([
  ['the day of publishing', { published: 'published: "2026-05-01"' }],
  ['the consent block', { consent: 'consent:\n  ref: C-OTHER\n  status: given' }],
  ['where it is shown', { featured: 'featured: true' }],
])('a yes still counts when only %s changed after it', (_, changes) => {
  const { database, link } = opened();
  addAnswer(database, link, { ...yes, seen: digestOfWords(words) });
  expect(tellerHasSeen(database, storyText(changes))).toBe(true);
});

test('a yes to one story is none to another that has its name', () => {
  const { database, link } = opened();
  addAnswer(database, link, { ...yes, seen: digestOfWords(words) });
  expect(tellerHasSeen(database, storyText({ uid: uid(2) }))).toBeUndefined();
});

test('when a story is gone its links end, and those of another of its name or number do not', () => {
  const { database, secret } = opened();
  const other = { ...key, slug: 'a-copy' };
  const others = [
    makeLink(database, { kind: 'final', key: other, uid: number, now }),
    makeLink(database, { kind: 'final', key, uid: 'another', now }),
  ];
  endLinks(database, key, number, after(1));
  expect(openLink(database, secret, after(1))).toBeUndefined();
  for (const one of others) expect(openLink(database, one, after(1))).toBeDefined();
});

test('what was answered by a link that ended still counts', () => {
  const { database, link } = opened();
  addAnswer(database, link, { ...yes, answer: 'stop', seen: undefined });
  endLinks(database, key, number, after(1));
  expect(answersTo(database, number)).toHaveLength(1);
});

test('a name is held by links that open, for every other story', () => {
  const { database, link } = opened();
  expect(othersHaveLinks(database, key, number, now)).toBe(false);
  expect(othersHaveLinks(database, { ...key, slug: 'other' }, 'another', now)).toBe(false);
  expect(othersHaveLinks(database, key, 'another', now)).toBe(true);
  expect(othersHaveLinks(database, key, 'another', after(linkDays))).toBe(false);
  takeBackLink(database, number, link.id, now);
  expect(othersHaveLinks(database, key, 'another', now)).toBe(false);
});

test('the newest answer is the one that counts', () => {
  const { database, link } = opened();
  const seen = digestOfWords(words);
  addAnswer(database, link, { ...yes, seen });
  addAnswer(database, link, { ...yes, answer: 'stop', seen: undefined });
  expect(tellerHasSeen(database, words)).toBe(false);
  addAnswer(database, link, { ...yes, seen });
  expect(tellerHasSeen(database, words)).toBe(true);
});

test('a year after its last day a link and its answers are gone', () => {
  const { database, link } = opened();
  addAnswer(database, link, { ...yes, answer: 'change', words: 'My name', seen: undefined });
  forgetLinks(database, after(linkDays + 364));
  expect(answersTo(database, number)).toHaveLength(1);
  forgetLinks(database, after(linkDays + 366));
  expect(linksTo(database, number)).toEqual([]);
  expect(database.prepare('SELECT * FROM answers').all()).toEqual([]);
});
