import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { allContacts, keepContact } from '../../src/desk/form/contacts.ts';
import { erase } from '../../src/desk/people/erase.ts';
import { invited, makeInvite } from '../../src/desk/people/invite.ts';
import { forgetOld, keepForgetting, openDesk, rememberAddress } from '../../src/desk/keeping.ts';
import { addAnswer, answersTo, linksTo, makeLink } from '../../src/desk/showing/links.ts';
import { addNews, newsFor, newsKey } from '../../src/desk/board/news.ts';
import { addPerson, listPeople, peopleCalled } from '../../src/desk/people/people.ts';
import { madeDesk } from '../support/made-desk.ts';

const root = resolve(import.meta.dirname, '../..');
const now = new Date('2026-11-24T09:00:00Z');
const later = new Date('2026-12-01T09:00:00Z');

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs one of the desk's commands as somebody types it. */
function run(script: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`scripts/desk-${script}.ts`, ...words],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

test('an invite is printed as a link, with what to do with it', () => {
  const data = dataFolder();
  const words = ['--name', 'Sam', '--role', 'editor', '--data', data];
  const { status, said } = run('invite', ...words, '--address', 'https://stories.example/us');
  expect(status).toBe(0);
  expect(said).toContain('Send this link to Sam, and to nobody else.');
  const [, secret = ''] = /https:\/\/stories\.example\/us\/sign-in\/([\w-]{43})\//.exec(said) ?? [];
  const database = openDesk(data);
  onTestFinished(() => database.close());
  expect(invited(database, secret, new Date())).toMatchObject({ name: 'Sam', role: 'editor' });
  const inEightDays = new Date(Date.now() + 8 * 86_400_000);
  expect(invited(database, secret, inEightDays)).toBeUndefined();
});

test('a link leads to where the desk was last started', () => {
  const data = dataFolder();
  const database = openDesk(data);
  rememberAddress(database, 'https://first.example/');
  rememberAddress(database, 'https://second.example/us/');
  database.close();
  const { said } = run('invite', '--name', 'Sam', '--role', 'editor', '--data', data);
  expect(said).toContain('  https://second.example/us/sign-in/');
});

test.each([
  ['a role', ['--name', 'Sam']],
  ['a name that can be read', ['--name', '<b>', '--role', 'editor']],
])('an invite without %s is not made', (_what, words) => {
  const { status, said } = run('invite', ...words, '--data', dataFolder());
  expect(status).toBe(2);
  expect(said).not.toContain('sign-in/');
});

test('a second person of the same name is not made by mistake; the list shows the new link', () => {
  const data = dataFolder();
  const sam = addedTo(data, 'Sam');
  const { status, said } = run('invite', '--name', 'sam', '--role', 'editor', '--data', data);
  expect([status, said]).toEqual([2, expect.stringContaining(`--again ${sam}`) as string]);
  expect(run('invite', '--again', sam, '--data', data).said).toContain('sign-in/');
  expect(run('people', '--data', data).said).toMatch(
    new RegExp(`^${sam} +Sam +editor +never +1$`, 'm'),
  );
});

test('somebody is stopped, and gets another role, by name or id', () => {
  const data = dataFolder();
  const id = addedTo(data, 'Sam Smith');
  const invites = openDesk(data);
  makeInvite(invites, { id }, later);
  invites.close();
  expect(run('people', '--data', data, '--role', 'sam smith', 'contributor').status).toBe(0);
  expect(run('people', '--data', data, '--stop', id).said).toContain('signed out everywhere');
  const database = openDesk(data);
  onTestFinished(() => database.close());
  expect(listPeople(database, now)).toMatchObject([{ role: 'contributor', invites: 0 }]);
});

