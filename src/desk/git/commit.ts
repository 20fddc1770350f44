import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './place.ts';
import type { Person } from '../person.ts';

/** Puts bytes into Git. Nobody sees them until a commit on a branch names them. */
export async function keepBytes({ git }: Place, bytes: Buffer): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], { input: bytes });
}

/**
 * The tree of a commit with some files changed, made in an index of its own.
 * @param changes Path from the content folder → Git's name of its bytes, undefined to take it away.
 */
export async function treeWith(
  place: Place,
  base: string,
  changes: ReadonlyMap<string, string | undefined>,
): Promise<string> {
  return withIndex(place, async (env) => {
    await place.git.bytes(['read-tree', base], { env });
    const input = [...changes]
      .map(([path, id]) => {
        const mode = id === undefined ? '0' : '100644';
        return `${mode} ${id ?? place.zero}\t${place.content}/${path}\0`;
      })
      .join('');
    await place.git.bytes(['update-index', '-z', '--index-info'], { env, input });
    return place.git.text(['write-tree'], { env });
  });
}

/** Work with an index that is thrown away, and with it whatever else has its name and a dot in front. */
export async function withIndex<Value>(
  { deskDir }: Place,
  work: (env: { GIT_INDEX_FILE: string }, file: string) => Promise<Value>,
): Promise<Value> {
  const name = `${passing}${process.pid}-${(made += 1)}`;
  const file = join(deskDir, name);
  try {
    return await work({ GIT_INDEX_FILE: file }, file);
  } finally {
    const left = (await readdir(deskDir)).filter(
      (one) => one === name || one.startsWith(`${name}.`),
    );
    await Promise.all(left.map((one) => rm(join(deskDir, one), { force: true })));
  }
}

/** How the names of the desk's passing files begin. */
export const passing = 'passing-';
let made = 0;

/** Makes a commit that no branch names yet. */
export async function commitOf({ git }: Place, wanted: Wanted): Promise<string> {
  const { tree, parents, author, at, subject, trailers } = wanted;
  const when = `@${Math.floor(at.getTime() / 1000)} +0000`;
  const lines = trailers.map(([name, value]) => `${name}: ${oneLine(value, 300)}`);
  return git.text(['commit-tree', tree, ...parents.flatMap((id) => ['-p', id]), '-F', '-'], {
    input: `${oneLine(subject, 200) || 'Save'}\n\n${lines.join('\n')}\n`,
    env: {
      GIT_AUTHOR_NAME: nameFor(author),
      GIT_AUTHOR_EMAIL: emailFor(author),
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
    },
  });
}

/** A person as a trailer names them: `Sam Smith <sam@desk.invalid>`. */
export function signature(person: Pick<Person, 'id' | 'name' | 'email'>): string {
  return `${nameFor(person)} <${emailFor(person)}>`;
}

/**
 * A name in one line. Git takes some characters from its ends, and refuses one of which nothing is left.
 */
export function nameFor({ name, id }: Pick<Person, 'id' | 'name'>): string {
  const plain = oneLine(name.replace(/[<>]/g, ''), 100);
  return /[^\s.,:;"'\\]/.test(plain) ? plain : id;
}

function emailFor({ email, id }: Pick<Person, 'id' | 'email'>): string {
  return /^[^\s<>]+@[^\s<>]+$/.test(email) ? email : `${id}@desk.invalid`;
}

/** Line ends, control characters and signs that turn the direction of writing do not get in. */
function oneLine(text: string, most: number): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
    .trim();
}

interface Wanted {
  tree: string;
  parents: readonly string[];
  author: Pick<Person, 'id' | 'name' | 'email'>;
  at: Date;
  /** One line. */
  subject: string;
  /** Name and value, one line each. */
  trailers: readonly (readonly [string, string])[];
}
