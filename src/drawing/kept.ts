import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The environment variable that names the folder where a build keeps what it draws. */
export const keptIn = 'ALONGSIDE_PICTURES';

/**
 * Makes a folder ready for the pictures of one build: what the builds before it drew stands by, and what this
 * one uses goes into a place of its own.
 */
export async function beginKeeping(folder: string): Promise<void> {
  const { used, before } = placesIn(folder);
  await mkdir(before, { recursive: true });
  // A build that failed has left what it used.
  for (const name of await readdir(used).catch(() => []))
    await rename(join(used, name), join(before, name));
  await mkdir(used, { recursive: true });
}

/** Deletes what the build did not use. */
export async function endKeeping(folder: string): Promise<void> {
  await rm(placesIn(folder).before, { recursive: true, force: true });
}

/**
 * A picture of this build: the one of an earlier build, or a new one.
 * @param name Tells it from every other picture: a digest of all that it is made of.
 * @returns The file it stands in.
 */
export async function keptPicture(
  folder: string,
  name: string,
  draw: () => Promise<Uint8Array>,
): Promise<string> {
  const { used, before } = placesIn(folder);
  const file = join(used, `${name}.png`);
  const moved = await rename(join(before, `${name}.png`), file).then(
    () => true,
    () => false,
  );
  if (moved) return file;
  // Under another name until it is whole.
  const half = join(used, `${name}.${process.pid}-${(count += 1)}.half`);
  await writeFile(half, await draw());
  await rename(half, file);
  return file;
}

let count = 0;

function placesIn(folder: string): { used: string; before: string } {
  return { used: join(folder, 'used'), before: join(folder, 'before') };
}
