import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkStory } from '../stories/check.ts';
import { readStoryFile, writeStoryFile } from '../stories/file.ts';
import { limits } from '../stories/limits.ts';
import { decode, inBatches, listFolder, readPlainFile } from './files.ts';

/**
 * Rewrites stories in canonical form. A story that is not safe is left exactly as it is, so that
 * nothing gets lost; each file is replaced in one step.
 * @returns The paths of the files that changed, sorted.
 * @throws FolderError when the folder cannot be read.
 */
export async function fixFolder(root: string): Promise<string[]> {
  const list = await listFolder(root);
  const fixed: string[] = [];
  await inBatches(list.stories, async ({ path }) => {
    const place = join(list.root, path);
    const bytes = await readPlainFile(place, limits.bytes);
    const text = bytes === 'too-big' ? undefined : decode(bytes);
    if (text === undefined) return;
    const canonical = canonicalForm(text, path);
    if (canonical === undefined || canonical === text) return;
    await replaceFile(place, canonical);
    fixed.push(path);
  });
  return fixed.toSorted();
}

/** Writes beside the file and renames, so that nobody ever reads half of it. */
async function replaceFile(place: string, text: string): Promise<void> {
  const beside = `${place}.${randomUUID()}`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The same story in canonical form; undefined when it is not safe to rewrite. */
export function canonicalForm(text: string, path: string): string | undefined {
  const { problems } = checkStory(text, { path, level: 'safe' });
  if (problems.some(({ level }) => level === 'error')) return undefined;
  return writeStoryFile(readStoryFile(text));
}
