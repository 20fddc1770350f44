import { constants } from 'node:fs';
import { copyFile, lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GitError } from './git.ts';
import { withIndex } from './commit.ts';
import { begin, finish } from './doing.ts';
import type { Place } from './place.ts';
import { Moved, move, prepare } from './refs.ts';
import type { Move } from './refs.ts';
import { Refusal } from '../refusal.ts';

/**
 * Moves the published branch on, and with it the checkout, where there is one on that branch: all of
 * it or nothing. The index stays locked meanwhile, so that nobody can commit the files of before onto
 * the branch of after, which would undo what was published. What a killed desk leaves half done is
 * noted first, and mended when the desk is next started (`git-recover.ts`).
 * @throws Moved when a branch is elsewhere by now.
 * @throws Refusal when there are changes in the checkout that this could write over.
 */
export async function moveOn(
  place: Place,
  moves: readonly Move[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  await begin(place, { from, to, moves });
  try {
    if (place.workTree === undefined || from === to) await move(place, moves);
    else
      await withIndexLocked(place, async (index) => {
        if (await isOnBranch(place))
          await moveAll(place, place.workTree ?? '', moves, from, to, index);
        else await move(place, moves);
      });
  } catch (error) {
    // Of anything else it is not known how far it came: the note stays, and is looked at next time.
    if (error instanceof Refusal || error instanceof Moved) await finish(place);
    throw error;
  }
  await finish(place);
}

/** Files first in an index of our own, then branches, then that index in place of the old one. */
async function moveAll(
  place: Place,
  workTree: string,
  moves: readonly Move[],
  from: string,
  to: string,
  index: string,
): Promise<void> {
  const { git } = place;
  await withIndex(place, async (env, own) => {
    await copyFile(index, own, constants.COPYFILE_FICLONE);
    const options = { env, workTree, person: true };
    const asked = ['--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=all'];
    const changed = (await git.text(['status', ...asked], options)).split('\0').filter(Boolean);
    if (changed.length > 0) throw unsaved(changed.map((line) => line.slice(3)));
    await nothingInTheWay(place, workTree, from, to);
    const prepared = await prepare(place, moves);
    try {
      await git.bytes(['read-tree', '-m', '-u', from, to], options);
    } catch (error) {
      await prepared.abort();
      await putFiles(place, workTree, { from, to, want: from, index: own });
      if (!(error instanceof GitError)) throw error;
      console.error(error.message);
      throw cannotWrite();
    }
    await prepared.commit();
    await rename(own, index);
  });
}

/** A file that Git does not know must not be written over. */
async function nothingInTheWay(
  { git }: Place,
  workTree: string,
  from: string,
  to: string,
): Promise<void> {
  const asked = ['-r', '-z', '--no-renames', '--name-only', '--diff-filter=A'];
  const added = (await git.text(['diff-tree', ...asked, from, to])).split('\0').filter(Boolean);
  for (const path of added) {
    const names = path.split('/');
    for (let deep = 1; deep <= names.length; deep += 1) {
      const there = await lstat(join(workTree, ...names.slice(0, deep))).catch(() => undefined);
      if (there === undefined) break;
      if (deep === names.length || !there.isDirectory())
        throw new Refusal(
          409,
          `The file ${path} is in the folder already, and Git does not know it. Nothing was changed. Move that file away, then try again.`,
        );
    }
  }
}

function unsaved(paths: readonly string[]): Refusal {
  const named = paths.slice(0, 3).join(', ');
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  return new Refusal(
    409,
    `There are changes on this computer that are not committed in Git: ${named}${more}. Nothing was changed. Commit them or put them back, then try again.`,
  );
}

function cannotWrite(): Refusal {
  return new Refusal(
    409,
    'Git cannot write the files in the folder on this computer. Nothing was changed. Close other programs that use them, then try again.',
  );
}

/** True when the checkout is on the published branch. */
export async function isOnBranch({ git, branchRef }: Place): Promise<boolean> {
  const { out } = await git.result(['symbolic-ref', '-q', 'HEAD']);
  return out.toString('utf8').trim() === branchRef;
}

/**
 * Holds the index of the checkout as Git itself does, so that no other Git changes it meanwhile. The
 * lock says that it is ours, so that one left by a killed desk can be told from anybody else's.
 */
export async function withIndexLocked<Value>(
  place: Place,
  work: (index: string) => Promise<Value>,
): Promise<Value> {
  const index = join(place.gitDir, 'index');
  const lock = `${index}.lock`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeFile(lock, lockMark, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt === 20)
        throw new Refusal(
          409,
          'Git is busy in the folder on this computer. Nothing was changed. Finish what is open there, then try again.',
        );
      await sleep(100);
    }
  }
  try {
    return await work(index);
  } finally {
    await rm(lock, { force: true });
  }
}

