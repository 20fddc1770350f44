import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { readStoryFile, writeStoryFile } from '../../stories/file.ts';
import type { DraftKey } from '../draft.ts';
import { hashOf, newSecret } from '../secret.ts';
import { uidIn } from '../uid.ts';

/**
 * Private links for tellers, and what they answered. A link opens one story, without an account; only
 * its hash is kept. The story is known by its permanent number: another one may get the name of a draft
 * that was thrown away. What a teller asks to change is kept here and never in Git.
 */
export const linkTables = [
  `CREATE TABLE IF NOT EXISTS links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    uid TEXT NOT NULL,
    noun TEXT NOT NULL,
    slug TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    taken_back_at TEXT
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    link INTEGER NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    answer TEXT NOT NULL,
    words TEXT,
    seen TEXT
  ) STRICT`,
];

/** What a link is for: the words before they are published, or the receipt of a sent story. */
export type LinkKind = 'final' | 'receipt';

/** What a teller can answer. */
export const answers = ['yes', 'change', 'stop'] as const;
export type Answer = (typeof answers)[number];

/** How many days a link opens. */
export const linkDays = 90;

/** A link, without the secret that opens it: that is told once. */
export interface Link extends DraftKey {
  id: number;
  kind: LinkKind;
  /** The permanent number of the story. */
  uid: string;
  madeAt: string;
  endsAt: string;
  takenBackAt: string | undefined;
}

/** Something that a teller answered. */
export interface TellersAnswer {
  at: string;
  answer: Answer;
  /** What should be changed. */
  words: string | undefined;
  /** Stands for the words that they had before them. */
  seen: string | undefined;
}

/**
 * Makes a private link to a story.
 * @returns The secret that belongs into its address. It cannot be asked for again.
 */