test('nobody is stopped or erased by mistake: not one of two with one name, and nobody unknown', () => {
  const data = dataFolder();
  for (const name of ['Sam', 'Sam']) addedTo(data, name);
  expect(run('people', '--data', data, '--stop', 'Sam')).toMatchObject({
    status: 2,
    said: expect.stringContaining('There are several') as string,
  });
  expect(run('people', '--data', data, '--erase', 'Sam').status).toBe(2);
  expect(run('people', '--data', data, '--erase', 'Nobody')).toMatchObject({
    status: 1,
    said: expect.stringContaining('nothing under “Nobody”') as string,
  });
});

test('where there is no desk, none is made by looking', () => {
  const data = join(dataFolder(), 'none');
  expect(run('people', '--data', data).status).toBe(2);
  expect(existsSync(data)).toBe(false);
});

test('somebody who is erased is in no byte of the files, also while the desk is running', async () => {
  const data = dataFolder();
  const running = openDesk(data);
  onTestFinished(() => running.close());
  const made = madeDesk({ database: running });
  const { person } = await made.enter('editor', 'Zebedee Quill');
  makeInvite(running, person, later);
  const key = newsKey(running, person);
  const about = { noun: 'stories', slug: 'how-zebedee-quill-learned-to-dance', uid: 'z' } as const;
  addNews(running, { what: 'story-sent', at: now.toISOString(), about });
  for (let count = 0; count < 200; count++)
    addPerson(running, { name: `Other ${count}`, role: 'editor' }, now);
  const hash = String(running.prepare('SELECT hash FROM sessions').get()?.hash);
  const traces = ['Zebedee', 'zebedee', person.id, key, hash];
  expect(traces.filter((trace) => bytesOf(data).includes(trace))).toEqual(traces);

  const { status, said } = run('people', '--data', data, '--erase', 'zebedee quill');
  expect([status, said]).toEqual([0, expect.stringContaining('Erased') as string]);
  expect(traces.filter((trace) => bytesOf(data).includes(trace))).toEqual([]);
  expect(said).toContain('Git: drafts and published stories keep the name');
  expect(peopleCalled(running, 'Other 7')).toHaveLength(1);
});

test('how to reach a sender, and what they typed, is in no byte after they are erased', () => {
  const data = dataFolder();
  const running = openDesk(data);
  onTestFinished(() => running.close());
  for (const name of ['Zebedee', 'Ann']) sentBy(running, name);
  const open = (uid: string) =>
    linksTo(running, uid).map(({ endsAt }) => endsAt > now.toISOString());
  expect([open('story-of-somebody'), open('story-of-ann')]).toEqual([[true], [true]]);
  const traces = ['zebedee@example.org', 'Zebedee', '01632 960001', 'Please say Zeb'];
  expect(traces.filter((trace) => bytesOf(data).includes(trace))).toEqual(traces);
  const { status, said } = run('people', '--data', data, '--erase', 'ZEBEDEE@example.org');
  expect([status, said]).toEqual([0, expect.stringContaining('sender of 1 story') as string]);
  expect(traces.filter((trace) => bytesOf(data).includes(trace))).toEqual([]);
  expect(allContacts(running).map(({ name }) => name)).toEqual(['Ann']);
  expect([open('story-of-somebody'), open('story-of-ann')]).toEqual([[false], [true]]);
  const answers = (number: string) => answersTo(running, number);
  expect(answers('story-of-ann')).toMatchObject([{ words: 'Please say Annie' }]);
  expect(answers('story-of-somebody')).toMatchObject([{ answer: 'change', words: undefined }]);
});

test('erasing says where a name still stands', () => {
  const database = openDesk(dataFolder());
  onTestFinished(() => database.close());
  addPerson(database, { name: 'Zebedee', role: 'editor' }, now);
  database.exec("CREATE TABLE elsewhere (name TEXT); INSERT INTO elsewhere VALUES ('ZEBEDEE')");
  expect(erase(database, 'zebedee')).toMatchObject({ leftIn: ['elsewhere'], bytesGone: true });
});