/** What stands in an index lock of ours. */
export const lockMark = 'Alongside desk\n';

/**
 * Puts what differs between two commits into one of both states, in the files and in an index, where
 * they are in one of them or on the way between. What a person made of a file is left as it is.
 * Can be done again as often as one likes.
 */
export async function putFiles(
  place: Place,
  workTree: string,
  { from, to, want, index }: { from: string; to: string; want: string; index: string },
): Promise<void> {
  const { git, zero } = place;
  const options = { env: { GIT_INDEX_FILE: index }, workTree, person: true };
  const differing = await differences(place, from, to);
  if (differing.length === 0) return;
  const staged = new Map(
    (await git.text(['ls-files', '-s', '-z', '--', ...differing.map(({ path }) => path)], options))
      .split('\0')
      .map((line) => /^\d+ (\S+) \d\t([^]+)$/.exec(line))
      .flatMap((match) => (match ? [[match[2] ?? '', match[1] ?? zero]] : [])),
  );
  const entries: string[] = [];
  const write: string[] = [];
  for (const { path, sides } of differing) {
    const [before, after] = sides;
    const wanted = want === from ? before : after;
    const held = staged.get(path) ?? zero;
    if (held !== before.id && held !== after.id) continue;
    entries.push(`${wanted.mode} ${wanted.id}\t${path}\0`);
    if (!(await isOurs(place, workTree, path, [`${from}:${path}`, `${to}:${path}`]))) continue;
    if (wanted.id === zero) await rm(join(workTree, path), { force: true });
    else write.push(path);
  }
  await git.bytes(['update-index', '-z', '--index-info'], { ...options, input: entries.join('') });
  const input = write.map((path) => `${path}\0`).join('');
  await git.bytes(['checkout-index', '-f', '-u', '-q', '-z', '--stdin'], { ...options, input });
}

/** True for a file that is absent, or holds the beginning of one side or all of it. */
async function isOurs(
  { git }: Place,
  workTree: string,
  path: string,
  sides: readonly string[],
): Promise<boolean> {
  const there = await lstat(join(workTree, path)).catch(() => undefined);
  if (there === undefined) return true;
  if (!there.isFile()) return false;
  const bytes = await readFile(join(workTree, path));
  for (const side of sides) {
    // As the checkout has it: line ends may be others there.
    const { code, out } = await git.result(['cat-file', '--filters', side], {
      workTree,
      person: true,
    });
    if (code === 0 && out.subarray(0, bytes.length).equals(bytes)) return true;
  }
  return false;
}

async function differences({ git }: Place, from: string, to: string): Promise<Differing[]> {
  const out = await git.text(['diff-tree', '-r', '-z', '--no-renames', from, to]);
  const parts = out.split('\0');
  const found: Differing[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [oldMode = '', newMode = '', oldId = '', newId = ''] = (parts[at] ?? '')
      .slice(1)
      .split(' ');
    found.push({
      path: parts[at + 1] ?? '',
      sides: [side(oldMode, oldId), side(newMode, newId)],
    });
  }
  return found;
}

/** Git writes 000000 for a file that is not there, and wants 0 to take one from an index. */
function side(mode: string, id: string): Side {
  return { mode: /^0+$/.test(mode) ? '0' : mode, id };
}

interface Side {
  mode: string;
  id: string;
}

interface Differing {
  path: string;
  sides: readonly [Side, Side];
}
