import { writeFile } from 'node:fs/promises';
import { GitError } from './git.ts';
import { keepBytes, withIndex } from './commit.ts';
import type { Place } from './place.ts';

/** The tree of two commits together; or the paths where both changed the same. */
export type Together = { tree: string } | { paths: string[] };

/**
 * Brings a draft and the published branch together, file by file and line by line. A file is the same
 * only under the same name: `merge-tree` would take a story that is like another for the other renamed,
 * and put a draft's words into it.
 */
export async function draftInto(place: Place, main: string, draft: string): Promise<Together> {
  const { git } = place;
  const base = await git.result(['merge-base', main, draft]);
  const from = base.out.toString('utf8').trim() || (await git.text(['mktree']));
  return withIndex(place, async (env, own) => {
    await git.bytes(['read-tree', '-i', '-m', '--aggressive', from, main, draft], { env });
    const open = stages(await git.text(['ls-files', '--unmerged', '-z'], { env }));
    const paths: string[] = [];
    for (const [path, versions] of open) {
      const id = await fileTogether(place, versions, own);
      if (id === undefined) paths.push(path);
      else {
        // Without the line of mode 0, the three versions would stay beside the new one.
        const input = [`0 ${place.zero}`, `100644 ${id}`]
          .map((entry) => `${entry}\t${path}\0`)
          .join('');
        await git.bytes(['update-index', '-z', '--index-info'], { env, input });
      }
    }
    return paths.length > 0 ? { paths } : { tree: await git.text(['write-tree'], { env }) };
  });
}

/** Brings two histories of the whole repository together, where files may have got other names. */
export async function historiesTogether(
  { git }: Place,
  ours: string,
  theirs: string,
): Promise<Together> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const { code, out, said } = await git.result(args);
  const [tree = '', ...paths] = out.toString('utf8').split('\0').filter(Boolean);
  if (code === 0) return { tree };
  if (code === 1) return { paths: [...new Set(paths)] };
  throw new GitError(args, code, said);
}

/** One file that both changed; undefined where they changed the same lines, or it is no text. */
async function fileTogether(
  place: Place,
  versions: readonly (Version | undefined)[],
  own: string,
): Promise<string | undefined> {
  const plain = versions.flatMap((version) => (version?.mode.startsWith('100') ? [version] : []));
  if (plain.length !== 3) return undefined;
  const names = ['base', 'ours', 'theirs'].map((name) => `${own}.${name}`);
  for (const [index, { id }] of plain.entries())
    await writeFile(names[index] ?? '', await place.git.bytes(['cat-file', 'blob', id]));
  const [base = '', ours = '', theirs = ''] = names;
  const { code, out } = await place.git.result(['merge-file', '-p', '-q', ours, base, theirs]);
  return code === 0 ? keepBytes(place, out) : undefined;
}

/** Unmerged lines of an index: the version both began with, that of the branch, that of the draft. */
function stages(lines: string): Map<string, (Version | undefined)[]> {
  const found = new Map<string, (Version | undefined)[]>();
  for (const line of lines.split('\0')) {
    const [, mode = '', id = '', stage, path = ''] = /^(\d+) (\S+) (\d)\t([^]+)$/.exec(line) ?? [];
    if (stage === undefined) continue;
    const versions = found.get(path) ?? [undefined, undefined, undefined];
    versions[Number(stage) - 1] = { mode, id };
    found.set(path, versions);
  }
  return found;
}

interface Version {
  mode: string;
  id: string;
}
