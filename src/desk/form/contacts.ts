import type { DatabaseSync } from 'node:sqlite';

/**
 * How to reach people who sent a story, and what else they told the editors alone. Kept in the desk's
 * database for a stated time and never in Git.
 */
export const contactTables = [
  `CREATE TABLE IF NOT EXISTS contacts (
    uid TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    other_way TEXT NOT NULL,
    no_need INTEGER NOT NULL,
    notes TEXT NOT NULL,
    wishes TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    kept_until TEXT NOT NULL
  ) STRICT`,
];

/** Somebody who sent a story. Texts are empty where nothing was given. */
export interface Contact {
  /** The permanent number of the story. */
  uid: string;
  /** The story's name in addresses. */
  slug: string;
  /** What they typed as their name, whether or not it is to be printed. */
  name: string;
  email: string;
  phone: string;
  /** A postal address, somebody they trust. */
  otherWay: string;
  /** True when they said that there is no need to reach them. */
  noNeed: boolean;
  /** What they want the editors to know. */
  notes: string;
  /** What they asked for, and what an editor has to look at: one sentence each. */
  wishes: readonly string[];
  /** ISO 8601, both. */
  sentAt: string;
  keptUntil: string;
}

/** Keeps how to reach somebody. A second call for the same story replaces the first. */
export function keepContact(database: DatabaseSync, contact: Contact): void {
  const { uid, slug, name, email, phone, otherWay, noNeed, notes, wishes } = contact;
  database
    .prepare('INSERT OR REPLACE INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      ...[uid, slug, name, email, phone, otherWay, noNeed ? 1 : 0, notes],
      ...[JSON.stringify(wishes), contact.sentAt, contact.keptUntil],
    );
}

/** Everybody who sent a story and is still kept, newest first. */
export function allContacts(database: DatabaseSync): Contact[] {
  const rows = database.prepare('SELECT * FROM contacts ORDER BY sent_at DESC, uid').all();
  return (rows as unknown as ContactRow[]).map(contactOf);
}

/** Whether somebody is kept who sent another story of this name. */
export function othersHaveContact(database: DatabaseSync, slug: string, uid: string): boolean {
  const row = database.prepare('SELECT 1 FROM contacts WHERE slug = ? AND uid <> ?').get(slug, uid);
  return row !== undefined;
}

/** Takes away how to reach the sender of a story. */
export function dropContact(database: DatabaseSync, uid: string): void {
  database.prepare('DELETE FROM contacts WHERE uid = ?').run(uid);
}

/**
 * Erases everybody who gave this name, email address or phone number, or sent the story of this name.
 * In what was typed freely, only an address or a number is looked for: a name may be anybody's.
 * @returns How many senders of stories were erased.
 */
export function eraseContacts(database: DatabaseSync, who: string): number {
  const wanted = plain(who);
  if (wanted === '') return 0;
  const reaches = /@|\d{6}/.test(wanted.replace(/[\s()-]/g, ''));
  const rows = database.prepare('SELECT * FROM contacts').all() as unknown as ContactRow[];
  const theirs = rows.map(contactOf).filter((contact) => {
    const { name, email, phone, slug, otherWay, notes } = contact;
    return (
      [name, email, slug, otherWay].some((text) => plain(text) === wanted) ||
      (digits(wanted) !== '' && digits(phone) === digits(wanted)) ||
      (reaches && [phone, otherWay, notes].some((text) => plain(text).includes(wanted)))
    );
  });
  for (const { uid } of theirs) {
    dropContact(database, uid);
    database.prepare('DELETE FROM form_pictures WHERE ticket = ?').run(uid);
    database.prepare('UPDATE sent_forms SET slug = NULL WHERE ticket = ?').run(uid);
  }
  return theirs.length;
}

/** Deletes what has been kept for as long as was said. */
export function forgetContacts(database: DatabaseSync, now: Date): void {
  database.prepare('DELETE FROM contacts WHERE kept_until <= ?').run(now.toISOString());
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase('en-GB').replace(/\s+/gu, ' ');
}

/** A phone number is the same however it is spaced. Fewer than six digits are none. */
function digits(text: string): string {
  const found = /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return found.length < 6 ? '' : found;
}

function contactOf({
  other_way,
  no_need,
  wishes,
  sent_at,
  kept_until,
  ...row
}: ContactRow): Contact {
  return {
    ...row,
    otherWay: other_way,
    noNeed: no_need === 1,
    wishes: JSON.parse(wishes) as string[],
    sentAt: sent_at,
    keptUntil: kept_until,
  };
}

interface ContactRow {
  uid: string;
  slug: string;
  name: string;
  email: string;
  phone: string;
  other_way: string;
  no_need: number;
  notes: string;
  wishes: string;
  sent_at: string;
  kept_until: string;
}
