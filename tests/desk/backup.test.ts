import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from '../../src/desk/backup.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openStore, type GitStore } from '../../src/desk/git/store.ts';
import { openDesk } from '../../src/desk/keeping.ts';
import { addNews, newsFor } from '../../src/desk/board/news.ts';
import { addPerson, listPeople } from '../../src/desk/people/people.ts';
import { madeDesk } from '../support/made-desk.ts';
import { makeRepository, run } from '../support/repository.ts';

const root = resolve(import.meta.dirname, '../..');
const now = new Date('2026-11-24T09:00:00Z');
const sam = { id: 'sam', name: 'Sam', email: 'sam@desk.invalid', role: 'contributor' } as const;

test('a backup made while the desk is writing restores to a desk that works', async () => {
  const { data, store, database, beside } = await runningDesk();
  let going = true;
  let count = 0;
  const writing = (async () => {
    for (; going; count++) {
      await saveDraft(store, `draft-${count}`);
      const about = { noun: 'stories', slug: `draft-${count}`, uid: undefined } as const;
      addNews(database, { what: 'story-sent', at: now.toISOString(), about });
    }
  })();
  while (count < 3) await new Promise((settle) => setTimeout(settle, 5));
  // On a slow machine nothing may be written meanwhile: then once more.
  for (let before = count; count === before;) {
    await rm(beside('backup'), { recursive: true, force: true });
    before = count;
    await backUp(data, beside('backup'), now);
  }
  going = false;
  await writing;

  await restore(beside('backup'), beside('again'));
  const again = openDesk(beside('again'));
  onTestFinished(() => again.close());
  expect(again.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  const restored = await openStore({ folder: join(beside('again'), 'content.git') });
  onTestFinished(() => restored.close());
  const drafts = await restored.drafts();
  expect(drafts.length).toBeGreaterThanOrEqual(3);
  for (const { slug, commit } of drafts)
    expect((await restored.file(`stories/${slug}/index.mdx`, commit))?.bytes.toString()).toBe(
      wordsOf(slug),
    );
  // What the database speaks of is in Git: the database is copied first, and written last.
  const there = new Set(drafts.map(({ slug }) => slug));
  const spoken = newsFor(again, { role: 'editor' }, []).map(({ about }) => about?.slug ?? '');
  expect(spoken.length).toBeGreaterThanOrEqual(3);
  expect(spoken.filter((slug) => !there.has(slug))).toEqual([]);

  expect(listPeople(again, now)).toMatchObject([{ name: 'Ann', role: 'editor' }]);
  await saveDraft(restored, 'after-all');
  expect(await restored.drafts()).toHaveLength(drafts.length + 1);
  expect(await restored.head()).toBe(await store.head());
});

test('somebody who is signed in stays so on the restored desk', async () => {
  const { data, database, store, beside } = await runningDesk();
  const { cookie } = await madeDesk({ database, store }).enter('editor', 'Bo');
  await backUp(data, beside('backup'), now);
  await restore(beside('backup'), beside('again'));
  const again: Partial<Desk> = { store, database: openDesk(beside('again')) };
  onTestFinished(() => again.database?.close());
  expect((await madeDesk(again).ask('/desk/', { cookie })).status).toBe(200);
});

test('a backup is one folder that only its owner can open, with a sum of every file', async () => {
  const { data, beside } = await runningDesk();
  const { files, repository } = await backUp(data, beside('backup'), now);
  expect(readdirSync(beside('backup')).toSorted()).toEqual([
    ...Object.keys(files).toSorted(),
    'manifest.json',
  ]);
  expect(repository?.branch).toBe('main');
  expect(statSync(beside('backup')).mode & 0o077).toBe(0);
});

test('a backup writes over nothing', async () => {
  const { data, beside } = await runningDesk();
  await backUp(data, beside('backup'), now);
  const before = readFileSync(join(beside('backup'), 'manifest.json'));
  await expect(backUp(data, beside('backup'), now)).rejects.toThrow('Please name a new folder');
  expect(readFileSync(join(beside('backup'), 'manifest.json'))).toEqual(before);
  writeFileSync(beside('file'), 'mine');
  await expect(backUp(data, beside('file'), now)).rejects.toThrow('something at');
  expect(readFileSync(beside('file'), 'utf8')).toBe('mine');
});

test('an empty folder may be backed up into, and restored into', async () => {
  const { data, beside } = await runningDesk();
  for (const name of ['backup', 'again']) await mkdir(beside(name));
  await backUp(data, beside('backup'), now);
  await restore(beside('backup'), beside('again'));
  expect(existsSync(join(beside('again'), 'desk.sqlite'))).toBe(true);
});

test('no desk is restored over, whether it is running or not', async () => {
  const { data, database, beside } = await runningDesk();
  await backUp(data, beside('backup'), now);
  addPerson(database, { name: 'Later', role: 'editor' }, now);
  await expect(restore(beside('backup'), data)).rejects.toThrow('a desk that is in use');
  expect(listPeople(database, now).map(({ name }) => name)).toEqual(['Ann', 'Later']);
});

test.each(['desk.sqlite', 'content.bundle'])(
  'a backup whose %s changed or went missing is not restored',
  async (name) => {
    const { data, beside } = await runningDesk();
    await backUp(data, beside('backup'), now);
    const file = join(beside('backup'), name);
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(restore(beside('backup'), beside('again'))).rejects.toThrow('damaged');
    await rm(file);
    await expect(restore(beside('backup'), beside('again'))).rejects.toThrow('missing');
    expect(existsSync(beside('again'))).toBe(false);
  },
);

test('of the settings of a repository only where others are is kept: settings can start programs', async () => {
  const { data, beside } = await runningDesk();
  const git = (folder: string, ...args: string[]) => run(join(folder, 'content.git'), args);
  git(data, 'config', 'filter.evil.smudge', 'touch made-by-evil; cat');
  git(data, 'remote', 'add', 'copy', 'https://git.example/stories.git');
  git(data, 'remote', 'add', 'program', 'ext::sh -c made-by-evil');
  const manifest = await backUp(data, beside('backup'), now);
  expect(manifest.repository?.remotes).toEqual({ copy: 'https://git.example/stories.git' });
  const file = join(beside('backup'), 'manifest.json');
  const remotes = { copy: 'https://git.example/stories.git', other: '--upload-pack=evil' };
  const changed = { ...manifest, repository: { ...manifest.repository, remotes } };
  writeFileSync(file, JSON.stringify(changed));
  await restore(beside('backup'), beside('again'));
  expect(git(beside('again'), 'remote', '-v').split('\n')).toEqual([
    'copy\thttps://git.example/stories.git (fetch)',
    'copy\thttps://git.example/stories.git (push)',
  ]);
  expect(git(beside('again'), 'config', '--list', '--local')).not.toContain('evil');
});

test('a backup that says nothing of its files is not restored', async () => {
  const { data, beside } = await runningDesk();
  const manifest = await backUp(data, beside('backup'), now);
  writeFileSync(
    join(beside('backup'), 'manifest.json'),
    JSON.stringify({ ...manifest, files: {} }),
  );
  await expect(restore(beside('backup'), beside('again'))).rejects.toThrow('damaged');
});

// In /proc nobody can make a folder, root neither.
test.runIf(process.platform === 'linux')('where no folder can be made, that is said', async () => {
  const { data, beside } = await runningDesk();
  await backUp(data, beside('backup'), now);
  const words = 'Nothing can be written into /proc';
  await expect(backUp(data, '/proc/backup', now)).rejects.toThrow(words);
  await expect(restore(beside('backup'), '/proc/desk')).rejects.toThrow(words);
});

test('what is no backup is not restored', async () => {
  const { data, beside } = await runningDesk();
  for (const folder of [data, beside('nowhere')])
    await expect(restore(folder, beside('again'))).rejects.toThrow('There is no backup in');
});

test('a backup that fails leaves nothing that looks like one', async () => {
  const { data, beside } = await runningDesk();
  await rename(join(data, 'content.git', 'objects'), beside('objects'));
  await expect(backUp(data, beside('backup'), now)).rejects.toThrow();
  expect(readdirSync(beside('.')).filter((name) => name.startsWith('backup'))).toEqual([]);
});

test('the commands say in words what was copied, and what to mind', async () => {
  const { data, store, beside } = await runningDesk();
  await saveDraft(store, 'club-night');
  const run = (script: string, ...words: string[]) => {
    const all = [`scripts/desk-${script}.ts`, ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, {
      cwd: root,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  const backup = beside('backup');
  const made = run('backup', '--data', data, '--to', backup);
  expect(made).toMatchObject({ status: 0, said: expect.stringContaining('1 draft') as string });
  expect(run('backup', '--data', data, '--to', backup)).toMatchObject({ status: 1 });
  expect(run('backup', '--data', data)).toMatchObject({ status: 2 });
  expect(run('restore', '--data', beside('again'), '--from', backup)).toMatchObject({
    status: 0,
    said: expect.stringContaining('stop or erase them again') as string,
  });
  expect(run('restore', '--data', data, '--from', backup)).toMatchObject({ status: 1 });
});

/** A data folder as `npm run serve` has it, with its store and its database open. */
async function runningDesk() {
  const repository = await makeRepository({ bare: true });
  onTestFinished(() => repository[Symbol.asyncDispose]());
  const data = repository.beside('data');
  await mkdir(data);
  await rename(repository.folder, join(data, 'content.git'));
  const store = await openStore({ folder: join(data, 'content.git') });
  onTestFinished(() => store.close());
  const database = openDesk(data);
  onTestFinished(() => database.close());
  addPerson(database, { name: 'Ann', role: 'editor' }, now);
  return { data, store, database, beside: repository.beside };
}

async function saveDraft(store: GitStore, slug: string): Promise<void> {
  await store.save(
    { noun: 'stories', slug },
    {
      files: new Map([[`stories/${slug}/index.mdx`, Buffer.from(wordsOf(slug))]]),
      seen: new Map(),
      by: sam,
      message: 'Save',
    },
  );
}

function wordsOf(slug: string): string {
  return `The words of ${slug}.\n`.repeat(50);
}
