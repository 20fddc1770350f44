import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Change, DraftKey } from '../../src/desk/draft.ts';
import { openStore } from '../../src/desk/git-store.ts';
import type { GitStore } from '../../src/desk/git-store.ts';
import type { Person } from '../../src/desk/person.ts';
import { makeRepository } from '../support/repository.ts';
import type { Repository } from '../support/repository.ts';

const sam = person('sam', 'Sam Smith');
const ada = person('ada', 'Ada Brown');
const page = 'stories/club-night/index.mdx';
const clubNight: DraftKey = { noun: 'stories', slug: 'club-night' };
const fine = () => Promise.resolve();

describe.each([
  { place: 'a bare repository', bare: true },
  { place: 'a checkout', bare: false },
])('in $place', ({ bare }) => {
  test('a draft is kept as it was typed and can be read again', async () => {
    const { store } = await opened(bare);
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
    const { store, repository } = await opened(bare);
    const before = filesIn(repository.folder);
    await store.save(clubNight, change({ [page]: 'We danced.\n' }));
    expect(await store.file(page)).toBeUndefined();
    expect(await store.list('stories')).toEqual([]);
    expect(filesIn(repository.folder)).toEqual(before);
    if (!bare) expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('publishing makes one commit that names everybody, and the draft is gone', async () => {
    const { store, repository } = await opened(bare);
    const begun = await store.save(clubNight, change({ [page]: 'We danced.\n' }));
    await store.save(clubNight, {
      ...change({ [page]: 'We danced and sang.\n' }, { [page]: begun.files[0]?.id }),
      by: ada,
    });
    await store.setStatus(clubNight, 'pending_publish', ada);
    const eve = person('eve', 'Eve Editor', 'editor');
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
    if (!bare) {
      expect(repository.git('status', '--porcelain')).toBe('');
      expect(readFileSync(join(repository.folder, 'content', page), 'utf8')).toBe(
        'We danced and sang.\n',
      );
    }
  });
});

/** A repository with a store, which both go away when the test is over. */
async function opened(
  bare: boolean,
  files: Readonly<Record<string, string>> = {},
): Promise<{ store: GitStore; repository: Repository }> {
  const repository = await makeRepository({ bare, files });
  const store = await openStore({ folder: repository.folder });
  onTestFinished(async () => {
    await store.close();
    await repository[Symbol.asyncDispose]();
  });
  return { store, repository };
}

function person(id: string, name: string, role: Person['role'] = 'contributor'): Person {
  return { id, name, email: `${id}@desk.invalid`, role };
}

function change(
  files: Readonly<Record<string, string | undefined>>,
  seen: Readonly<Record<string, string | undefined>> = {},
): Change {
  return {
    files: new Map(
      Object.entries(files).map(([path, text]) => [
        path,
        text === undefined ? undefined : Buffer.from(text),
      ]),
    ),
    seen: new Map(Object.entries(seen)),
    by: sam,
    message: 'Save the club night',
  };
}

/** Every file but Git's own objects and branches, with its stamp. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(^|\/)(objects|refs|logs|desk)(\/|$)|^\.git$/.test(path))
    .map((path) => `${path} ${statSync(join(folder, path)).mtimeMs}`);
}
