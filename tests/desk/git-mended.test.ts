import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/desk/git/store.ts';
import { change, clubNight, opened, page } from '../support/opened-store.ts';
import type { Repository } from '../support/repository.ts';

const photo = 'stories/club-night/photo.jpg';
const gone = 'stories/club-night/old.jpg';
const files = { [page]: 'One line.\n', [gone]: 'old pixels' };

describe('a publication that a killed desk left half done', () => {
  test('is finished when the branch had moved, and no commit undoes it', async () => {
    const { repository, from, to } = await leftHalfDone();
    repository.git('update-ref', 'refs/heads/main', to, from);
    await reopened(repository);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(text(repository, page)).toBe('Another line.\n');
    expect(text(repository, photo)).toBe('pixels');
    expect(existsSync(join(repository.folder, 'content', gone))).toBe(false);
    expect(repository.git('branch', '--list', 'cms/*')).toBe('');
    writeFileSync(join(repository.folder, 'note.txt'), 'mine');
    repository.git('add', '--all');
    repository.git('commit', '-qm', 'Mine');
    expect(repository.git('show', '--name-only', '--format=')).toBe('note.txt');
  });

  test('is undone when the branch had not moved, wherever the files had got to', async () => {
    const { repository, from } = await leftHalfDone();
    write(repository, page, 'Anoth');
    write(repository, photo, 'pix');
    const store = await reopened(repository);
    expect(await store.head()).toBe(from);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(text(repository, page)).toBe('One line.\n');
    expect(await store.draft(clubNight)).toBeDefined();
  });

  test('leaves what a person wrote meanwhile as they wrote it', async () => {
    const { repository, from, to } = await leftHalfDone();
    repository.git('update-ref', 'refs/heads/main', to, from);
    write(repository, page, 'My own words.\n');
    await reopened(repository);
    expect(text(repository, page)).toBe('My own words.\n');
    expect(repository.git('status', '--porcelain')).toBe(` M content/${page}`);
    expect(text(repository, photo)).toBe('pixels');
  });

  test('leaves a draft that was saved again after that', async () => {
    const { repository, from, to } = await leftHalfDone();
    repository.git('update-ref', 'refs/heads/main', to, from);
    const tree = repository.git('rev-parse', 'main^{tree}');
    const draft = 'refs/heads/cms/stories/club-night';
    const later = repository.git('commit-tree', tree, '-p', draft, '-m', 'Later');
    repository.git('update-ref', draft, later);
    const store = await reopened(repository);
    expect((await store.draft(clubNight))?.commit).toBe(later);
  });

  test('is put right in files with other line ends too', async () => {
    const { repository, from, to } = await leftHalfDone();
    repository.git('config', 'core.autocrlf', 'true');
    repository.git('update-ref', 'refs/heads/main', to, from);
    write(repository, page, 'Another line.\r');
    await reopened(repository);
    expect(text(repository, page)).toBe('Another line.\r\n');
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

/** A checkout as a desk leaves it that is killed between its note and the end. */
async function leftHalfDone(): Promise<{ repository: Repository; from: string; to: string }> {
  const { store, repository } = await opened({ files });
  const draft = await store.save(
    clubNight,
    change({ [page]: 'Another line.\n', [photo]: 'pixels', [gone]: undefined }),
  );
  await store.close();
  const from = repository.git('rev-parse', 'main');
  const to = repository.git('commit-tree', `${draft.commit}^{tree}`, '-p', from, '-m', 'Publish');
  const moves = [
    { ref: 'refs/heads/main', from, to },
    { ref: 'refs/heads/cms/stories/club-night', from: draft.commit },
  ];
  const git = join(repository.folder, '.git');
  writeFileSync(join(git, 'desk/doing.json'), JSON.stringify({ from, to, moves }));
  return { repository, from, to };
}

/** The next start, with the locks that the killed desk held as well. */
async function reopened({ folder }: Repository) {
  const git = join(folder, '.git');
  for (const name of ['index.lock', 'refs/heads/main.lock', 'packed-refs.lock']) {
    writeFileSync(join(git, name), name === 'index.lock' ? 'Alongside desk\n' : '');
    utimesSync(join(git, name), 0, 0);
  }
  const store = await openStore({ folder });
  onTestFinished(() => store.close());
  return store;
}

function write({ folder }: Repository, path: string, words: string): void {
  const file = join(folder, 'content', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, words);
}

function text({ folder }: Repository, path: string): string {
  return readFileSync(join(folder, 'content', path), 'utf8');
}
