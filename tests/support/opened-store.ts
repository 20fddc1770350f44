import { onTestFinished } from 'vitest';
import type { Change, DraftKey } from '../../src/desk/draft.ts';
import { openStore } from '../../src/desk/git/store.ts';
import type { GitStore } from '../../src/desk/git/store.ts';
import type { Person } from '../../src/desk/person.ts';
import { makeRepository } from './repository.ts';
import type { Repository } from './repository.ts';

/** A story that tests write, and its file. */
export const clubNight: DraftKey = { noun: 'stories', slug: 'club-night' };
export const page = 'stories/club-night/index.mdx';

/** A check that finds nothing. */
export const fine = (): Promise<void> => Promise.resolve();

/** A repository with a store, which both go away when the test is over. */
export async function opened({
  bare = false,
  files = {},
  sha256 = false,
  now = () => new Date(),
}: Options): Promise<{ store: GitStore; repository: Repository }> {
  const repository = await makeRepository({ bare, files, sha256 });
  onTestFinished(() => repository[Symbol.asyncDispose]());
  const store = await openStore({ folder: repository.folder, now });
  onTestFinished(() => store.close());
  return { store, repository };
}

export function person(id: string, name: string, role: Person['role'] = 'contributor'): Person {
  return { id, name, email: `${id}@desk.invalid`, role };
}

/** What Sam wants kept: path → text, or undefined to take the file away. */
export function change(
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
    by: person('sam', 'Sam Smith'),
    message: 'Save the club night',
  };
}

interface Options {
  bare?: boolean;
  files?: Readonly<Record<string, string>>;
  sha256?: boolean;
  now?: () => Date;
}
