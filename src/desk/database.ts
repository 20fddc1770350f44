import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the desk's database: what must not be in Git, such as invites, sessions and how to reach
 * people. Deleted rows are overwritten with zeros (`secure_delete`), so that nothing is left to find.
 * @param file Its file, which is made where there is none; `:memory:` for one that is thrown away.
 * @param tables `CREATE TABLE IF NOT EXISTS …` of every part of the desk.
 */
export function openDatabase(file: string, tables: readonly string[]): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000;',
  );
  for (const table of tables) database.exec(table);
  return database;
}

/** Runs work in one transaction: all of it is kept, or nothing. */
export function together<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
