import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { change, clubNight, fine, opened, page, person } from '../support/opened-store.ts';

const ada = person('ada', 'Ada Brown');
const eve = person('eve', 'Eve Editor', 'editor');

describe.each([
  { place: 'a bare repository', bare: true },
  { place: 'a checkout', bare: false },
])('in $place', ({ bare }) => {
  test('a draft is kept as it was typed and can be read again', async () => {
    const { store } = await opened({ bare });
    const draft = await store.save(clubNight, change({ [page]: 'We danced.\n' }));
    expect(draft).toMatchObject({
      ...clubNight,
      status: 'draft',
      begunBy: { id: 'sam', name: 'Sam Smith' },
      savedBy: { id: 'sam', name: 'Sam Smith' },
      files: [{ path: page, isNew: true }],
    });
    expect((await store.file(page, draft.commit))?.bytes.toString()).toBe('We danced.\n');
    expect(await store.draft(clubNight)).toEqual(draft);
    expect(await store.drafts()).toEqual([draft]);
  });

  test('a draft is not published, and touches no file and no index', async () => {
    const { store, repository } = await opened({ bare });
    const before = filesIn(repository.folder);
    await store.save(clubNight, change({ [page]: 'We danced.\n' }));
    expect(await store.file(page)).toBeUndefined();
    expect(await store.list('stories')).toEqual([]);
    expect(filesIn(repository.folder)).toEqual(before);
  });

  test('publishing makes one commit that names everybody, and the draft is gone', async () => {
    const { store, repository } = await opened({ bare });
    const begun = await store.save(clubNight, change({ [page]: 'We danced.\n' }));
    await store.save(clubNight, {
      ...change({ [page]: 'We danced and sang.\n' }, { [page]: begun.files[0]?.id }),
      by: ada,
    });
    await store.setStatus(clubNight, 'pending_publish', eve);
    const commit = await store.publish(clubNight, eve, fine);
    expect(await store.head()).toBe(commit);
    expect((await store.file(page))?.bytes.toString()).toBe('We danced and sang.\n');
    expect(await store.drafts()).toEqual([]);
    expect(repository.git('log', '-1', '--format=%an <%ae>|%cn|%B', 'main')).toBe(
      [
        'Sam Smith <sam@desk.invalid>|Alongside desk|Publish stories/club-night',
        '',
        'Co-authored-by: Ada Brown <ada@desk.invalid>',
        'Published-by: Eve Editor <eve@desk.invalid>',
      ].join('\n'),
    );
    expect(repository.git('rev-list', '--count', 'main')).toBe('2');
  });

  test('what stands beside the content folder is never listed and never changed', async () => {
    const { store, repository } = await opened({ bare });
    await store.save(clubNight, change({ [page]: 'We danced.\n' }));
    await store.publish(clubNight, eve, fine);
    const changed = repository.git('diff', '--name-only', 'main~1', 'main');
    expect(changed).toBe(`content/${page}`);
    for (const path of ['../secret', '/etc/passwd', 'stories/../../x', 'stories//x', 'stories'])
      await expect(store.save(clubNight, change({ [path]: 'x' }))).rejects.toThrow(
        /name of a file/,
      );
    for (const path of ['stories/.git/config', 'stories/a\\b', 'stories/a\nb', '.gitattributes'])
      await expect(store.file(path)).rejects.toThrow(/name of a file/);
    for (const slug of ['../main', 'a/b', 'A', '', 'con', 'x.lock'])
      await expect(store.draft({ noun: 'stories', slug })).rejects.toThrow(/name of a draft/);
    for (const id of ['main', '--help', 'HEAD', ''])
      await expect(store.list('stories', id)).rejects.toThrow(/no such version/);
  });
});

