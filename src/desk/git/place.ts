import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitError, gitAt, gitIn } from './git.ts';
import type { Git } from './git.ts';
import { draftRefs } from './paths.ts';
import { Refusal } from '../refusal.ts';

/** A repository that the desk works in. */
export interface Place {
  git: Git;
  /** Of the worktree: holds HEAD and the index. The bare repository itself, where it is one. */
  gitDir: string;
  /** Of the whole repository: holds the refs. The same as `gitDir`, but for a linked worktree. */
  commonDir: string;
  /** The desk's own folder in it: its lock, its notes, its passing files. */
  deskDir: string;
  /** The folder of the checkout; undefined for a bare repository. */
  workTree: string | undefined;
  /** The published branch, short and in full. */
  branch: string;
  branchRef: string;
  /** The content folder, from the top of the repository: `content`. */
  content: string;
  /** Git's name of nothing, as long as its other names here. */
  zero: string;
}

/** The oldest Git that merges without a checkout (`merge-tree --write-tree`). */
const oldest = [2, 38] as const;

/**
 * Finds the repository at a folder, and sees that the desk can work in it.
 * @param folder A bare repository, or the top folder of a checkout or linked worktree.
 * @throws Refusal in words for the person who starts the desk.
 */
export async function placeOf(folder: string, content: string): Promise<Place> {
  const real = realFolder(folder);
  const ask = gitAt(real);
  await recentGit(ask);
  const { bare, gitDir, commonDir, format } = await found(ask, folder);
  const git = gitIn(gitDir);
  const branchRef = (await git.result(['symbolic-ref', '-q', 'HEAD'])).out.toString().trim();
  if (branchRef === '')
    throw new Refusal(
      409,
      'This copy of the repository is on no branch. Run `git switch main`, then start the desk again.',
    );
  if (branchRef.startsWith(draftRefs))
    throw new Refusal(
      409,
      'This copy of the repository is on the branch of a draft. Run `git switch main`, then start the desk again.',
    );
  if ((await git.result(['rev-parse', '-q', '--verify', `${branchRef}^{commit}`])).code !== 0)
    throw new Refusal(
      409,
      'This repository holds nothing yet. Make a first commit with the content folder, then start the desk again.',
    );
  return {
    git,
    gitDir,
    commonDir,
    deskDir: join(commonDir, 'desk'),
    workTree: bare ? undefined : real,
    branch: branchRef.replace('refs/heads/', ''),
    branchRef,
    content,
    zero: '0'.repeat(format === 'sha256' ? 64 : 40),
  };
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    throw new Refusal(404, `There is no folder ${folder}.`);
  }
}

async function recentGit(git: Git): Promise<void> {
  let said: string;
  try {
    said = await git.text(['version']);
  } catch (error) {
    if (error instanceof GitError && error.code === undefined)
      throw new Refusal(
        503,
        'Git is not on this computer, and the desk keeps stories with it. Git is free: https://git-scm.com/downloads',
      );
    throw error;
  }
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said) ?? []).map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Refusal(
    503,
    `Git on this computer is too old for the desk: it is ${major}.${minor}, and ${oldest.join('.')} is needed. A newer one is free: https://git-scm.com/downloads`,
  );
}

/** Asked with the person's own settings, as these say whose folders they trust. */
async function found(ask: Git, folder: string) {
  const { code, out, said } = await ask.result(
    [
      'rev-parse',
      '--path-format=absolute',
      ...['--is-bare-repository', '--is-inside-work-tree'],
      ...['--git-dir', '--git-common-dir', '--show-object-format'],
    ],
    { person: true },
  );
  const [bare, inside, gitDir, commonDir, format] = out.toString('utf8').trimEnd().split('\n');
  if (code === 0 && gitDir && commonDir && (bare === 'true' || inside === 'true'))
    return {
      bare: bare === 'true',
      gitDir: resolve(gitDir),
      commonDir: resolve(commonDir),
      format,
    };
  throw new Refusal(
    409,
    said.includes('dubious ownership')
      ? `The folder ${folder} belongs to somebody else on this computer, so Git will not work in it. Start the desk as its owner.`
      : `The folder ${folder} is not a Git repository.`,
  );
}
