import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPicturePath } from '../schemas/picture.ts';
import { nouns, reservedSlugs, slugLength, slugPattern, type Noun } from '../schemas/slug.ts';

/**
 * Lists what lies in a content folder, by kind, and what should not lie there. Follows no symbolic
 * link, so nothing outside the folder is ever seen.
 * @param root The content folder.
 * @throws FolderError when it is not a folder that can be read.
 */
export async function listFolder(root: string): Promise<FolderList> {
  const list: FolderList = { root: await realFolder(root), stories: [], notes: [], strangers: [] };
  for (const entry of await entries(list.root)) {
    const path = entry.name;
    if (isIgnored(path) || path === 'README.md') continue;
    if (entry.isSymbolicLink()) list.strangers.push({ path, ...link });
    else if (path === 'stories' && entry.isDirectory()) await listStories(list);
    else if (isNoteFolder(path) && entry.isDirectory()) await listNotes(list, path);
    else
      list.strangers.push({
        path,
        code: 'file-place',
        message: `This does not belong here. The folder holds only: ${[...nouns, 'notices'].join(', ')}.`,
      });
  }
  list.stories.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return list;
}

/**
 * Reads a file that is not a symbolic link.
 * @param limit The most bytes; a longer file is not read.
 * @returns The bytes, or `too-big` without reading.
 */
export async function readPlainFile(path: string, limit: number): Promise<Buffer | 'too-big'> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = await file.stat();
    return size > limit ? 'too-big' : await file.readFile();
  } finally {
    await file.close();
  }
}

/** Text of bytes in UTF-8, a byte order mark included; undefined when it is another encoding. */
export function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The folder cannot be read at all. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

const link = {
  code: 'file-link',
  message: 'This is a link to another place. Please put the file itself here.',
};

async function realFolder(root: string): Promise<string> {
  try {
    const real = await realpath(root);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    throw new FolderError(`The folder ${root} cannot be read.`, { cause: error });
  }
  throw new FolderError(`${root} is not a folder.`);
}

async function entries(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw new FolderError(`The folder ${path} cannot be read.`, { cause: error });
  }
}

async function listStories(list: FolderList): Promise<void> {
  const found = await entries(join(list.root, 'stories'));
  await inBatches(found, async (entry) => {
    const path = `stories/${entry.name}`;
    if (isIgnored(entry.name)) return;
    if (entry.isSymbolicLink()) list.strangers.push({ path, ...link });
    else if (!entry.isDirectory())
      list.strangers.push({
        path,
        code: 'file-place',
        message:
          'A story is a folder that holds index.mdx and its pictures. Please move this file into one.',
      });
    else {
      const fault = nameFault(entry.name);
      if (fault) list.strangers.push({ path, ...fault });
      // A name that is not UTF-8 is shown with this sign, and cannot be opened by what is shown.
      if (entry.name.includes('\uFFFD')) return;
      await listStory(list, entry.name, fault === undefined);
    }
  });
}

async function listStory(list: FolderList, slug: string, named: boolean): Promise<void> {
  const folder = `stories/${slug}`;
  const story: StoryFolder = { slug, path: `${folder}/index.mdx`, stamp: '', pictures: [] };
  const stamps: string[] = [];
  let hasText = false;
  let files: Entry[];
  try {
    files = await entries(join(list.root, folder));
  } catch {
    list.strangers.push({
      path: folder,
      code: 'file-unreadable',
      message: 'This folder cannot be opened. Please look at who may read it, or save it anew.',
    });
    return;
  }
  for (const entry of files) {
    const path = `${folder}/${entry.name}`;
    if (isIgnored(entry.name)) continue;
    const fault = storyFileFault(entry);
    if (fault) {
      list.strangers.push({ path, ...fault });
      continue;
    }
    const { size, mtimeMs, ctimeMs, ino } = await stat(join(list.root, path));
    stamps.push(`${entry.name} ${size} ${mtimeMs} ${ctimeMs} ${ino}`);
    if (entry.name === 'index.mdx') hasText = true;
    else story.pictures.push(`./${entry.name}`);
  }
  story.stamp = stamps.toSorted().join('\n');
  story.pictures.sort();
  if (!hasText)
    list.strangers.push({
      path: folder,
      code: 'file-missing',
      message: 'There is no index.mdx in this folder. Please add the story, or delete the folder.',
    });
  else if (named) list.stories.push(story);
}

