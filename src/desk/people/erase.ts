import type { DatabaseSync } from 'node:sqlite';
import { allContacts, eraseContacts } from '../form/contacts.ts';
import { together } from '../database.ts';
import { eraseLinks } from '../showing/links.ts';
import { eraseNews } from '../board/news.ts';
import { peopleCalled, removePerson } from './people.ts';
import type { Person } from '../person.ts';

/** What was erased, and what was not. */
export interface Erased {
  people: Person[];
  /** How many senders of stories. */
  contacts: number;
  /** Tables that still hold a value that is exactly theirs. */
  leftIn: string[];
  /** False when somebody else was busy with the file for so long that old bytes may still be in it. */
  bytesGone: boolean;
}

/**
 * Erases somebody from every table: people by id or name, and senders by what they gave. Then writes
 * the whole file anew, so that its bytes tell nothing either. The desk may be running.
 */
export function erase(database: DatabaseSync, who: string): Erased {
  const people = peopleCalled(database, who);
  const contacts = together(database, () => {
    for (const { id } of people) removePerson(database, id);
    eraseNews(database, [who, ...people.map(({ name }) => name)]);
    const before = allContacts(database);
    const count = eraseContacts(database, who);
    const kept = new Set(allContacts(database).map(({ uid }) => uid));
    for (const { uid } of before) if (!kept.has(uid)) eraseLinks(database, uid);
    return count;
  });
  // A name may be somebody else's too.
  const names = [who, ...people.flatMap(({ id, name }) => [id, name])].filter(
    (name) => peopleCalled(database, name).length === 0,
  );
  return {
    people,
    contacts,
    leftIn: tablesWith(database, names),
    bytesGone: writeAnew(database),
  };
}

/**
 * SQLite keeps what was in the file in a log beside it until that is emptied, and in pages that it no
 * longer uses until they are written anew.
 */
function writeAnew(database: DatabaseSync): boolean {
  try {
    database.exec('VACUUM');
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
  return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
}

/** Which tables hold one of some texts as the whole of a value, in any case of letters. */
function tablesWith(database: DatabaseSync, texts: readonly string[]): string[] {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name));
  const wanted = JSON.stringify(texts.map((text) => text.toLowerCase()));
  return tables.filter((table) => {
    const columns = database.prepare(`PRAGMA table_info("${table}")`).all();
    return columns.some(
      ({ name }) =>
        database
          .prepare(
            `SELECT 1 FROM "${table}" WHERE lower("${String(name)}") IN (SELECT value FROM json_each(?))`,
          )
          .get(wanted) !== undefined,
    );
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database (table )?is locked/.test(error.message);
}