export function makeLink(
  database: DatabaseSync,
  { kind, key, uid, now }: { kind: LinkKind; key: DraftKey; uid: string; now: Date },
): string {
  const secret = newSecret();
  const ends = new Date(now.getTime() + linkDays * day);
  database
    .prepare(
      'INSERT INTO links (hash, kind, uid, noun, slug, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(hashOf(secret), kind, uid, key.noun, key.slug, now.toISOString(), ends.toISOString());
  return secret;
}

/** The link that a secret opens; undefined for one that does not open, or not any more. */
export function openLink(database: DatabaseSync, secret: string, now: Date): Link | undefined {
  const row = database
    .prepare('SELECT * FROM links WHERE hash = ? AND taken_back_at IS NULL AND ends_at > ?')
    .get(hashOf(secret), now.toISOString());
  return row && linkOf(row as unknown as LinkRow);
}

/** All links to a story, newest first. */
export function linksTo(database: DatabaseSync, uid: string): Link[] {
  const rows = database
    .prepare('SELECT * FROM links WHERE uid = ? ORDER BY id DESC')
    .all(uid) as unknown as LinkRow[];
  return rows.map(linkOf);
}

/** Lets the receipt of a sent story be answered with a yes, for a teller whom nobody can reach. */
export function askByReceipt(database: DatabaseSync, uid: string, id: number): void {
  database
    .prepare("UPDATE links SET kind = 'final' WHERE id = ? AND uid = ? AND kind = 'receipt'")
    .run(id, uid);
}

/** Closes a link. What was answered by it does not count any more. */
export function takeBackLink(database: DatabaseSync, uid: string, id: number, now: Date): void {
  database
    .prepare(
      'UPDATE links SET taken_back_at = ? WHERE id = ? AND uid = ? AND taken_back_at IS NULL',
    )
    .run(now.toISOString(), id, uid);
}

/** Whether links still open that lead to another story of this name. */
export function othersHaveLinks(
  database: DatabaseSync,
  { noun, slug }: DraftKey,
  uid: string,
  now: Date,
): boolean {
  const row = database
    .prepare(
      `SELECT 1 FROM links WHERE noun = ? AND slug = ? AND uid <> ?
       AND taken_back_at IS NULL AND ends_at > ?`,
    )
    .get(noun, slug, uid, now.toISOString());
  return row !== undefined;
}

/** Closes the links to a story that is gone. What was answered by them stays. */
export function endLinks(
  database: DatabaseSync,
  { noun, slug }: DraftKey,
  uid: string,
  now: Date,
): void {
  const at = now.toISOString();
  database
    .prepare('UPDATE links SET ends_at = ? WHERE noun = ? AND slug = ? AND uid = ? AND ends_at > ?')
    .run(at, noun, slug, uid, at);
}

/** Keeps what a teller answered. */
export function addAnswer(
  database: DatabaseSync,
  link: Pick<Link, 'id'>,
  { at, answer, words, seen }: TellersAnswer,
): void {
  database
    .prepare('INSERT INTO answers (link, at, answer, words, seen) VALUES (?, ?, ?, ?, ?)')
    .run(link.id, at, answer, words ?? null, seen ?? null);
}

/** What tellers answered about a story by links that still count, newest first. */
export function answersTo(database: DatabaseSync, uid: string): TellersAnswer[] {
  const rows = database
    .prepare(
      `SELECT answers.at, answer, words, seen FROM answers JOIN links ON links.id = link
       WHERE uid = ? AND taken_back_at IS NULL ORDER BY answers.id DESC`,
    )
    .all(uid) as unknown as AnswerRow[];
  return rows.map(({ at, answer, words, seen }) => ({
    at,
    answer,
    words: words ?? undefined,
    seen: seen ?? undefined,
  }));
}

/**
 * Whether the teller's newest answer is a yes to these words.
 * @param text The story file as it would be published.
 * @returns Undefined when no teller answered by a link: then the date in the consent block counts.
 */
export function tellerHasSeen(database: DatabaseSync, text: string): boolean | undefined {
  const [newest] = answersTo(database, uidIn(text) ?? '');
  return newest && newest.answer === 'yes' && newest.seen === digestOfWords(text);
}

/**
 * Stands for everything in a story that a teller reads and agrees to. What editors do around it, such
 * as choosing the day, changes nothing.
 */
export function digestOfWords(text: string): string {
  const { frontMatter, body } = readStoryFile(text);
  const words = Object.fromEntries(
    Object.entries(frontMatter).filter(([field]) => !editorsOwn.has(field)),
  );
  return createHash('sha256')
    .update(writeStoryFile({ frontMatter: words, body }))
    .digest('hex');
}

/** Fields that editors fill in, and in which nobody tells anything. */
const editorsOwn: ReadonlySet<string> = new Set([
  ...['uid', 'consent', 'published', 'updated'],
  ...['featured', 'related', 'series'],
]);

/**
 * Closes the links to a story, and forgets what its teller asked to change. That they answered stays,
 * and counts.
 */
export function eraseLinks(database: DatabaseSync, uid: string): void {
  database
    .prepare('UPDATE answers SET words = NULL WHERE link IN (SELECT id FROM links WHERE uid = ?)')
    .run(uid);
  database.prepare('UPDATE links SET ends_at = made_at WHERE uid = ?').run(uid);
}

/** Deletes links that opened last a year ago, with what was answered by them. */
export function forgetLinks(database: DatabaseSync, now: Date): void {
  const before = new Date(now.getTime() - 365 * day).toISOString();
  database.prepare('DELETE FROM links WHERE ends_at < ?').run(before);
}

function linkOf({ id, kind, uid, noun, slug, made_at, ends_at, taken_back_at }: LinkRow): Link {
  return {
    id,
    kind,
    uid,
    noun,
    slug,
    madeAt: made_at,
    endsAt: ends_at,
    takenBackAt: taken_back_at ?? undefined,
  };
}

const day = 86_400_000;

interface LinkRow extends DraftKey {
  id: number;
  kind: LinkKind;
  uid: string;
  made_at: string;
  ends_at: string;
  taken_back_at: string | null;
}

type AnswerRow = { [Key in keyof TellersAnswer]: Exclude<TellersAnswer[Key], undefined> | null } & {
  at: string;
  answer: Answer;
};
