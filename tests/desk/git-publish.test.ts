import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/desk/git/store.ts';
import { Refusal } from '../../src/desk/refusal.ts';
import { change, clubNight, fine, opened, page, person } from '../support/opened-store.ts';
import { run } from '../support/repository.ts';
import type { Repository } from '../support/repository.ts';

const eve = person('eve', 'Eve Editor', 'editor');
const other = { noun: 'stories', slug: 'other' } as const;
const otherPage = 'stories/other/index.mdx';

test('the files of the checkout and its branch move together', async () => {
  const { store, repository } = await opened({ files: { [page]: 'One.\n', [otherPage]: 'x\n' } });
  await store.save(clubNight, change({ [page]: 'Two.\n', 'stories/club-night/a.jpg': 'pixels' }));
  await store.publish(clubNight, eve, fine);
  await store.save(other, change({ [otherPage]: undefined }));
  await store.publish(other, eve, fine);
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(readFileSync(join(repository.folder, 'content', page), 'utf8')).toBe('Two.\n');
  expect(existsSync(join(repository.folder, 'content/stories/other'))).toBe(false);
  writeFileSync(join(repository.folder, 'note.txt'), 'mine');
  repository.git('add', 'note.txt');
  repository.git('commit', '-qm', 'Mine');
  expect(repository.git('show', '--name-only', '--format=')).toBe('note.txt');
});