test('of two people with one name, the one who stays is no trace of the other', () => {
  const database = openDesk(dataFolder());
  onTestFinished(() => database.close());
  const add = () => addPerson(database, { name: 'Zebedee', role: 'editor' }, now);
  const [gone, stays] = [add(), add()];
  expect(erase(database, gone.id)).toMatchObject({ people: [gone], leftIn: [] });
  expect(peopleCalled(database, 'Zebedee')).toEqual([stays]);
});

test('erasing says when the file could not be written anew', () => {
  const data = dataFolder();
  const [database, busy] = [openDesk(data), openDesk(data)];
  onTestFinished(() => [database, busy].forEach((one) => one.close()));
  addPerson(database, { name: 'Zebedee', role: 'editor' }, now);
  database.exec('PRAGMA busy_timeout = 50');
  busy.exec('BEGIN; SELECT * FROM people');
  expect(erase(database, 'Zebedee')).toMatchObject({ bytesGone: false });
});

test('what is too old is forgotten, at the start and every day', async () => {
  const made = madeDesk();
  const { database } = made.desk;
  const { person } = await made.enter('editor');
  makeInvite(database, person, later);
  addNews(database, { what: 'story-sent', at: now.toISOString() });
  sentBy(database, 'Ann', '2026-12-10T09:00:00Z');
  const kept = () =>
    ['invites', 'sessions', 'contacts', 'news'].map(
      (table) => database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count,
    );
  forgetOld(database, now);
  expect(kept()).toEqual([1, 1, 1, 1]);
  made.wait(31);
  keepForgetting(made.desk)();
  expect(kept()).toEqual([0, 0, 0, 1]);
  made.wait(60);
  keepForgetting(made.desk)();
  expect(kept()).toEqual([0, 0, 0, 0]);
});

test('a contributor hears of their own drafts, an editor of all', () => {
  const { database } = madeDesk().desk;
  const about = { noun: 'stories', slug: 'club-night', uid: 'one' } as const;
  addNews(database, { what: 'story-sent', at: now.toISOString() });
  addNews(database, { what: 'teller-yes', at: now.toISOString(), about });
  expect(newsFor(database, { role: 'editor' }, []).map(({ what }) => what)).toEqual([
    'teller-yes',
    'story-sent',
  ]);
  expect(newsFor(database, { role: 'contributor' }, [])).toEqual([]);
  expect(newsFor(database, { role: 'contributor' }, [about])).toMatchObject([{ about }]);
  const namesake = { ...about, uid: 'another' };
  expect(newsFor(database, { role: 'contributor' }, [namesake])).toEqual([]);
});

/** A story that somebody sent with the form, who then asked for a change by their private link. */
function sentBy(database: DatabaseSync, name: string, keptUntil = '2027-11-24T09:00:00Z'): void {
  const slug = `story-of-${name === 'Ann' ? 'ann' : 'somebody'}`;
  keepContact(database, {
    uid: slug,
    slug,
    name,
    email: `${name.toLowerCase()}@example.org`,
    phone: name === 'Ann' ? '' : '01632 960001',
    otherWay: '',
    noNeed: false,
    notes: `${name} told this to the editors.`,
    wishes: [],
    sentAt: now.toISOString(),
    keptUntil,
  });
  const key = { noun: 'stories', slug } as const;
  makeLink(database, { kind: 'receipt', key, uid: slug, now });
  const [link] = linksTo(database, slug);
  const words = name === 'Ann' ? 'Please say Annie' : 'Please say Zeb';
  if (link) addAnswer(database, link, { at: now.toISOString(), answer: 'change', words, seen: '' });
}

function addedTo(data: string, name: string): string {
  const database = openDesk(data);
  const { id } = addPerson(database, { name, role: 'editor' }, now);
  database.close();
  return id;
}

function bytesOf(data: string): string {
  return readdirSync(data)
    .map((name) => readFileSync(join(data, name), 'latin1'))
    .join('\n');
}
