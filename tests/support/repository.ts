import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFolder } from './content-folder.ts';

/** A Git repository that is thrown away: `await using repository = await makeRepository()`. */
export interface Repository extends AsyncDisposable {
  /** The checkout, or the bare repository. */
  folder: string;
  /** Runs Git there, and gives what it prints. */
  git(...args: string[]): string;
  /** A path for whatever a test needs beside the repository. */
  beside(name: string): string;
}

/**
 * Makes a repository with a content folder (`content/`) in one commit on the branch `main`.
 * @param files More files of the content folder: path → content.
 */
export async function makeRepository({
  bare = false,
  files = {},
  sha256 = false,
}: Options = {}): Promise<Repository> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'alongside-repository-')));
  const checkout = join(root, 'checkout');
  run(root, ['init', '-q', '-b', 'main', ...(sha256 ? ['--object-format=sha256'] : []), checkout]);
  await using content = await contentFolder(files);
  cpSync(content.root, join(checkout, 'content'), { recursive: true });
  run(checkout, ['add', '--all']);
  run(checkout, ['commit', '-q', '--allow-empty', '-m', 'Begin']);
  const folder = bare ? join(root, 'content.git') : checkout;
  if (bare) run(root, ['clone', '-q', '--bare', checkout, folder]);
  if (bare) run(folder, ['remote', 'remove', 'origin']);
  return {
    folder,
    git: (...args) => run(folder, args),
    beside: (name) => join(root, name),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Git as a maintainer runs it, whatever stands in the settings of this computer. */
export function run(folder: string, args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/.test(name))),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Maintainer',
      GIT_AUTHOR_EMAIL: 'maintainer@example.org',
      GIT_COMMITTER_NAME: 'Maintainer',
      GIT_COMMITTER_EMAIL: 'maintainer@example.org',
    },
  }).trimEnd();
}

interface Options {
  bare?: boolean;
  files?: Readonly<Record<string, string | Uint8Array>>;
  sha256?: boolean;
}