test('publishing waits for changes that are not committed, and names them', async () => {
  const { store, repository } = await opened({ files: { [page]: 'One.\n' } });
  await store.save(other, change({ [otherPage]: 'New.\n' }));
  const before = await store.head();
  writeFileSync(join(repository.folder, 'content', page), 'Half a thought\n');
  await expect(store.publish(other, eve, fine)).rejects.toThrow(
    /not committed in Git: content\/stories\/club-night\/index\.mdx\. Nothing was changed/,
  );
  repository.git('add', '--all');
  await expect(store.publish(other, eve, fine)).rejects.toMatchObject({ status: 409 });
  expect(await store.head()).toBe(before);
  expect(await store.draft(other)).toBeDefined();
  expect(existsSync(join(repository.folder, '.git/index.lock'))).toBe(false);
  expect(readFileSync(join(repository.folder, 'content', page), 'utf8')).toBe('Half a thought\n');
  repository.git('commit', '-qm', 'Whole now');
  await store.publish(other, eve, fine);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('publishing writes over no file that Git does not know', async () => {
  const { store, repository } = await opened({});
  await store.save(other, change({ [otherPage]: 'New.\n' }));
  const file = join(repository.folder, 'content', otherPage);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, 'Only copy of something.\n');
  writeFileSync(join(repository.folder, '.git/info/exclude'), 'content/stories/other/\n');
  await expect(store.publish(other, eve, fine)).rejects.toThrow(/Git does not know it/);
  expect(readFileSync(file, 'utf8')).toBe('Only copy of something.\n');
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('files of the person that have nothing to do with it stay as they are', async () => {
  const { store, repository } = await opened({});
  writeFileSync(join(repository.folder, 'note.txt'), 'mine');
  await store.save(other, change({ [otherPage]: 'New.\n' }));
  await store.publish(other, eve, fine);
  expect(repository.git('status', '--porcelain')).toBe('?? note.txt');
});

test('a checkout that is on another branch is left where it is', async () => {
  const { store, repository } = await opened({});
  await store.save(other, change({ [otherPage]: 'New.\n' }));
  repository.git('switch', '-qc', 'my-work');
  writeFileSync(join(repository.folder, 'note.txt'), 'mine');
  repository.git('add', '--all');
  const commit = await store.publish(other, eve, fine);
  expect(repository.git('rev-parse', 'main')).toBe(commit);
  expect(repository.git('status', '--porcelain')).toBe('A  note.txt');
});

test('a linked worktree is a checkout like any other', async () => {
  const { store: first, repository } = await opened({});
  await first.close();
  repository.git('switch', '-qc', 'elsewhere');
  const folder = repository.beside('linked');
  repository.git('worktree', 'add', '-q', folder, 'main');
  const store = await openStore({ folder });
  onTestFinished(() => store.close());
  await store.save(other, change({ [otherPage]: 'New.\n' }));
  await store.publish(other, eve, fine);
  expect(run(folder, ['status', '--porcelain'])).toBe('');
  expect(readFileSync(join(folder, 'content', otherPage), 'utf8')).toBe('New.\n');
});

test('a published branch that is checked out elsewhere is not moved under it', async () => {
  const { store, repository } = await opened({ bare: true });
  await store.save(other, change({ [otherPage]: 'New.\n' }));
  repository.git('worktree', 'add', '-q', repository.beside('linked'), 'main');
  await expect(store.publish(other, eve, fine)).rejects.toThrow(/is checked out in .*linked/);
});

describe.each([
  { place: 'a bare repository', bare: true },
  { place: 'a checkout', bare: false },
])('in $place', ({ bare }) => {
  test('changes to different lines are brought together', async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `Line ${n}\n`);
    const { store } = await opened({ bare, files: { [page]: lines.join('') } });
    await store.save(clubNight, change({ [page]: lines.with(2, 'Mine\n').join('') }));
    await store.save(other, change({ [page]: lines.with(25, 'Theirs\n').join('') }));
    await store.publish(other, eve, fine);
    const { tree, onto } = await store.merged(clubNight);
    expect(onto).toBe(await store.head());
    const merged = lines.with(2, 'Mine\n').with(25, 'Theirs\n').join('');
    expect(String((await store.file(page, tree))?.bytes)).toBe(merged);
    await store.publish(clubNight, eve, fine);
    expect(String((await store.file(page))?.bytes)).toBe(merged);
  });

  test('changes to the same lines are told in words, and nothing is changed', async () => {
    const { store, repository } = await opened({ bare, files: { [page]: 'One.\n' } });
    const draft = await store.save(clubNight, change({ [page]: 'Mine.\n' }));
    await store.save(other, { ...change({ [page]: 'Theirs.\n' }), by: person('ada', 'Ada Brown') });
    const head = await store.publish(other, eve, fine);
    const refused = await store.publish(clubNight, eve, fine).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({
      status: 409,
      message: expect.stringMatching(
        /The story “club-night” was changed on the site after this draft began.*Ada Brown changed it last, on .*Then open the story as it is on the site/,
      ),
    });
    expect(await store.head()).toBe(head);
    expect(await store.draft(clubNight)).toEqual(draft);
    if (!bare) expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('a draft of a story that was taken off the site is told, not put into a like one', async () => {
    const words = Array.from({ length: 20 }, (_, n) => `Line ${n}\n`).join('');
    const { store } = await opened({ bare, files: { [page]: words } });
    await store.save(clubNight, change({ [page]: `${words}More.\n` }));
    await store.save(other, change({ [page]: undefined, [otherPage]: words }));
    await store.publish(other, eve, fine);
    await expect(store.publish(clubNight, eve, fine)).rejects.toThrow(/changed on the site/);
    expect(String((await store.file(otherPage))?.bytes)).toBe(words);
  });

  test('what is checked is what is published, even when something else comes between', async () => {
    const { store, repository } = await opened({ bare });
    await store.save(clubNight, change({ [page]: 'New.\n' }));
    await store.save(other, change({ [otherPage]: 'Other.\n' }));
    const trees: string[] = [];
    const commit = await store.publish(clubNight, eve, async (tree) => {
      if (trees.push(tree) === 1) byHand(repository, bare);
    });
    expect(trees).toHaveLength(2);
    expect(repository.git('rev-parse', `${commit}^{tree}`)).toBe(trees[1]);
    expect(repository.git('log', '--format=%s', 'main')).toBe(
      'Publish stories/club-night\nBy hand\nBegin',
    );
    if (!bare) expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('a draft that is saved again while it is being checked is not published', async () => {
    const { store } = await opened({ bare });
    await store.save(clubNight, change({ [page]: 'New.\n' }));
    const head = await store.head();
    const publishing = store.publish(clubNight, eve, async () => {
      await store.save(clubNight, change({ [page]: 'Newer.\n' }));
    });
    await expect(publishing).rejects.toThrow(/Sam Smith saved this story/);
    expect(await store.head()).toBe(head);
    expect((await store.draft(clubNight))?.files).toHaveLength(1);
  });

  test('what the check refuses is not published', async () => {
    const { store, repository } = await opened({ bare });
    await store.save(clubNight, change({ [page]: 'New.\n' }));
    const head = await store.head();
    const check = () => Promise.reject(new Refusal(422, 'The story has no title yet.'));
    await expect(store.publish(clubNight, eve, check)).rejects.toThrow(/no title yet/);
    expect(await store.head()).toBe(head);
    if (!bare) expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('a draft in which nothing is left to publish goes away without a commit', async () => {
    const { store } = await opened({ bare, files: { [page]: 'One.\n' } });
    await store.save(clubNight, change({ [page]: 'Two.\n' }));
    await store.save(clubNight, change({ [page]: 'One.\n' }));
    const head = await store.head();
    expect(await store.publish(clubNight, eve, fine)).toBe(head);
    expect(await store.drafts()).toEqual([]);
  });
});

/** Moves the published branch on as a maintainer does with Git. */
function byHand({ git, folder }: Repository, bare: boolean): void {
  if (bare) {
    const commit = git('commit-tree', 'cms/stories/other^{tree}', '-p', 'main', '-m', 'By hand');
    git('update-ref', 'refs/heads/main', commit);
  } else {
    writeFileSync(join(folder, 'note.txt'), 'mine');
    git('add', 'note.txt');
    git('commit', '-qm', 'By hand');
  }
}
