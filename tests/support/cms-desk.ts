import { Written } from '../../src/desk/cms/action.ts';
import { actions } from '../../src/desk/cms/cms.ts';
import { openDatabase } from '../../src/desk/database.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openStore, type GitStore } from '../../src/desk/git/store.ts';
import { deskTables } from '../../src/desk/keeping.ts';
import type { Person } from '../../src/desk/person.ts';
import { makeRepository, type Repository } from './repository.ts';

/** A desk with a repository that is thrown away, asked as the CMS asks. */
export interface CmsDesk extends AsyncDisposable {
  desk: Desk;
  store: GitStore;
  repository: Repository;
  /** The commits that were published through the desk. */
  published: string[];
  /** Asks as this person; gives what the CMS gets, and throws the refusal. */
  ask(person: Person, action: string, params?: unknown): Promise<unknown>;
  /** Saves a text, having seen what is there now, and gives the answer. */
  save(person: Person, path: string, raw: string, more?: SaveMore): Promise<Saved>;
}

export const editor: Person = person('ed', 'Ed Itor', 'editor');
export const ann: Person = person('ann', 'Ann', 'contributor');
export const bob: Person = person('bob', 'Bob', 'contributor');

/** @param files More files of the content folder: path → content. */
export async function cmsDesk(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<CmsDesk> {
  const repository = await makeRepository({ bare: true, files });
  const store = await openStore({ folder: repository.folder });
  const published: string[] = [];
  const desk: Desk = {
    store,
    database: openDatabase(':memory:', deskTables),
    pages: { page: async () => undefined },
    base: '/our-charity/',
    origin: 'https://desk.example',
    everybody: undefined,
    scratch: repository.beside('scratch'),
    now: () => new Date('2026-11-24T09:00:00Z'),
    today: () => '2026-11-24',
    published: (commit) => void published.push(commit),
  };
  const ask: CmsDesk['ask'] = async (by, name, params = {}) => {
    const answer = await actions[name]?.({ desk, person: by }, params);
    return answer instanceof Written ? (JSON.parse(answer.json) as unknown) : answer;
  };
  return {
    desk,
    store,
    repository,
    published,
    ask,
    async save(by, path, raw, { assets = [], ...options } = {}) {
      const [, noun = '', slug = ''] = /^content\/([a-z]+)\/([^/.]+)/.exec(path) ?? [];
      const draft = await store.draft({ noun, slug } as never);
      const there = await store.file(path.slice('content/'.length), draft?.commit);
      return (await ask(by, 'persistEntry', {
        dataFiles: [{ path, raw, slug: 'x', seen: there?.id }],
        assets,
        options: { ...options, useWorkflow: true },
      })) as Saved;
    },
    async [Symbol.asyncDispose]() {
      await store.close();
      await repository[Symbol.asyncDispose]();
    },
  };
}

/** A picture as the CMS sends it. */
export function asset(path: string, bytes: Buffer): Asset {
  return { path, content: bytes.toString('base64'), encoding: 'base64' };
}

function person(id: string, name: string, role: Person['role']): Person {
  return { id, name, email: `${id}@desk.invalid`, role };
}

export interface Saved {
  files: { path: string; id: string }[];
}

interface SaveMore {
  newEntry?: boolean;
  status?: string;
  assets?: Asset[];
}

interface Asset {
  path: string;
  content: string;
  encoding: 'base64';
}
