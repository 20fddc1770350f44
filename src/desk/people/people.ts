import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Person, Role } from '../person.ts';

export const peopleTables = [
  `CREATE TABLE IF NOT EXISTS people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('contributor', 'editor')),
    added_at TEXT NOT NULL,
    seen_at TEXT
  ) STRICT`,
];

/** Adds somebody who may come to the desk. They still need an invite to sign in. */
export function addPerson(
  database: DatabaseSync,
  { name, role }: Pick<Person, 'name' | 'role'>,
  now: Date,
): Person {
  const id = `p-${randomBytes(5).toString('hex')}`;
  database
    .prepare('INSERT INTO people (id, name, role, added_at) VALUES (?, ?, ?, ?)')
    .run(id, name, role, now.toISOString());
  return personOf({ id, name, role });
}

export function findPerson(database: DatabaseSync, id: string): Person | undefined {
  const row = database.prepare('SELECT id, name, role FROM people WHERE id = ?').get(id);
  return row && personOf(row as unknown as PersonRow);
}

/** Everybody who goes by an id or a name, in any case of letters. */
export function peopleCalled(database: DatabaseSync, who: string): Person[] {
  return everybody(database).filter(
    ({ id, name }) => id === who || name.toLocaleLowerCase() === who.trim().toLocaleLowerCase(),
  );
}

/** Everybody who may come to the desk, by name. */
export function listPeople(database: DatabaseSync, now: Date): ListedPerson[] {
  const invites = database.prepare(
    'SELECT count(*) AS count FROM invites WHERE person = ? AND until > ?',
  );
  const seen = database.prepare('SELECT seen_at AS at FROM people WHERE id = ?');
  return everybody(database).map((person) => ({
    ...person,
    seenAt: (seen.get(person.id)?.at as string | null) ?? undefined,
    invites: Number(invites.get(person.id, now.toISOString())?.count),
  }));
}

/** What somebody may do from now on. Sessions ask each time, so it holds at once. */
export function setRole(database: DatabaseSync, id: string, role: Role): void {
  database.prepare('UPDATE people SET role = ? WHERE id = ?').run(role, id);
}

/** Ends every session, invite and news address of somebody. Their name stays on the list. */
export function stopPerson(database: DatabaseSync, id: string): void {
  for (const table of ['sessions', 'invites', 'news_keys'])
    database.prepare(`DELETE FROM ${table} WHERE person = ?`).run(id);
}

/** Takes somebody off the list, with all that hangs on them. */
export function removePerson(database: DatabaseSync, id: string): void {
  stopPerson(database, id);
  database.prepare('DELETE FROM people WHERE id = ?').run(id);
}

/** A person as rows of the database tell it. */
export function personOf({ id, name, role }: PersonRow): Person {
  return { id, name, role, email: `${id}@desk.invalid` };
}

function everybody(database: DatabaseSync): Person[] {
  const rows = database.prepare('SELECT id, name, role FROM people ORDER BY name, id').all();
  return (rows as unknown as PersonRow[]).map(personOf);
}

export interface ListedPerson extends Person {
  /** When they last used the desk, ISO 8601; undefined for never. */
  seenAt: string | undefined;
  /** How many links that still open. */
  invites: number;
}

type PersonRow = Pick<Person, 'id' | 'name' | 'role'>;
