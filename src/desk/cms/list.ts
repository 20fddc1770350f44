import { z } from 'astro/zod';
import { decode } from '../../folder/files.ts';
import type { Noun } from '../../schemas/slug.ts';
import { action, word, Written, type Action } from './action.ts';
import { textOf } from './drafts.ts';
import type { KeptFile, Store } from '../draft.ts';
import { cmsPath, nounOf, placeOf } from '../place.ts';
import { Refusal } from '../refusal.ts';

/** What the CMS asks of what is published. */
export const listActions: Readonly<Record<string, Action>> = {
  info: action({}, async ({ desk, person }) => ({
    repo: 'content',
    type: 'alongside',
    publish_modes: ['editorial_workflow'],
    person: { name: person.name, role: person.role },
    branch: desk.store.branch,
  })),

  entriesByFolder: action({ folder: word }, async ({ desk }, { folder }) => {
    const noun = nounOf(folder);
    if (noun === undefined) throw new Refusal(400, 'There is no such folder of stories.');
    return new Written(await entriesOf(desk.store, noun));
  }),

  entriesByFiles: action(
    { files: z.array(z.object({ path: word, label: word.optional() })).max(100) },
    async ({ desk }, { files }) =>
      Promise.all(
        files.map(async ({ path, label }) => {
          const file = await desk.store.file(placeOf(path).path);
          return {
            data: file ? textOf(file.bytes) : null,
            file: { path, label, id: file?.id ?? null },
          };
        }),
      ),
  ),

  getEntry: action({ path: word }, async ({ desk }, { path }) => {
    const place = placeOf(path);
    const file = place.kind === 'picture' ? undefined : await desk.store.file(place.path);
    if (!file) throw new Refusal(404, 'It is not there, or not any more.');
    return entry(file, textOf(file.bytes));
  }),
};

/**
 * What a list of stories needs of each: the CMS asks for a whole story when it is opened. Of three
 * thousand stories this is a tenth, in bytes to send and in time to read.
 * @param text A story file. One that is not in canonical form is given back whole.
 */
export function summaryOf(text: string): string {
  const [, source] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  if (source === undefined) return text;
  const lines: string[] = [];
  let path = '';
  for (const line of source.split('\n')) {
    const [, indent, key, value = ''] = /^( *)([A-Za-z]+):(.*)$/.exec(line) ?? [];
    if (key !== undefined && indent === '') path = key;
    else if (key !== undefined && indent === '  ') path = `${path.replace(/\..*/, '')}.${key}`;
    if (!summaryFields.has(path)) continue;
    if (/^ *[|>&*!{[]/.test(value)) return text;
    lines.push(line);
  }
  return `---\n${lines.join('\n')}\n---\n`;
}

/** `consent` alone stands for its first line. */
const summaryFields: ReadonlySet<string> = new Set([
  ...['uid', 'title', 'kind', 'themes', 'published', 'updated', 'featured'],
  ...['consent', 'consent.status'],
]);

/** All entries of a folder as JSON, made once a commit; what did not change is not read again. */
async function entriesOf(store: Store, noun: Noun): Promise<string> {
  const lists = listsOf(store);
  const commit = await store.head();
  const before = lists.get(noun);
  if (before?.commit === commit) return before.json;
  const files = (await store.list(noun, commit)).filter(({ path }) => isEntry(noun, path));
  const unknown = files.filter(({ path, id }) => !before?.entries.has(`${path} ${id}`));
  const bytes = await store.read(unknown.map(({ id }) => id));
  const fresh = new Map(
    unknown.map((file, index) => [
      `${file.path} ${file.id}`,
      entryJson(noun, file, bytes[index] ?? Buffer.alloc(0)),
    ]),
  );
  const entries = new Map(
    files.map(({ path, id }) => {
      const name = `${path} ${id}`;
      return [name, fresh.get(name) ?? before?.entries.get(name) ?? ''] as const;
    }),
  );
  const json = `[${[...entries.values()].filter(Boolean).join(',')}]`;
  lists.set(noun, { commit, json, entries });
  return json;
}

/** A file that cannot be read as text is not listed: opening it would say why. */
function entryJson(noun: Noun, file: Omit<KeptFile, 'bytes'>, bytes: Buffer): string {
  const text = decode(bytes);
  if (text === undefined) return '';
  return JSON.stringify(entry(file, noun === 'stories' ? summaryOf(text) : text));
}

function entry({ path, id }: Omit<KeptFile, 'bytes'>, data: string): object {
  return { data, file: { path: cmsPath(path), id } };
}

function isEntry(noun: Noun, path: string): boolean {
  try {
    return placeOf(cmsPath(path)).kind === (noun === 'stories' ? 'story' : 'list');
  } catch {
    return false;
  }
}

function listsOf(store: Store): Map<Noun, List> {
  let lists = kept.get(store);
  if (!lists) kept.set(store, (lists = new Map()));
  return lists;
}

const kept = new WeakMap<Store, Map<Noun, List>>();

interface List {
  commit: string;
  json: string;
  /** Path and Git's name of its bytes → the entry as JSON. */
  entries: ReadonlyMap<string, string>;
}
