import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A digest that changes when a file comes, goes, or is written, without reading any.
 *
 * @param paths Files and folders, absolute; those that are not there count as empty.
 * @param more Anything else that the digest should stand for.
 */
export function digestOfFiles(paths: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const path of paths) {
    for (const file of filesOf(path)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`\n${file}\0${size}\0${mtimeMs}`);
    }
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
