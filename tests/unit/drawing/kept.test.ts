import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginKeeping, endKeeping, keptPicture } from '../../../src/drawing/kept.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-pictures-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

let drawn: string[] = [];

/** A build that uses some pictures. */
async function build(names: readonly string[], { fails = false } = {}): Promise<string[]> {
  drawn = [];
  await beginKeeping(folder);
  const files = names.map((name) =>
    keptPicture(folder, name, async () => {
      drawn.push(name);
      return Buffer.from(`picture of ${name}`);
    }),
  );
  for (const [n, file] of (await Promise.all(files)).entries())
    expect(await readFile(file, 'utf8')).toBe(`picture of ${names[n]}`);
  if (!fails) await endKeeping(folder);
  return drawn;
}

const kept = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).toSorted();

test('what an earlier build drew is not drawn again', async () => {
  expect(await build(['a', 'b'])).toEqual(['a', 'b']);
  expect(await build(['a', 'b', 'c'])).toEqual(['c']);
  expect(await build(['a', 'b', 'c'])).toEqual([]);
});

test('a picture that a build does not use is gone when it ends', async () => {
  await build(['a', 'withdrawn']);
  await build(['a']);
  expect(await kept()).toEqual([join('used', 'a.png')]);
});

test('after a build that failed, its pictures are still known, and go when nothing uses them', async () => {
  await build(['a', 'b']);
  await build(['a', 'c'], { fails: true });
  expect(await build(['a', 'b', 'c'])).toEqual([]);
  await build(['b'], { fails: true });
  await build(['b']);
  expect(await kept()).toEqual([join('used', 'b.png')]);
});

test('one picture that is used twice in a build is there for both', async () => {
  await build(['a', 'a']);
  await build(['a', 'a']);
  expect(await kept()).toEqual([join('used', 'a.png')]);
});
