import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Place } from './place.ts';

/**
 * Writes the content folder of a tree into a folder that holds nothing else. Files that are as they
 * should be keep their stamps. The index that knows them lies beside the folder: `<into>.index`.
 */
export async function checkOut({ git, content }: Place, tree: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const index = `${into}.index`;
  // A killed command of an earlier desk may have left it: the folder is this desk's alone.
  await rm(`${index}.lock`, { force: true });
  const options = { env: { GIT_INDEX_FILE: index }, workTree: into };
  const found = await git.result(['rev-parse', '-q', '--verify', `${tree}:${content}`]);
  const source =
    found.code === 0
      ? found.out.toString('utf8').trim()
      : await git.text(['mktree'], { input: '' });
  await git.bytes(['read-tree', '--reset', '-u', source], options);
  const others = await git.text(['ls-files', '--others', '-z'], options);
  for (const path of others.split('\0').filter(Boolean)) await takeAway(into, path);
}

/** Takes a file away, and the folders that it leaves empty. */
async function takeAway(root: string, path: string): Promise<void> {
  await rm(join(root, path), { force: true, recursive: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
    try {
      await rmdir(join(root, folder));
    } catch {
      // It holds something still.
      return;
    }
}
