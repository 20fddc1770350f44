import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/desk/git/store.ts';
import { change, clubNight, fine, opened, page, person } from '../support/opened-store.ts';
import { makeRepository } from '../support/repository.ts';

const eve = person('eve', 'Eve Editor', 'editor');

test('a folder that is no repository is told, even inside one', async () => {
  await using repository = await makeRepository();
  const inside = join(repository.folder, 'content');
  await expect(openStore({ folder: inside })).rejects.toThrow(/is not a Git repository/);
  await expect(openStore({ folder: join(inside, 'nowhere') })).rejects.toThrow(
    /There is no folder/,
  );
});

test('a repository without a commit, or on no branch, is told', async () => {
  const folder = emptyFolder();
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  await expect(openStore({ folder })).rejects.toThrow(/holds nothing yet/);
  await using repository = await makeRepository();
  repository.git('switch', '-q', '--detach');
  await expect(openStore({ folder: repository.folder })).rejects.toThrow(/is on no branch/);
  repository.git('switch', '-qc', 'cms/stories/club-night');
  await expect(openStore({ folder: repository.folder })).rejects.toThrow(/branch of a draft/);
});

test('a computer without Git, or with an old one, is told where to get it', async () => {
  await using repository = await makeRepository();
  const folder = emptyFolder();
  const path = process.env.PATH;
  onTestFinished(() => {
    process.env.PATH = path;
  });
  process.env.PATH = folder;
  await expect(openStore({ folder: repository.folder })).rejects.toThrow(/^Git is not on this/);
  writeFileSync(join(folder, 'git'), '#!/bin/sh\necho git version 2.34.1\n');
  chmodSync(join(folder, 'git'), 0o755);
  await expect(openStore({ folder: repository.folder })).rejects.toThrow(
    /too old for the desk: it is 2\.34, and 2\.38 is needed/,
  );
});

test('a second desk on one repository is refused, until the first is closed', async () => {
  const { store, repository } = await opened({});
  await expect(openStore({ folder: repository.folder })).rejects.toThrow(
    /^Another desk is running/,
  );
  await store.close();
  const next = await openStore({ folder: repository.folder });
  await next.close();
});

test('what steers Git from outside does not send the desk elsewhere', async () => {
  await using elsewhere = await makeRepository();
  await using repository = await makeRepository();
  process.env.GIT_DIR = join(elsewhere.folder, '.git');
  process.env.GIT_INDEX_FILE = elsewhere.beside('index');
  onTestFinished(() => {
    delete process.env.GIT_DIR;
    delete process.env.GIT_INDEX_FILE;
  });
  const store = await openStore({ folder: repository.folder });
  await store.save(clubNight, change({ [page]: 'Here.\n' }));
  await store.close();
  expect(repository.git('branch', '--list', 'cms/*')).toContain('club-night');
  expect(elsewhere.git('branch', '--list', 'cms/*')).toBe('');
  expect(existsSync(elsewhere.beside('index'))).toBe(false);
});

test.each([{ bare: true }, { bare: false }])(
  'locks and passing files of a killed desk are taken away (bare: $bare)',
  async ({ bare }) => {
    const { store, repository } = await opened({ bare });
    await store.save(clubNight, change({ [page]: 'One.\n' }));
    await store.close();
    const git = bare ? repository.folder : join(repository.folder, '.git');
    const left = [
      'refs/heads/cms/stories/club-night.lock',
      'desk/passing-1-1',
      'desk/passing-1-1.lock',
    ];
    const ofBare = [
      'packed-refs.lock',
      'HEAD.lock',
      'refs/heads/main.lock',
      'objects/maintenance.lock',
    ];
    for (const name of [...left, ...ofBare]) {
      writeFileSync(join(git, name), '');
      if (bare) utimesSync(join(git, name), 0, 0);
    }
    const again = await openStore({ folder: repository.folder });
    onTestFinished(() => again.close());
    for (const name of left) expect(existsSync(join(git, name)), name).toBe(false);
    // In a checkout, somebody else's Git may be at work.
    for (const name of ofBare) expect(existsSync(join(git, name)), name).toBe(!bare);
    for (const name of ofBare) rmSync(join(git, name), { force: true });
    await again.save(clubNight, change({ [page]: 'Two.\n' }));
    await again.publish(clubNight, eve, fine);
  },
);

test("a lock of somebody else's index is left alone", async () => {
  const { store, repository } = await opened({});
  await store.close();
  const lock = join(repository.folder, '.git/index.lock');
  writeFileSync(lock, 'DIRC');
  utimesSync(lock, 0, 0);
  const again = await openStore({ folder: repository.folder });
  onTestFinished(() => again.close());
  expect(existsSync(lock)).toBe(true);
  await again.save(clubNight, change({ [page]: 'One.\n' }));
  await expect(again.publish(clubNight, eve, fine)).rejects.toThrow(/^Git is busy in the folder/);
  rmSync(lock);
  await again.publish(clubNight, eve, fine);
  expect(repository.git('status', '--porcelain')).toBe('');
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-empty-'));
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
