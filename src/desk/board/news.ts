import { slug } from 'github-slugger';
import type { DatabaseSync } from 'node:sqlite';
import type { DraftKey } from '../draft.ts';
import type { Person } from '../person.ts';
import { newSecret } from '../secret.ts';

/**
 * What can be new, in the words that people read. They also go out in a feed, where a reader keeps
 * them: so they tell that something came, and never a title, a name or a word of it.
 */
export const newsWords = {
  'story-sent': 'A story was sent with the form.',
  'draft-sent': 'A draft was sent for checking.',
  'teller-yes': 'A teller said yes to their story.',
  'teller-change': 'A teller asks for a change to their story.',
  'teller-stop': 'A teller does not want their story published.',
  published: 'Something was published.',
  'build-failed': 'The site could not be rebuilt.',
} as const;

/** Something that happened at the desk. */
export interface News {
  id: number;
  what: keyof typeof newsWords;
  /** ISO 8601. */
  at: string;
  about?: About;
}

/** The draft or story that news are about: another may get its name, and never its permanent number. */
export interface About extends DraftKey {
  /** Undefined for what is no story, and where there is none to be read. */
  uid: string | undefined;
}

export const newsTables = [
  `CREATE TABLE IF NOT EXISTS news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    noun TEXT,
    slug TEXT,
    uid TEXT
  ) STRICT`,
  // Its key is in the address that is shown, so it is kept as it is; all it opens is the lines above.
  `CREATE TABLE IF NOT EXISTS news_keys (
    person TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
  ) STRICT`,
];

export function addNews(database: DatabaseSync, { what, at, about }: Omit<News, 'id'>): void {
  database
    .prepare('INSERT INTO news (what, at, noun, slug, uid) VALUES (?, ?, ?, ?, ?)')
    .run(what, at, about?.noun ?? null, about?.slug ?? null, about?.uid ?? null);
}

/**
 * What is new for somebody, newest first: everything for an editor, and for a contributor what is
 * about drafts of their own.
 */
export function newsFor(
  database: DatabaseSync,
  person: Pick<Person, 'role'>,
  own: readonly About[],
): News[] {
  const rows = database
    .prepare('SELECT * FROM news ORDER BY id DESC LIMIT 200')
    .all() as unknown as NewsRow[];
  return rows
    .map(newsOf)
    .filter(
      ({ about }) => person.role === 'editor' || own.some((one) => about && isSame(one, about)),
    )
    .slice(0, 50);
}

/** The key in the address of somebody's news feed; made when it is first asked for. */
export function newsKey(database: DatabaseSync, person: Pick<Person, 'id'>): string {
  database
    .prepare('INSERT INTO news_keys (person, key) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(person.id, newSecret());
  const row = database.prepare('SELECT key FROM news_keys WHERE person = ?').get(person.id);
  return String(row?.key);
}

/** Whose key it is: the person's id. */
export function readerOf(database: DatabaseSync, key: string): string | undefined {
  const row = database.prepare('SELECT person FROM news_keys WHERE key = ?').get(key);
  return row && String(row.person);
}

export function forgetNews(database: DatabaseSync, now: Date): void {
  const before = new Date(now.getTime() - daysKept * 86_400_000).toISOString();
  database.prepare('DELETE FROM news WHERE at < ?').run(before);
}

/** Takes away the lines about a draft that is gone. */
export function dropNewsAbout(database: DatabaseSync, { noun, slug, uid }: About): void {
  database
    .prepare('DELETE FROM news WHERE noun = ? AND slug = ? AND uid IS ?')
    .run(noun, slug, uid ?? null);
}

/** Takes away the lines about drafts whose address holds a name: titles do, and addresses with them. */
export function eraseNews(database: DatabaseSync, names: readonly string[]): void {
  const take = database.prepare("DELETE FROM news WHERE instr('-' || slug || '-', ?) > 0");
  for (const name of names.map((each) => slug(each)).filter(Boolean)) take.run(`-${name}-`);
}

function isSame(one: About, other: About): boolean {
  return one.noun === other.noun && one.slug === other.slug && one.uid === other.uid;
}

function newsOf({ id, what, at, noun, slug, uid }: NewsRow): News {
  return {
    id,
    what,
    at,
    ...(noun !== null && slug !== null && { about: { noun, slug, uid: uid ?? undefined } }),
  };
}

const daysKept = 90;

interface NewsRow {
  id: number;
  what: keyof typeof newsWords;
  at: string;
  noun: DraftKey['noun'] | null;
  slug: string | null;
  uid: string | null;
}
