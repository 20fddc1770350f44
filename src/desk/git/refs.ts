import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError } from './git.ts';
import type { Place } from './place.ts';
import { Refusal } from '../refusal.ts';

/** A branch as it stands. */
export interface Tip {
  ref: string;
  commit: string;
  /** The folder it is checked out in; empty for none. */
  workTree: string;
  author: { name: string; email: string };
  /** ISO 8601. */
  date: string;
  /** Lines like `Desk-Status: draft` at the end of its newest commit's message. */
  trailers: ReadonlyMap<string, string>;
}

/** Branches by their full names, or all below a folder of them that ends in a slash. */
export async function tips(
  { git, commonDir }: Place,
  refs: readonly string[],
): Promise<Map<string, Tip>> {
  const out = await git.text(['for-each-ref', `--format=${format}`, ...refs]);
  const found = out
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [ref = '', commit = '', tree = '', name = '', email = '', date = '', ...rest] =
        line.split('\0');
      // Git names a bare repository as the place where its own HEAD is checked out.
      const workTree = tree === commonDir ? '' : tree;
      return { ref, commit, workTree, author: { name, email }, date, trailers: trailersIn(rest) };
    });
  return new Map(found.map((tip) => [tip.ref, tip]));
}

// Trailers come all at once: Git 2.39 gives two atoms with different keys the same answer.
const format = [
  ...['refname', 'objectname', 'worktreepath'],
  ...['authorname', 'authoremail:trim', 'authordate:iso-strict'],
  'contents:trailers:only,unfold,separator=%x09',
]
  .map((atom) => `%(${atom})`)
  .join('%00');

/** Trailers that a tab stands between. */
export function trailersIn([line = '']: readonly string[]): Map<string, string> {
  const pairs = line.split('\t').map((trailer) => /^([^:\s]+): (.*)$/.exec(trailer));
  return new Map(pairs.flatMap((pair) => (pair?.[1] ? [[pair[1], pair[2] ?? '']] : [])));
}

/** One branch that moves: from what it must be at now, undefined for not there, to what it shall be. */
export interface Move {
  ref: string;
  from: string | undefined;
  to: string | undefined;
}

/** Moves that are checked and locked, and happen together or not at all. */
export interface Prepared {
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/** A branch is no longer where it was, or another program holds it just now. Nothing was moved. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

/**
 * Checks and locks branches. A desk that is killed after this has moved nothing: Git undoes what was
 * not committed when nobody talks to it any more.
 * @throws Moved when one is elsewhere or cannot be locked.
 */
export async function prepare(place: Place, moves: readonly Move[]): Promise<Prepared> {
  const talk = conversation(
    place.git.talk(['update-ref', '-m', 'Alongside desk', '--no-deref', '--stdin', '-z']),
  );
  talk.say('start\0');
  for (const { ref, from, to } of moves) {
    const old = from ?? place.zero;
    talk.say(to === undefined ? `delete ${ref}\0${old}\0` : `update ${ref}\0${to}\0${old}\0`);
  }
  talk.say('prepare\0');
  await talk.hears('prepare: ok');
  return {
    async commit() {
      talk.say('commit\0');
      await talk.hears('commit: ok');
      await talk.end();
    },
    abort: () => talk.end(),
  };
}

/** Moves branches together, or none. @throws Moved */
export async function move(place: Place, moves: readonly Move[]): Promise<void> {
  const prepared = await prepare(place, moves);
  await prepared.commit();
}

/** Talks with `git update-ref --stdin`, which answers each step with a line. */
function conversation(child: ChildProcessWithoutNullStreams) {
  let heard = '';
  let said = '';
  let wake: () => void = () => undefined;
  const closed = new Promise<number | undefined>((settle) => {
    child.on('close', (code) => settle(code ?? undefined));
    child.on('error', (error) => {
      said += error.message;
      settle(undefined);
    });
  });
  let over = false;
  void closed.then(() => {
    over = true;
    wake();
  });
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (part: Buffer) => {
    heard += part.toString('latin1');
    wake();
  });
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
  return {
    say: (line: string) => void child.stdin.write(line),
    async hears(line: string): Promise<void> {
      while (!heard.includes(line)) {
        if (over) throw refused(said, await closed);
        await new Promise<void>((go) => (wake = go));
      }
    },
    async end(): Promise<void> {
      child.stdin.end();
      await closed;
    },
  };
}

/** Nearly every reason why a branch cannot be locked is worth another look at where it is. */
function refused(said: string, code: number | undefined): Error {
  const [, branch] = /'refs\/heads\/([^']+)' exists; cannot create/.exec(said) ?? [];
  if (branch !== undefined)
    return new Refusal(
      409,
      `Git has a branch called ${branch}, so it cannot keep a draft beside it. Somebody who knows Git has to give that branch another name.`,
    );
  if (/cannot lock ref|Unable to create|unable to lock|File exists/i.test(said))
    return new Moved(said.trim());
  return new GitError(['update-ref', '--stdin'], code, said);
}