test('five drafts stay whole while three others are published', async () => {
  const { store } = await opened({
    files: { 'stories/old/index.mdx': 'old\n', 'stories/old/photo.jpg': 'pixels' },
  });
  const names = ['one', 'two', 'three', 'four', 'five'];
  for (const name of names)
    await store.save(
      { noun: 'stories', slug: name },
      change({
        [`stories/${name}/index.mdx`]: `Story ${name}\n`,
        [`stories/${name}/photo.jpg`]: `Pixels of ${name}`,
      }),
    );
  const before = await store.drafts();
  for (const [index, name] of ['a', 'b', 'c'].entries()) {
    const key = { noun: 'stories', slug: name } as const;
    await store.save(
      key,
      change({ [`stories/${name}/index.mdx`]: name, 'stories/old/photo.jpg': `new ${index}` }),
    );
    await store.publish(key, eve, fine);
  }
  expect(await store.drafts()).toEqual(before);
  for (const draft of before) {
    expect(draft.files.map(({ path }) => path)).toEqual([
      `stories/${draft.slug}/index.mdx`,
      `stories/${draft.slug}/photo.jpg`,
    ]);
    const bytes = await store.read(draft.files.map(({ id }) => id ?? ''));
    expect(bytes.map(String)).toEqual([`Story ${draft.slug}\n`, `Pixels of ${draft.slug}`]);
  }
  for (const name of names) await store.publish({ noun: 'stories', slug: name }, eve, fine);
  expect(await store.list('stories')).toHaveLength(3 + 2 * 5 + 2);
});

test('fifty drafts saved at once are all kept', async () => {
  const { store, repository } = await opened({ bare: true });
  const slugs = Array.from({ length: 50 }, (_, n) => `story-${n}`);
  await Promise.all(
    slugs.map((slug) =>
      store.save(
        { noun: 'stories', slug },
        change({ [`stories/${slug}/index.mdx`]: `I am ${slug}.\n` }),
      ),
    ),
  );
  const drafts = await store.drafts();
  expect(drafts.map(({ slug }) => slug).toSorted()).toEqual(slugs.toSorted());
  for (const { slug, files } of drafts)
    expect(String((await store.read([files[0]?.id ?? '']))[0])).toBe(`I am ${slug}.\n`);
  expect(repository.git('fsck', '--connectivity-only', '--no-dangling')).toBe('');
});

test('a save that changes nothing makes no commit', async () => {
  const { store } = await opened({});
  const first = await store.save(clubNight, change({ [page]: 'Same.\n' }));
  const again = await store.save(
    clubNight,
    change({ [page]: 'Same.\n' }, { [page]: first.files[0]?.id }),
  );
  expect(again).toEqual(first);
});

test('a picture can be taken away again, and only what changed is a change', async () => {
  const { store } = await opened({ files: { [page]: 'Words.\n' } });
  const photo = 'stories/club-night/photo.jpg';
  await store.save(clubNight, change({ [photo]: 'pixels', [page]: 'Words.\n' }));
  const [draft] = await store.drafts();
  expect(draft?.files).toMatchObject([{ path: photo, isNew: true }]);
  const without = await store.save(clubNight, change({ [photo]: undefined }));
  expect(without.files).toEqual([]);
  const gone = await store.save(clubNight, change({ [page]: undefined }));
  expect(gone.files).toEqual([{ path: page, id: undefined, isNew: false }]);
  await store.publish(clubNight, eve, fine);
  expect(await store.list('stories')).toEqual([]);
});

test('a new story cannot take the name of another', async () => {
  const { store } = await opened({ files: { [page]: 'Words.\n' } });
  const mine = { ...change({ [page]: 'Mine.\n' }), mustBeNew: true };
  await expect(store.save(clubNight, mine)).rejects.toThrow(/already a story called “club-night”/);
  const other = { noun: 'stories', slug: 'other' } as const;
  const path = 'stories/other/index.mdx';
  await store.save(other, { ...change({ [path]: 'Mine.\n' }), mustBeNew: true });
  await expect(
    store.save(other, { ...change({ [path]: 'Theirs.\n' }), mustBeNew: true }),
  ).rejects.toMatchObject({ status: 409 });
});

