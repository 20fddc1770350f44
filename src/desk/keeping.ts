import type { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { contactTables, forgetContacts } from './form/contacts.ts';
import { openDatabase } from './database.ts';
import type { Desk } from './desk.ts';
import { forgetInvites, inviteTables } from './people/invite.ts';
import { forgetLinks, linkTables } from './showing/links.ts';
import { forgetNews, newsTables } from './board/news.ts';
import { peopleTables } from './people/people.ts';
import { forgetSessions, sessionTables } from './people/session.ts';
import { forgetTickets, ticketTables } from './form/tickets.ts';

/** Opens the database of a data folder (`.desk`), with the tables of every part of the desk. */
export function openDesk(data: string): DatabaseSync {
  return openDatabase(databaseFile(data), deskTables);
}

/** The file of the database in a data folder. */
export function databaseFile(data: string): string {
  return join(data, 'desk.sqlite');
}

/** The tables of every part. */
export const deskTables: readonly string[] = [
  ...peopleTables,
  ...inviteTables,
  ...sessionTables,
  ...newsTables,
  ...linkTables,
  ...contactTables,
  ...ticketTables,
  'CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
];

/** Remembers where people reach the desk, for the links of invites. */
export function rememberAddress(database: DatabaseSync, address: string): void {
  database
    .prepare('INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = ?')
    .run('address', address, address);
}

/** Where people reach the desk, with its path; undefined when it was never started as a server. */
export function deskAddress(database: DatabaseSync): string | undefined {
  const row = database.prepare("SELECT value FROM facts WHERE name = 'address'").get();
  return row && String(row.value);
}

/** Deletes everything that has been kept for as long as it may be. Done at start and every day. */
export function forgetOld(database: DatabaseSync, now: Date): void {
  for (const forget of [
    forgetInvites,
    forgetSessions,
    forgetNews,
    forgetLinks,
    forgetContacts,
    forgetTickets,
  ])
    forget(database, now);
}

/**
 * Deletes what is old, now and every day for as long as the desk runs.
 * @returns Ends it.
 */
export function keepForgetting({ database, now }: Pick<Desk, 'database' | 'now'>): () => void {
  forgetOld(database, now());
  const timer = setInterval(() => forgetOld(database, now()), 86_400_000);
  timer.unref();
  return () => clearInterval(timer);
}
