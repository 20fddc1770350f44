import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { passing } from './commit.ts';
import type { Place } from './place.ts';
import type { Move } from './refs.ts';

/** Something that is done in more than one step: what a desk that is killed meanwhile leaves to mend. */
export interface Doing {
  /** The published branch before and after. */
  from: string;
  to: string;
  moves: readonly Move[];
}

/** Notes what begins. One at a time: whoever calls this holds the turn for the published branch. */
export async function begin({ deskDir }: Place, doing: Doing): Promise<void> {
  const file = join(deskDir, `${passing}${note}`);
  await writeFile(file, JSON.stringify(doing), { flush: true });
  await rename(file, join(deskDir, note));
}

/** It is done, or nothing of it was. */
export async function finish({ deskDir }: Place): Promise<void> {
  await rm(join(deskDir, note), { force: true });
}

/** What was under way when a desk was killed; undefined for nothing. */
export async function unfinished({ deskDir }: Place): Promise<Doing | undefined> {
  try {
    return JSON.parse(await readFile(join(deskDir, note), 'utf8')) as Doing;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const note = 'doing.json';