test('a status goes with the draft, and a ready draft that is changed is looked at again', async () => {
  const { store } = await opened({});
  const sent = await store.save(clubNight, {
    ...change({ [page]: 'One.\n' }),
    status: 'pending_review',
  });
  expect(sent.status).toBe('pending_review');
  const ready = await store.setStatus(clubNight, 'pending_publish', eve, sent.commit);
  expect(ready).toMatchObject({ status: 'pending_publish', savedBy: { id: 'sam' } });
  expect(ready.updatedAt).toBe(sent.updatedAt);
  expect(await store.setStatus(clubNight, 'pending_publish', eve)).toEqual(ready);
  const changed = await store.save(clubNight, change({ [page]: 'Two.\n' }));
  expect(changed.status).toBe('pending_review');
  await expect(store.setStatus(clubNight, 'draft', eve, ready.commit)).rejects.toThrow(
    /Sam Smith saved this story/,
  );
});

test('a status of a draft that is gone is refused in words', async () => {
  const { store } = await opened({});
  await expect(store.setStatus(clubNight, 'draft', eve)).rejects.toMatchObject({
    status: 404,
    message: expect.stringContaining('no draft of the story “club-night”'),
  });
});

test('a name with strange signs spoils no commit', async () => {
  const { store, repository } = await opened({});
  const odd = { ...person('odd', 'Eve <eve@x>\nDesk-Status: pending_publish'), email: 'a b@<x>' };
  const draft = await store.save(clubNight, {
    ...change({ [page]: 'One.\n' }),
    by: odd,
    message: 'Hello\n\nDesk-Status: pending_publish\n',
  });
  expect(draft.status).toBe('draft');
  expect(draft.savedBy.name).not.toContain('\n');
  expect(await store.draft(clubNight)).toEqual(draft);
  const nameless = await store.save(clubNight, {
    ...change({ [page]: 'Two.\n' }),
    by: person('nobody', '...'),
  });
  expect(await store.draft(clubNight)).toEqual(nameless);
  expect(repository.git('log', '--format=%ae', 'main..cms/stories/club-night')).toBe(
    'nobody@desk.invalid\nodd@desk.invalid',
  );
});

test('links and other repositories in the tree are no files', async () => {
  const { store, repository } = await opened({});
  const target = repository.git('hash-object', '-w', '/etc/hostname');
  const head = repository.git('rev-parse', 'HEAD');
  repository.git(
    'update-index',
    '--add',
    '--cacheinfo',
    `120000,${target},content/stories/x/a.jpg`,
  );
  repository.git('update-index', '--add', '--cacheinfo', `160000,${head},content/stories/x/other`);
  repository.git('commit', '-qm', 'Odd things');
  expect(await store.list('stories')).toEqual([]);
  expect(await store.file('stories/x/a.jpg')).toBeUndefined();
  expect(await store.file('stories/x/other')).toBeUndefined();
  await expect(store.save(clubNight, change({ 'stories/x/a.jpg/index.mdx': 'x' }))).rejects.toThrow(
    /cannot have the same name/,
  );
});

test('the desk works with the longer names of newer repositories', async () => {
  const { store } = await opened({ sha256: true });
  const draft = await store.save(clubNight, change({ [page]: 'Long.\n' }));
  expect(draft.commit).toHaveLength(64);
  await store.publish(clubNight, eve, fine);
  expect((await store.file(page))?.bytes.toString()).toBe('Long.\n');
});

test('the settings of a person and of the repository change nothing of what is kept', async () => {
  const { store, repository } = await opened({});
  for (const [name, value] of [
    ['core.autocrlf', 'true'],
    ['commit.gpgSign', 'true'],
    ['i18n.commitEncoding', 'ISO-8859-1'],
    ['core.quotePath', 'true'],
    ['color.ui', 'always'],
    ['diff.noprefix', 'true'],
    ['log.showSignature', 'true'],
    ['core.abbrev', '5'],
  ] as const)
    repository.git('config', name, value);
  const by = person('zoe', 'Zoë Ünlü');
  const words = 'Zoë said: “yes”.\r\nAnd no.\n';
  const draft = await store.save(clubNight, { ...change({ [page]: words }), by });
  expect((await store.draft(clubNight))?.savedBy.name).toBe('Zoë Ünlü');
  expect((await store.file(page, draft.commit))?.bytes.toString()).toBe(words);
});

