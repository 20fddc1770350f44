import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/desk/git/store.ts';
import type { GitStore } from '../../src/desk/git/store.ts';
import { change, clubNight, fine, page, person } from '../support/opened-store.ts';
import { makeRepository, run } from '../support/repository.ts';

const eve = person('eve', 'Eve Editor', 'editor');

test('what is published is sent, and drafts stay here', async () => {
  const { store, remote } = await withRemote({ bare: true });
  await store.save(clubNight, change({ [page]: 'One.\n' }));
  await store.synchronise();
  const commit = await store.publish(clubNight, eve, fine);
  await store.save(clubNight, change({ [page]: 'Two.\n' }));
  expect(await store.synchronise()).toMatchObject({ ok: true, came: false, head: commit });
  expect(run(remote, ['for-each-ref', '--format=%(refname) %(objectname)'])).toBe(
    `refs/heads/main ${commit}`,
  );
});

test.each([{ bare: true }, { bare: false }])(
  'what comes from there is brought in, whoever was first (bare: $bare)',
  async ({ bare }) => {
    const { store, remote, colleague, folder } = await withRemote({ bare });
    colleague('stories/theirs/index.mdx', 'Theirs.\n');
    expect(await store.synchronise()).toMatchObject({ ok: true, came: true });
    expect(String((await store.file('stories/theirs/index.mdx'))?.bytes)).toBe('Theirs.\n');

    await store.save(clubNight, change({ [page]: 'Ours.\n' }));
    colleague('stories/more/index.mdx', 'More.\n');
    await store.publish(clubNight, eve, fine);
    expect(await store.synchronise()).toMatchObject({ ok: true, came: true });
    expect(await store.synchronise()).toMatchObject({ ok: true, came: false });
    expect(await store.list('stories')).toHaveLength(3);
    expect(run(remote, ['rev-parse', 'main'])).toBe(await store.head());
    if (!bare) expect(run(folder, ['status', '--porcelain'])).toBe('');
    expect(store.synchronised()).toMatchObject({ ok: true });
  },
);

test('a remote that cannot be reached stops nobody, and gets everything later', async () => {
  const { store, remote } = await withRemote({ bare: true });
  const away = `${remote}-away`;
  renameSync(remote, away);
  await store.save(clubNight, change({ [page]: 'One.\n' }));
  const commit = await store.publish(clubNight, eve, fine);
  expect(await store.synchronise()).toMatchObject({
    ok: false,
    words: expect.stringMatching(/cannot be reached just now\. What is published here stays/),
    head: commit,
  });
  renameSync(away, remote);
  expect(await store.synchronise()).toMatchObject({ ok: true });
  expect(run(remote, ['rev-parse', 'main'])).toBe(commit);
});

test('the same lines changed here and there are told, and nothing is lost', async () => {
  const { store, remote, colleague } = await withRemote({ bare: true });
  colleague(page, 'Theirs.\n');
  await store.save(clubNight, change({ [page]: 'Ours.\n' }));
  const theirs = run(remote, ['rev-parse', 'main']);
  const ours = await store.publish(clubNight, eve, fine);
  expect(await store.synchronise()).toMatchObject({
    ok: false,
    words: expect.stringContaining('changed here and at “origin”: stories/club-night/index.mdx'),
    head: ours,
  });
  expect(run(remote, ['rev-parse', 'main'])).toBe(theirs);
  expect(await store.head()).toBe(ours);
});

test('a remote that takes nothing is told with its reason', async () => {
  const { store, remote } = await withRemote({ bare: true });
  writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  await store.save(clubNight, change({ [page]: 'One.\n' }));
  await store.publish(clubNight, eve, fine);
  expect(await store.synchronise()).toMatchObject({
    ok: false,
    words: expect.stringContaining(
      'did not take what is published here: pre-receive hook declined',
    ),
  });
});

test('a remote that is new gets its first stories', async () => {
  const { store, remote } = await withRemote({ bare: true });
  run(remote, ['update-ref', '-d', 'refs/heads/main']);
  expect(await store.synchronise()).toMatchObject({ ok: true });
  expect(run(remote, ['rev-parse', 'main'])).toBe(await store.head());
});

test('a remote that the repository does not know is told when the desk is started', async () => {
  await using repository = await makeRepository();
  const { folder } = repository;
  await expect(openStore({ folder, remote: 'origin' })).rejects.toThrow(/no other called “origin”/);
  await expect(openStore({ folder, remote: '--upload-pack=x' })).rejects.toThrow(/no other called/);
});

test('a bare repository can be tidied while it is in use', async () => {
  const { store, folder } = await withRemote({ bare: true });
  run(folder, ['config', 'gc.auto', '1']);
  await store.save(clubNight, change({ [page]: 'One.\n' }));
  await Promise.all([
    store.maintain(),
    store.save(clubNight, change({ [page]: 'Two.\n' })),
    store.drafts(),
  ]);
  const draft = await store.draft(clubNight);
  expect(String((await store.file(page, draft?.commit))?.bytes)).toBe('Two.\n');
  expect(run(folder, ['fsck', '--connectivity-only', '--no-dangling'])).toBe('');
});

/** A store whose repository knows another, where a colleague works as well. */
async function withRemote({ bare }: { bare: boolean }): Promise<WithRemote> {
  const repository = await makeRepository({ bare });
  onTestFinished(() => repository[Symbol.asyncDispose]());
  const { folder, beside } = repository;
  const remote = beside('remote.git');
  const work = beside('colleague');
  run(folder, ['clone', '-q', '--bare', folder, remote]);
  run(folder, ['remote', 'add', 'origin', remote]);
  const store = await openStore({ folder, remote: 'origin' });
  onTestFinished(() => store.close());
  const colleague = (path: string, text: string): void => {
    rmSync(work, { recursive: true, force: true });
    run(folder, ['clone', '-q', remote, work]);
    run(work, ['config', 'core.autocrlf', 'false']);
    mkdirSync(join(work, 'content', path, '..'), { recursive: true });
    writeFileSync(join(work, 'content', path), text);
    run(work, ['add', '--all']);
    run(work, ['commit', '-qm', 'From a colleague']);
    run(work, ['push', '-q']);
  };
  return { store, remote, colleague, folder };
}

interface WithRemote {
  store: GitStore;
  remote: string;
  colleague: (path: string, text: string) => void;
  folder: string;
}
