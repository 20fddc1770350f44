import { mkdir, readFile, readdir, rename, rm, copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOnBranch, lockMark, putFiles, withIndexLocked } from './checkout.ts';
import { passing, withIndex } from './commit.ts';
import { finish, unfinished } from './doing.ts';
import type { Doing } from './doing.ts';
import type { Place } from './place.ts';
import { Moved, move } from './refs.ts';
import { Refusal } from '../refusal.ts';

/** The turn of one desk in a repository. */
export interface Turn {
  close(): unknown;
}

/**
 * Holds a repository for this desk. The lock is one of SQLite's on an empty file: the system gives it
 * back the moment a process is gone, however it went, so that no number of a process has to be believed.
 * @throws Refusal when another desk holds it.
 */
export async function holdDesk({ deskDir }: Place): Promise<Turn> {
  await mkdir(deskDir, { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const database = new DatabaseSync(join(deskDir, 'lock'), { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return { close: () => database.isOpen && database.close() };
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode !== busy) throw error;
    }
    // One that is just being stopped is waited for.
    if (attempt === 5)
      throw new Refusal(
        409,
        'Another desk is running on these stories already. Stop that one, then start the desk again.',
      );
    await sleep(200);
  }
}

/** SQLite's number for a lock that somebody else holds (`SQLITE_BUSY`). */
const busy = 5;

/**
 * Puts right what a killed desk left: locks of its Git commands, passing files, and a publication of
 * which only a part was done. Only for the desk that holds the repository.
 */
export async function recover(place: Place): Promise<void> {
  const doing = await unfinished(place);
  const left = async () => [...(await staleLocks(place, doing)), ...(await passingFiles(place))];
  // Commands of the killed desk may live on for a moment, and give their locks back by themselves.
  await older(
    2000,
    (await left()).filter((file) => file.endsWith('.lock')),
  );
  for (const file of await left()) await rm(file, { force: true });
  if (doing) await mend(place, doing);
}

/** Finishes or undoes what was begun, whichever of the two the published branch says. */
export async function mend(place: Place, doing: Doing): Promise<void> {
  const { git, branchRef, workTree } = place;
  const { from, to, moves } = doing;
  const isIn = async (commit: string) =>
    (await git.result(['merge-base', '--is-ancestor', commit, branchRef])).code === 0;
  const landed = from !== to && (await isIn(to));
  if (workTree !== undefined && from !== to && (await isOnBranch(place)))
    await withIndexLocked(place, (index) =>
      withIndex(place, async (_env, own) => {
        await copyFile(index, own);
        await putFiles(place, workTree, { from, to, want: landed ? to : from, index: own });
        await rename(own, index);
      }),
    );
  for (const taken of landed ? moves.filter((one) => one.to === undefined) : [])
    try {
      await move(place, [taken]);
    } catch (error) {
      // Gone already, or somebody has worked on it since: then it stays.
      if (!(error instanceof Moved)) throw error;
    }
  await finish(place);
}

/**
 * Locks that only a desk can have left: all of its drafts; what it was doing; in a bare repository,
 * which nobody else works in, every lock there is.
 */
async function staleLocks(place: Place, doing: Doing | undefined): Promise<string[]> {
  const { commonDir, gitDir, workTree } = place;
  const drafts = await locksBelow(join(commonDir, 'refs', 'heads', 'cms'));
  const doneTo = (doing?.moves ?? []).map(({ ref }) => join(commonDir, `${ref}.lock`));
  const around = doing ? [join(commonDir, 'packed-refs.lock'), join(gitDir, 'HEAD.lock')] : [];
  const index = join(gitDir, 'index.lock');
  const held = await textOf(index);
  // Killed between making the lock and marking it, a desk leaves an empty one.
  const ofIndex = held === lockMark || (doing && held === '') ? [index] : [];
  const all =
    workTree === undefined
      ? [
          ...(await locksBelow(commonDir, false)),
          ...(await locksBelow(join(commonDir, 'refs'))),
          ...(await locksBelow(join(commonDir, 'objects'), false)),
          ...(await locksBelow(join(commonDir, 'objects', 'info'))),
          ...(await locksBelow(join(commonDir, 'objects', 'pack'))),
        ]
      : [];
  return [...new Set([...drafts, ...doneTo, ...around, ...ofIndex, ...all])];
}

async function passingFiles({ deskDir }: Place): Promise<string[]> {
  const names = await readdir(deskDir);
  return names.filter((name) => name.startsWith(passing)).map((name) => join(deskDir, name));
}

async function locksBelow(folder: string, recursive = true): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive });
    return names.filter((name) => name.endsWith('.lock')).map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Waits until files that are there are older than so many milliseconds. */
async function older(age: number, files: readonly string[]): Promise<void> {
  const stamps = await Promise.all(
    files.map(async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0),
  );
  const wait = Math.max(0, ...stamps) + age - Date.now();
  if (wait > 0) await sleep(Math.min(wait, age));
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
