import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { newSecret } from '../secret.ts';

/**
 * Tickets of the form. Each form that goes out carries one, and it becomes the permanent number of
 * the story that comes back: so a story that is sent twice is kept once.
 */
export const ticketTables = [
  `CREATE TABLE IF NOT EXISTS ticket_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    key TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS sent_forms (
    ticket TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    slug TEXT UNIQUE,
    kept INTEGER NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS form_pictures (
    ticket TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
];

/** How many days a form may stand open before it is sent. */
export const ticketDays = 7;

/** A ticket that this desk gave, and that is not too old. */
export interface Ticket {
  /** A UUID: the permanent number of the story. */
  id: string;
  /** When the form went out, in milliseconds. */
  madeAt: number;
}

/** A story that was sent with a ticket. */
export interface SentForm {
  /** Stands for what was typed. */
  digest: string;
  /** The draft's name; null when its sender was erased. */
  slug: string | null;
  /** True as soon as the draft is in Git. */
  kept: boolean;
}

/** A picture that came with a form that had to go back. */
export interface FormPicture {
  /** What its file is called on the sender's device. */
  name: string;
  bytes: Buffer;
}

/** Makes a ticket: `number.seconds.signature`. */
export function newTicket(database: DatabaseSync, madeAt: Date): string {
  const words = `${randomUUID()}.${Math.floor(madeAt.getTime() / 1000).toString(36)}`;
  return `${words}.${signature(database, words)}`;
}

/** Reads a ticket; undefined for one that is missing, too old or none of ours. */
export function readTicket(database: DatabaseSync, text: string, now: Date): Ticket | undefined {
  const [, words = '', id = '', seconds = '', signed = ''] =
    /^(([0-9a-f-]{36})\.([0-9a-z]{1,9}))\.([\w-]{43})$/.exec(text) ?? [];
  if (words === '' || !same(signed, signature(database, words))) return undefined;
  const madeAt = Number.parseInt(seconds, 36) * 1000;
  const age = now.getTime() - madeAt;
  return age < ticketDays * day ? { id, madeAt } : undefined;
}

/** What was sent with a ticket before; undefined for nothing. */
export function sentWith(database: DatabaseSync, id: string): SentForm | undefined {
  const row = database
    .prepare('SELECT digest, slug, kept FROM sent_forms WHERE ticket = ?')
    .get(id);
  return row && { ...(row as unknown as SentForm), kept: row['kept'] === 1 };
}

/**
 * Takes a name for the draft of a ticket, so that no other ticket gets it.
 * @returns False when another has it.
 */
export function claimSlug(
  database: DatabaseSync,
  { id, digest, slug, now }: { id: string; digest: string; slug: string; now: Date },
): boolean {
  const { changes } = database
    .prepare(
      'INSERT OR IGNORE INTO sent_forms (ticket, digest, slug, kept, at) VALUES (?, ?, ?, 0, ?)',
    )
    .run(id, digest, slug, now.toISOString());
  return changes === 1;
}

/** Gives a name back: the draft could not be kept. */
export function releaseSlug(database: DatabaseSync, id: string): void {
  database.prepare('DELETE FROM sent_forms WHERE ticket = ? AND kept = 0').run(id);
}

/** Remembers that the draft of a ticket is in Git. */
export function markKept(database: DatabaseSync, id: string): void {
  database.prepare('UPDATE sent_forms SET kept = 1 WHERE ticket = ?').run(id);
}

/** Keeps a picture with a ticket for a day, so that nobody has to choose it twice. */
export function keepFormPicture(
  database: DatabaseSync,
  id: string,
  { name, bytes }: FormPicture,
  now: Date,
): void {
  database
    .prepare('INSERT OR REPLACE INTO form_pictures (ticket, name, bytes, at) VALUES (?, ?, ?, ?)')
    .run(id, name, bytes, now.toISOString());
}

/** The picture that is kept with a ticket. */
export function formPicture(database: DatabaseSync, id: string): FormPicture | undefined {
  const row = database.prepare('SELECT name, bytes FROM form_pictures WHERE ticket = ?').get(id);
  return row && { name: String(row['name']), bytes: Buffer.from(row['bytes'] as Uint8Array) };
}

export function dropFormPicture(database: DatabaseSync, id: string): void {
  database.prepare('DELETE FROM form_pictures WHERE ticket = ?').run(id);
}

/** Deletes pictures that nobody came back for, and what was sent with tickets that are too old by now. */
export function forgetTickets(database: DatabaseSync, now: Date): void {
  const before = (days: number): string => new Date(now.getTime() - days * day).toISOString();
  database.prepare('DELETE FROM form_pictures WHERE at <= ?').run(before(1));
  database.prepare('DELETE FROM sent_forms WHERE at <= ?').run(before(ticketDays));
}

function signature(database: DatabaseSync, words: string): string {
  database
    .prepare('INSERT INTO ticket_key (only, key) VALUES (1, ?) ON CONFLICT DO NOTHING')
    .run(newSecret());
  const row = database.prepare('SELECT key FROM ticket_key').get();
  return createHmac('sha256', String(row?.['key'])).update(words).digest('base64url');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const day = 86_400_000;