function storyFileFault(entry: Entry): { code: string; message: string } | undefined {
  if (entry.isSymbolicLink()) return link;
  if (!entry.isFile())
    return {
      code: 'file-kind',
      message: 'A story’s folder holds files only. Please move these files up.',
    };
  if (entry.name === 'index.mdx' || isPicturePath(`./${entry.name}`)) return undefined;
  if (/\.(?:jpe?g|png|webp)$/i.test(entry.name))
    return {
      code: 'file-name',
      message:
        'The name of a picture has small letters a to z, digits and hyphens only, such as garden-party.jpg. Please rename it here and in the story.',
    };
  return {
    code: 'file-kind',
    message:
      'This kind of file cannot be used. A story’s folder holds index.mdx and pictures that end in .jpg, .png or .webp.',
  };
}

async function listNotes(list: FolderList, noun: NoteFolder): Promise<void> {
  for (const entry of await entries(join(list.root, noun))) {
    const path = `${noun}/${entry.name}`;
    if (isIgnored(entry.name)) continue;
    const slug = /^(.*)\.yml$/s.exec(entry.name)?.[1];
    const fault = entry.isSymbolicLink()
      ? link
      : !entry.isFile() || slug === undefined
        ? {
            code: 'file-kind',
            message: `This folder holds only files that end in .yml, one for each of the ${noun}.`,
          }
        : nameFault(slug);
    if (fault) list.strangers.push({ path, ...fault });
    else if (slug !== undefined) list.notes.push({ noun, slug, path });
  }
}

function nameFault(name: string): { code: string; message: string } | undefined {
  if (reservedSlugs.has(name.toLowerCase()))
    return {
      code: 'file-name',
      message: `The name "${name}" is kept for the computer. Please choose another.`,
    };
  if (name.length > slugLength)
    return {
      code: 'file-name',
      message: `The name has ${name.length} characters. The most is ${slugLength}.`,
    };
  if (!slugPattern.test(name))
    return {
      code: 'file-name',
      message:
        'A name here has small letters a to z, digits and single hyphens only, such as club-night. Please rename it.',
    };
  return undefined;
}

/** What operating systems leave behind, and what keeps an empty folder in Git. */
function isIgnored(name: string): boolean {
  return ['.DS_Store', 'Thumbs.db', 'desktop.ini', '.gitkeep'].includes(name);
}

function isNoteFolder(name: string): name is NoteFolder {
  return name !== 'stories' && (name === 'notices' || nouns.includes(name as Noun));
}

/** Runs a task for each item, some at a time: enough to keep a disk busy, not enough to choke it. */
export async function inBatches<T>(
  items: readonly T[],
  task: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await task(item);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

type Entry = Awaited<ReturnType<typeof entries>>[number];

/** The folders of small YAML files. */
export type NoteFolder = Exclude<Noun, 'stories'> | 'notices';

/** What lies in a content folder. */
export interface FolderList {
  /** The real path of the folder. */
  root: string;
  stories: StoryFolder[];
  notes: { noun: NoteFolder; slug: string; path: string }[];
  /** What should not lie there. */
  strangers: { path: string; code: string; message: string }[];
}

/** A story's folder, before anything in it is read. */
export interface StoryFolder {
  slug: string;
  /** Of its text, from the root. */
  path: string;
  /**
   * Names, sizes, times and numbers of its files. The time of the last change to the file itself
   * (ctime) is there because the other one (mtime) can be set back.
   */
  stamp: string;
  /** `./x.jpg`, sorted. */
  pictures: string[];
}
