/**
 * Shows who may come to the desk, and changes it:
 *
 *     npm run desk:people [-- --data DIR]
 *     npm run desk:people -- --stop WHO          ends their sessions, invites and feed
 *     npm run desk:people -- --role WHO editor   or contributor; holds at once
 *     npm run desk:people -- --erase WHO         erases them, and what a sender of that name gave
 *
 * WHO is an id or a name; for --erase also the e-mail address or number that somebody left with a
 * story. Exit code 1: it could not be done; 2: it was asked for wrongly.
 */
import type { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { erase } from '../src/desk/people/erase.ts';
import { openDesk } from '../src/desk/keeping.ts';
import { listPeople, peopleCalled, setRole, stopPerson } from '../src/desk/people/people.ts';
import type { Person } from '../src/desk/person.ts';
import { AskedWrongly, command, dataFolder, whyNoDesk } from './desk/options.ts';

process.exitCode = await command(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      stop: { type: 'string' },
      role: { type: 'string' },
      erase: { type: 'string' },
    },
  });
  const { stop, role, erase: erased } = values;
  if ([stop, role, erased].filter((value) => value !== undefined).length > 1)
    throw new AskedWrongly('Please do one thing at a time: --stop, --role or --erase.');
  if (positionals.length > (role === undefined ? 0 : 1))
    throw new AskedWrongly(
      `"${positionals.at(-1)}" is too much. A name of two words needs quotes.`,
    );
  const data = dataFolder(values.data);
  const none = whyNoDesk(data);
  if (none !== undefined) throw new AskedWrongly(none);

  const database = openDesk(data);
  try {
    if (stop !== undefined) return stopThem(database, stop);
    if (role !== undefined) return changeRole(database, role, positionals[0]);
    if (erased !== undefined) return eraseThem(database, erased);
    return list(database);
  } finally {
    database.close();
  }
});

function list(database: DatabaseSync): number {
  const people = listPeople(database, new Date());
  if (people.length === 0) {
    console.log(
      'Nobody may come to the desk yet. Invite somebody: npm run desk:invite -- --name "Sam" --role editor',
    );
    return 0;
  }
  const rows = [
    ['id', 'name', 'role', 'last seen', 'open invites'],
    ...people.map(({ id, name, role, seenAt, invites }) => [
      id,
      name,
      role,
      seenAt?.slice(0, 16).replace('T', ' ') ?? 'never',
      String(invites),
    ]),
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  console.log('\nTimes are UTC.');
  return 0;
}

function stopThem(database: DatabaseSync, who: string): number {
  const { id, name } = one(database, who);
  stopPerson(database, id);
  console.log(`${name} is signed out everywhere, and no link of theirs opens any more.`);
  console.log(`To let them in again: npm run desk:invite -- --again ${id}`);
  return 0;
}

function changeRole(database: DatabaseSync, who: string, role: string | undefined): number {
  if (role !== 'contributor' && role !== 'editor')
    throw new AskedWrongly('Use: npm run desk:people -- --role WHO contributor|editor');
  const { id, name } = one(database, who);
  setRole(database, id, role);
  console.log(`${name} is ${role === 'editor' ? 'an editor' : 'a contributor'} from now on.`);
  return 0;
}

function eraseThem(database: DatabaseSync, who: string): number {
  const called = peopleCalled(database, who);
  if (called.length > 1) one(database, who);
  const { people, contacts, leftIn, bytesGone } = erase(database, who);
  if (people.length === 0 && contacts === 0) {
    console.error(`The desk keeps nothing under “${who}”. Nothing was erased.`);
    return 1;
  }
  if (people.length > 0) console.log(`Erased from the list of people: ${who}.`);
  if (contacts > 0)
    console.log(
      `Erased how to reach the sender of ${contacts} ${contacts === 1 ? 'story' : 'stories'}.`,
    );
  if (leftIn.length > 0) console.error(`Their name still stands in: ${leftIn.join(', ')}.`);
  if (!bytesGone)
    console.error('The desk was too busy to write its file anew. Please run this again soon.');
  console.log(`
What this cannot reach:
- Git: drafts and published stories keep the name of who saved them, in every copy.
- Stories themselves: take one back with its own command, and its teller's name goes with it.
- Backups made before today. Restoring one brings them back: then erase them again.
- E-mails, and the feed readers of editors, which hold no names.`);
  return leftIn.length > 0 || !bytesGone ? 1 : 0;
}

/** The one person that is meant. */
function one(database: DatabaseSync, who: string): Person {
  const [person, ...others] = peopleCalled(database, who);
  if (!person)
    throw new AskedWrongly(`Nobody is called “${who}”. See them all: npm run desk:people`);
  if (others.length > 0)
    throw new AskedWrongly(
      `There are several: ${[person, ...others].map(({ id, name }) => `${name} (${id})`).join(', ')}. Please give the id.`,
    );
  return person;
}
