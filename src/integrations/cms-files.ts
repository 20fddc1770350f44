import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal, type Actions } from './cms-door.ts';
import { fileAt, isNoun, picturesOf, placeOf, placesIn, type Place } from './cms-place.ts';
import { fitToKeep } from './cms-text.ts';

/**
 * The files of a content folder, as Decap's proxy backend asks for them. A file is kept in canonical
 * form, and only when it passes the check that every draft must pass. Nothing outside the folder can
 * be named, and nothing is deleted.
 * @param content The content folder, absolute. The CMS knows it as `content`.
 */
export function cmsFiles(content: string): Actions {
  const oneAtATime = queue();
  return {
    info: async () => ({
      repo: basename(resolve(content, '..')),
      type: 'local_fs',
      publish_modes: ['simple'],
    }),

    async entriesByFolder(params) {
      const noun = words(params, 'folder').replace(/^content\//, '');
      if (!isNoun(noun)) throw new Refusal(400, 'There is no such folder of stories.');
      const entries = [];
      for (const place of await placesIn(content, noun)) {
        const data = await textAt(content, place);
        if (data !== undefined) entries.push(entry(place, data));
      }
      return entries;
    },

    async getEntry(params) {
      const place = placeOf(field(params, 'path'));
      const data = await textAt(content, place);
      if (data === undefined) throw new Refusal(404, 'It is not there, or not any more.');
      return entry(place, data);
    },

    persistEntry: (params) =>
      oneAtATime(async () => {
        await save(content, readSave(params));
        return { message: 'Saved' };
      }),

    async getMedia(params) {
      const folder = words(params, 'mediaFolder');
      const [, slug] = /^content\/stories\/([a-z0-9-]+)$/.exec(folder) ?? [];
      const pictures = slug ? await picturesOf(content, slug) : [];
      return Promise.all(pictures.map((place) => picture(content, place)));
    },

    getMediaFile: async (params) => picture(content, placeOf(field(params, 'path'))),

    persistMedia: async () => {
      throw new Refusal(
        422,
        'A picture lies beside its story. Please open the story and add the picture there.',
      );
    },

    deleteFiles: async () => {
      throw new Refusal(422, 'Nothing is deleted here: what was published once is found for ever.');
    },
  };
}

/** What a save brings. */
interface Save {
  place: Place;
  raw: string;
  isNew: boolean;
  pictures: { place: Place; bytes: Buffer }[];
}

async function save(content: string, { place, raw, isNew, pictures }: Save): Promise<void> {
  const before = await textAt(content, place);
  if (isNew && before !== undefined)
    throw new Refusal(409, 'There is already one with this title. Please choose another title.');
  const beside = place.kind === 'story' ? await picturesOf(content, place.slug) : [];
  const text = await fitToKeep({
    place,
    raw,
    before,
    pictures: new Map(pictures.map((one) => [basename(one.place.path), one.bytes])),
    beside: new Set(beside.map(({ path }) => basename(path))),
  });
  for (const one of pictures) await keep(await fileAt(content, one.place), one.bytes);
  if (text !== before) await keep(await fileAt(content, place), text);
}

function readSave(params: unknown): Save {
  const [file, ...others] = list(field(params, 'dataFiles'));
  const place = placeOf(field(file, 'path'));
  const moved = field(file, 'newPath');
  const raw = field(file, 'raw');
  if (others.length > 0 || place.kind === 'picture' || typeof raw !== 'string')
    throw new Refusal(400, 'This request cannot be read.');
  if (moved !== undefined && moved !== field(file, 'path'))
    throw new Refusal(422, 'An address that was published once stays, so the name stays too.');
  const pictures = list(field(params, 'assets')).map((asset) => ({
    place: placeOf(field(asset, 'path')),
    bytes: Buffer.from(words(asset, 'content'), 'base64'),
  }));
  if (pictures.some((one) => one.place.kind !== 'picture' || one.place.slug !== place.slug))
    throw new Refusal(422, 'A picture can only lie beside its own story.');
  return { place, raw, isNew: field(field(params, 'options'), 'newEntry') === true, pictures };
}

/** Writes a file whole or not at all: a reader sees the old one or the new one. */
async function keep(file: string, what: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = join(dirname(file), `.${randomUUID()}`);
  try {
    await writeFile(aside, what, { flag: 'wx' });
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

async function textAt(content: string, place: Place): Promise<string | undefined> {
  return readFile(await fileAt(content, place), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function picture(content: string, place: Place): Promise<object> {
  const bytes = await readFile(await fileAt(content, place)).catch(() => {
    throw new Refusal(404, 'This picture is not there, or not any more.');
  });
  const path = `content/${place.path}`;
  return {
    id: path,
    path,
    name: basename(path),
    content: bytes.toString('base64'),
    encoding: 'base64',
  };
}

function entry({ path }: Place, data: string): object {
  return { data, file: { path: `content/${path}`, id: null } };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A field that is text; anything else counts as empty. */
function words(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Runs work one piece after another, whatever became of the piece before. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
