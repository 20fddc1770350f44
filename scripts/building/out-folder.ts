import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/**
 * Why a folder may not be built into, as a sentence for the person who asked; undefined when it may.
 * A build replaces everything in its folder, so a folder that holds anything else is refused.
 *
 * @param out The folder asked for, absolute; it need not exist.
 * @param root The project's folder, absolute.
 */
export function whyNotInto(out: string, root: string): string | undefined {
  if (holds(out, root)) {
    return `--out ${out} holds the project itself, and a build replaces everything in its folder. Name a folder of its own, such as dist.`;
  }
  if (holds(root, out) && !isOursToFill(join(root, firstPart(root, out)))) {
    return `--out ${out} lies among the project's own files. Name a folder of its own, such as dist.`;
  }
  if (!existsSync(out)) return undefined;
  if (!statSync(out).isDirectory()) return `--out ${out} is a file. Name a folder.`;
  if (isEmpty(out) || isBuild(out)) return undefined;
  return `--out ${out} holds files that are not a build of this site, and a build replaces everything in its folder. Name an empty folder or a new one.`;
}

/**
 * Where a build for that folder is made before it takes the folder's place; on the same disk where it can
 * be. Astro takes `/srv/stories-data` for a folder inside of `/srv/stories`, and would not find its
 * packages from there (`getOutDirWithinCwd`): such a build is made in the project.
 */
export function stagingFor(out: string, root: string): string {
  return out.startsWith(root)
    ? join(
        root,
        '.cache',
        'building',
        relative(root, out)
          .replace(/^[.\\/]+/, '')
          .replaceAll(sep, '-'),
      )
    : join(dirname(out), `.${basename(out)}.building`);
}

/**
 * Puts the finished build in the place of the old one. A `.git` in the old folder is kept, so that a
 * checkout of a publishing branch may be built into. Whatever fails, a whole build is left in place.
 */
export function replaceFolder(staging: string, out: string): void {
  const old = `${staging}.old`;
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  if (existsSync(out)) moveFolder(out, old);
  try {
    moveFolder(staging, out);
  } catch (error) {
    if (existsSync(old)) moveFolder(old, out);
    throw error;
  }
  if (existsSync(join(old, '.git'))) moveFolder(join(old, '.git'), join(out, '.git'));
  rmSync(old, { recursive: true, force: true });
}

/** Moves a folder, also to another disk; there it is whole or not at all. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const aside = join(dirname(to), `.${basename(to)}.moving`);
    rmSync(aside, { recursive: true, force: true });
    cpSync(from, aside, { recursive: true });
    renameSync(aside, to);
    rmSync(from, { recursive: true, force: true });
  }
}

/** How many pages a built folder holds. */
export function countPages(out: string): number {
  return readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.html'))
    .length;
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(way));
}

/** Whether a folder at the top of the project is for what is made, not for what is kept. */
function isOursToFill(top: string): boolean {
  return ['dist', '.cache', '.desk'].includes(basename(top)) || !existsSync(top) || isBuild(top);
}

function firstPart(root: string, path: string): string {
  return relative(root, path).split(sep)[0] ?? '';
}

function isEmpty(folder: string): boolean {
  return readdirSync(folder).every((name) => name === '.git');
}

function isBuild(folder: string): boolean {
  return existsSync(join(folder, '404.html')) && existsSync(join(folder, 'index.html'));
}
