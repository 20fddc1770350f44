import type { KeptFile } from '../draft.ts';
import { plainFolder, plainId, plainPath } from './paths.ts';
import type { Place } from './place.ts';
import { Refusal } from '../refusal.ts';

/** What a tree holds, and the bytes behind Git's names. */
export interface Files {
  list(folder: string, at: string): Promise<Named[]>;
  file(path: string, at: string): Promise<KeptFile | undefined>;
  read(ids: readonly string[]): Promise<Buffer[]>;
  /**
   * Git's names of what stands at the paths; a path where nothing stands is not in the answer.
   * @throws Refusal when a file cannot stand there, for a folder or a file in place of its folder.
   */
  ids(paths: readonly string[], at: string): Promise<Map<string, string>>;
}

/** Reads files of a place. A name never gets other bytes, so what was read is kept. */
export function filesOf(place: Place): Files {
  const bytes = keeping<Buffer>(64_000_000, ({ length }) => length);
  const listings = keeping<Named[]>(60_000, ({ length }) => length + 1);

  const list = async (folder: string, at: string): Promise<Named[]> => {
    const name = `${plainId(at)} ${plainFolder(folder)}`;
    const kept = listings.get(name);
    if (kept) return kept;
    return listings.keep(name, await entries(place, at, [`${folder}/`.replace(/^\/$/, '')], true));
  };

  const read = async (ids: readonly string[]): Promise<Buffer[]> => {
    const missing = [...new Set(ids.map(plainId))].filter((id) => !bytes.get(id));
    const fresh = await blobs(place, missing);
    for (const [id, blob] of fresh) if (blob.length <= 1_000_000) bytes.keep(id, blob);
    return ids.map((id) => {
      const found = fresh.get(id) ?? bytes.get(id);
      if (!found) throw new Refusal(404, 'There is no such file here.');
      return found;
    });
  };

  const file = async (path: string, at: string): Promise<KeptFile | undefined> => {
    const [found] = await entries(place, plainId(at), [plainPath(path)]);
    if (found?.path !== path) return undefined;
    const [content] = await read([found.id]);
    return content && { ...found, bytes: content };
  };

  const ids = async (paths: readonly string[], at: string): Promise<Map<string, string>> => {
    const wanted = [...new Set(paths.flatMap((path) => [path, ...foldersOf(path)]))];
    const found = new Map<string, string>();
    for (const [index, { type, id }] of (await kinds(place, at, wanted)).entries()) {
      const path = wanted[index] ?? '';
      const isFile = paths.includes(path);
      if (type !== undefined && (type === 'blob') !== isFile) throw sameName();
      if (type !== undefined && isFile) found.set(path, id);
    }
    return found;
  };

  return { list, file, read, ids };
}

/**
 * Plain files of a tree, by their paths from the content folder. Links and other repositories are left
 * out: they are no story's.
 */
async function entries(
  { git, content }: Place,
  at: string,
  paths: readonly string[],
  deep = false,
): Promise<Named[]> {
  if (paths.length === 0) return [];
  const wanted = paths.map((path) => `${content}/${path}`);
  const options = [...(deep ? ['-r'] : []), '-z', '--full-tree'];
  const { code, out } = await git.result(['ls-tree', ...options, at, '--', ...wanted]);
  if (code !== 0) throw new Refusal(404, 'There is no such version here.');
  return out
    .toString('utf8')
    .split('\0')
    .map((line) => /^100(?:644|755) blob ([0-9a-f]+)\t([^]+)$/.exec(line))
    .flatMap((match) => {
      const [, id, path] = match ?? [];
      return id && path ? [{ path: path.slice(content.length + 1), id }] : [];
    });
}

/** What stands at each path: `blob` or `tree`, and Git's name of it; no type for nothing. */
async function kinds(
  { git, content }: Place,
  at: string,
  paths: readonly string[],
): Promise<{ type: string | undefined; id: string }[]> {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `${at}:${content}/${path}\n`).join('');
  const out = await git.text(['cat-file', '--batch-check=%(objecttype) %(objectname)'], { input });
  return out.split('\n').map((line) => {
    const [, type, id = ''] = /^(blob|tree|commit) ([0-9a-f]+)$/.exec(line) ?? [];
    return { type, id };
  });
}

/** `stories/club-night/photo.jpg` → `stories`, `stories/club-night`. */
function foldersOf(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, deep) => names.slice(0, deep + 1).join('/'));
}

function sameName(): Refusal {
  return new Refusal(409, 'A file and a folder cannot have the same name. Choose another name.');
}

/** The bytes of many files with one command. */
async function blobs({ git }: Place, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (ids.length === 0) return found;
  const input = `${ids.join('\n')}\n`;
  const out = await git.bytes(['cat-file', '--batch', '--buffer'], { input });
  // Each is a line "<id> <type> <size>", its bytes and a line end; or "<id> missing".
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(10, at);
    const [id = '', type, size] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') found.set(id, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

/** Keeps values until they weigh too much together; what was asked for longest ago goes first. */
function keeping<Value>(most: number, weigh: (value: Value) => number): Keeping<Value> {
  const kept = new Map<string, Value>();
  let weight = 0;
  return {
    get(name) {
      const value = kept.get(name);
      if (value === undefined) return undefined;
      kept.delete(name);
      kept.set(name, value);
      return value;
    },
    keep(name, value) {
      if (kept.has(name)) return value;
      kept.set(name, value);
      weight += weigh(value);
      for (const [oldest, gone] of kept) {
        if (weight <= most || oldest === name) break;
        kept.delete(oldest);
        weight -= weigh(gone);
      }
      return value;
    },
  };
}

interface Keeping<Value> {
  get(name: string): Value | undefined;
  /** Gives the value back. */
  keep(name: string, value: Value): Value;
}

type Named = Omit<KeptFile, 'bytes'>;
