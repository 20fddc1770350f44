import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { gitAt, gitIn, type Git } from './git/git.ts';
import { databaseFile } from './keeping.ts';

/** What a backup says of itself, in its `manifest.json`. */
export interface Manifest {
  format: 1;
  /** ISO 8601. */
  madeAt: string;
  /** File → its length and SHA-256. */
  files: Record<string, { bytes: number; sha256: string }>;
  /** Of the repository of stories; not there when that is not in the data folder. */
  repository?: {
    /** The branch that readers see. */
    branch: string;
    /** Every ref, drafts too → its commit. */
    refs: Record<string, string>;
    /** Repositories elsewhere that it stays together with: name → address. */
    remotes: Record<string, string>;
  };
}

/** A backup or a restore that is not made, with the sentence that says why. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * Copies what is in the desk's data folder and cannot be made again, while the desk goes on working.
 *
 * The database comes first and the repository after it: a draft is in Git before the database speaks
 * of it, so everything that the copy of the database speaks of is in the copy of the repository. A
 * story that comes between the two is copied whole, without how to reach its teller.
 *
 * @param to A folder that is not there yet, or is empty. It appears when the backup is whole.
 */
export async function backUp(data: string, to: string, now: Date): Promise<Manifest> {
  if (!existsSync(databaseFile(data)))
    throw new BackupError(`There is no desk in ${data}. Say where it is with --data.`);
  await mustBeFree(to, 'A backup never writes over anything. Please name a new folder.');
  return inNewFolder(to, async (folder) => {
    await copyWholeDatabase(databaseFile(data), join(folder, 'desk.sqlite'));
    const git = join(data, 'content.git');
    const repository = existsSync(git) ? await copyRepository(git, folder) : undefined;
    const names = (await readdir(folder)).toSorted();
    const files = await Promise.all(
      names.map(async (name) => [name, await sumOf(join(folder, name))] as const),
    );
    const manifest: Manifest = {
      format: 1,
      madeAt: now.toISOString(),
      files: Object.fromEntries(files),
      ...(repository && { repository }),
    };
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  });
}

/**
 * Makes a data folder of a backup, after comparing every byte of it with its manifest.
 * @param data A folder that is not there yet, or is empty. It appears when all is restored.
 */
export async function restore(from: string, data: string): Promise<Manifest> {
  const manifest = await readManifest(from);
  for (const name of ['desk.sqlite', ...(manifest.repository ? ['content.bundle'] : [])]) {
    const { bytes, sha256 } = manifest.files[name] ?? {};
    const found = await sumOf(join(from, name)).catch(() => undefined);
    if (!found || found.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupError(
        `The file ${name} in this backup is ${found ? 'damaged' : 'missing'}. Nothing was restored. Please use another backup.`,
      );
  }
  await mustBeFree(
    data,
    'It may be a desk that is in use. Please restore into a new folder, or move that one away first.',
  );
  await inNewFolder(data, async (folder) => {
    await copyFile(join(from, 'desk.sqlite'), databaseFile(folder));
    checkDatabase(databaseFile(folder));
    if (manifest.repository) await restoreRepository(resolve(from), folder, manifest.repository);
  });
  return manifest;
}

/** All of it at one moment: later writes of the desk are not waited for. */
async function copyWholeDatabase(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    // In one step, since SQLite begins again when somebody writes between two.
    await copyDatabase(database, to, { rate: 1_000_000_000 });
  } finally {
    database.close();
  }
  checkDatabase(to);
}

function checkDatabase(file: string): void {
  const database = new DatabaseSync(file);
  try {
    // One file, without a log beside it.
    database.exec('PRAGMA journal_mode = DELETE');
    const [row] = database.prepare('PRAGMA integrity_check').all();
    if (row?.integrity_check !== 'ok') throw new BackupError('The database is damaged.');
  } finally {
    database.close();
  }
}

async function copyRepository(from: string, folder: string): Promise<Manifest['repository']> {
  const git = gitIn(resolve(from));
  const bundle = join(folder, 'content.bundle');
  await git.bytes(['bundle', 'create', '--quiet', bundle, '--all']);
  // What the bundle holds is read from it, since the desk may have moved on.
  const refs = await refsIn(git.text(['bundle', 'list-heads', bundle]));
  delete refs.HEAD;
  return {
    branch: await git.text(['symbolic-ref', '--short', 'HEAD']),
    refs,
    remotes: await remotesOf(git),
  };
}

/** Name → address. Of a repository's settings nothing else is kept: they can name programs to run. */
async function remotesOf(git: Git): Promise<Record<string, string>> {
  const names = (await git.text(['remote'])).split('\n').filter((name) => isRemote(name));
  const remotes = names.map(async (name) => {
    const address = await git.text(['config', '--get', `remote.${name}.url`]);
    return [name, address] as const;
  });
  return Object.fromEntries((await Promise.all(remotes)).filter((one) => isRemote(...one)));
}

/** False for what Git would take for an option, or for a program to start (`ext::`). */
function isRemote(name: string, address = ''): boolean {
  return /^\w[\w-]*$/.test(name) && !/^-|::|[\0\r\n]/.test(address);
}

async function restoreRepository(
  from: string,
  folder: string,
  { branch, refs, remotes }: NonNullable<Manifest['repository']>,
): Promise<void> {
  const repository = join(folder, 'content.git');
  const bundle = join(from, 'content.bundle');
  await gitAt(folder).bytes(['clone', '--quiet', '--mirror', bundle, repository]);
  const git = gitIn(resolve(repository));
  await git.bytes(['remote', 'remove', 'origin']);
  for (const [name, address] of Object.entries(remotes))
    if (isRemote(name, address)) await git.bytes(['remote', 'add', name, address]);
  await git.bytes(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  await git.bytes(['fsck', '--connectivity-only', '--no-dangling']);
  const found = await refsIn(git.text(['for-each-ref', '--format=%(objectname) %(refname)']));
  const missing = Object.keys(refs).filter((name) => found[name] !== refs[name]);
  if (missing.length > 0)
    throw new BackupError(`This backup has lost ${missing.join(', ')}. Nothing was restored.`);
}

async function refsIn(listed: Promise<string>): Promise<Record<string, string>> {
  const lines = (await listed).split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split(' ').toReversed() as [string, string]));
}

async function readManifest(from: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // Said below, as for a manifest of another kind.
  }
  throw new BackupError(`There is no backup in ${from} that this version can read.`);
}

async function sumOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(file), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      bytes += part.length;
      hash.update(part);
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}

async function mustBeFree(folder: string, words: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    return ['a file'];
  });
  if (names.length > 0) throw new BackupError(`There is something at ${folder} already. ${words}`);
}

/** Works in a folder beside the one that is wanted, which takes its place when all went well. */
async function inNewFolder<Result>(
  wanted: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = `${resolve(wanted)}.unfinished-${process.pid}`;
  const around = dirname(folder);
  try {
    await mkdir(around, { recursive: true });
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new BackupError(
      `Nothing can be written into ${around} (${code}). Please name a folder in a place where you may make one.`,
    );
  }
  try {
    const result = await work(folder);
    await rmdir(wanted).catch(() => undefined);
    await rename(folder, wanted);
    return result;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
