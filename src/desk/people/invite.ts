import type { DatabaseSync } from 'node:sqlite';
import { personOf } from './people.ts';
import type { Person } from '../person.ts';
import { hashOf, newSecret } from '../secret.ts';

export const inviteTables = [
  `CREATE TABLE IF NOT EXISTS invites (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    until TEXT NOT NULL
  ) STRICT`,
];

/**
 * Makes an invite: a secret that signs somebody in once.
 * @returns The secret, which is kept nowhere.
 */
export function makeInvite(
  database: DatabaseSync,
  person: Pick<Person, 'id'>,
  until: Date,
): string {
  const secret = newSecret();
  database
    .prepare('INSERT INTO invites (hash, person, until) VALUES (?, ?, ?)')
    .run(hashOf(secret), person.id, until.toISOString());
  return secret;
}

/** Whom an invite is for; undefined when it is unknown, used, stopped or too old. */
export function invited(database: DatabaseSync, secret: string, now: Date): Person | undefined {
  const row = database
    .prepare(
      `SELECT people.id, people.name, people.role FROM invites
       JOIN people ON people.id = invites.person WHERE hash = ? AND until > ?`,
    )
    .get(hashOf(secret), now.toISOString());
  return row && personOf(row as unknown as Person);
}

/** Uses an invite up. Of two who try at once, one gets an answer. */
export function useInvite(database: DatabaseSync, secret: string, now: Date): Person | undefined {
  const person = invited(database, secret, now);
  const { changes } = database.prepare('DELETE FROM invites WHERE hash = ?').run(hashOf(secret));
  return changes === 1 ? person : undefined;
}

export function forgetInvites(database: DatabaseSync, now: Date): void {
  database.prepare('DELETE FROM invites WHERE until <= ?').run(now.toISOString());
}