test('a draft that somebody made with Git by hand is a draft too', async () => {
  const { store, repository } = await opened({});
  const draft = await store.save(clubNight, {
    ...change({ [page]: 'One.\n' }),
    status: 'pending_publish',
  });
  const tree = repository.git('rev-parse', 'main^{tree}');
  const commit = repository.git('commit-tree', tree, '-p', draft.commit, '-m', 'By hand');
  repository.git('update-ref', 'refs/heads/cms/stories/club-night', commit);
  repository.git('update-ref', 'refs/heads/cms/themes/sharing-power', commit);
  repository.git('update-ref', 'refs/heads/cms/nothing/of/ours', commit);
  const drafts = await store.drafts();
  expect(drafts.map(({ noun, slug }) => `${noun}/${slug}`)).toEqual([
    'stories/club-night',
    'themes/sharing-power',
  ]);
  expect(drafts[0]).toMatchObject({
    status: 'pending_review',
    begunBy: { id: 'sam' },
    savedBy: { id: '', name: 'Maintainer' },
    files: [],
  });
});

test('a draft that somebody has checked out with Git is left alone', async () => {
  const { store, repository } = await opened({});
  await store.save(clubNight, change({ [page]: 'One.\n' }));
  repository.git('worktree', 'add', '-q', repository.beside('other'), 'cms/stories/club-night');
  await expect(store.save(clubNight, change({ [page]: 'Two.\n' }))).rejects.toThrow(
    /works on the draft/,
  );
  await expect(store.publish(clubNight, eve, fine)).rejects.toThrow(/works on the draft/);
  expect((await store.draft(clubNight))?.files).toHaveLength(1);
});

test('a branch where drafts should be is told, and a version that is not there', async () => {
  const { store, repository } = await opened({});
  repository.git('branch', 'cms');
  await expect(store.save(clubNight, change({ [page]: 'One.\n' }))).rejects.toThrow(
    /^Git has a branch called cms/,
  );
  const nowhere = '1'.repeat(40);
  for (const ask of [
    () => store.list('stories', nowhere),
    () => store.file(page, nowhere),
    () => store.read([nowhere]),
  ])
    await expect(ask()).rejects.toMatchObject({ status: 404 });
});

test('the words of a draft that was thrown away are forgotten some days later', async () => {
  const { store, repository } = await opened({ bare: true });
  const draft = await store.save(clubNight, change({ [page]: 'We danced.\n' }));
  const [words = ''] = draft.files.map(({ id }) => id);
  await store.remove(clubNight, eve);
  await store.maintain();
  expect(repository.git('cat-file', '-t', words)).toBe('blob');
  const long = new Date(Date.now() - 4 * 86_400_000);
  const objects = join(repository.folder, 'objects');
  for (const name of readdirSync(objects, { recursive: true, encoding: 'utf8' }))
    utimesSync(join(objects, name), long, long);
  await store.maintain();
  expect(() => repository.git('cat-file', '-t', words)).toThrow();
  expect(await store.list('themes')).toHaveLength(1);
});

test('three thousand stories are listed and read whole', async () => {
  const { store, repository } = await opened({ bare: true });
  const slugs = Array.from({ length: 3000 }, (_, n) => `story-${n}`);
  const files = slugs.map(
    (slug, n) => `M 100644 inline content/stories/${slug}/index.mdx\ndata <<END\nStory ${n}\nEND\n`,
  );
  const commit = 'commit refs/heads/main\ncommitter M <m@example.org> 1 +0000\ndata 1\nM\n';
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: repository.folder,
    input: `${commit}from refs/heads/main^0\n${files.join('')}`,
  });
  const listed = await store.list('stories');
  expect(listed).toHaveLength(3000);
  const bytes = await store.read(listed.map(({ id }) => id));
  expect(new Set(bytes.map(String)).size).toBe(3000);
  expect(String(bytes[0])).toBe('Story 0\n');
});

/** Every file but Git's own objects and branches, with its stamp. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(^|\/)(objects|refs|logs|desk)(\/|$)|^\.git$/.test(path))
    .map((path) => {
      const { mtimeMs, isFile } = kindOf(join(folder, path));
      return isFile ? `${path} ${mtimeMs} ${readFileSync(join(folder, path)).length}` : path;
    });
}

function kindOf(path: string) {
  const found = statSync(path);
  return { mtimeMs: found.mtimeMs, isFile: found.isFile() };
}
