import { z } from 'astro/zod';
import { createHash } from 'node:crypto';
import { action, word, type Action, type Asking } from './action.ts';
import type { Draft, Status } from '../draft.ts';
import { fitToKeep } from '../fit.ts';
import { draftGone, wordFor } from '../git/words.ts';
import { mayChange } from '../may.ts';
import { cleanPicture, sentPicture } from '../picture.ts';
import { cmsPath, placeOf, type Place } from '../place.ts';
import { Refusal } from '../refusal.ts';

/** What the CMS does when somebody presses Save: a draft is kept, and nothing is published. */
export const saveActions: Readonly<Record<string, Action>> = {
  persistEntry: action(
    {
      dataFiles: z
        .array(
          z.object({
            path: word,
            raw: z.string(),
            newPath: word.nullish(),
            // Git's name of the bytes that the person had before them.
            seen: word.nullish(),
          }),
        )
        .length(1),
      assets: z
        .array(z.object({ path: word, content: z.string(), encoding: z.literal('base64') }))
        .max(100)
        .default([]),
      options: z.object({ newEntry: z.boolean().optional(), status: word.nullish() }).default({}),
    },
    async (asking, { dataFiles: [file], assets, options }) => {
      if (!file) throw new Refusal(400, 'This request cannot be read.');
      const place = placeOf(file.path);
      if (place.kind === 'picture') throw new Refusal(400, 'A picture is not a story.');
      if (file.newPath && file.newPath !== file.path)
        throw new Refusal(422, 'An address that was published once stays, so the name stays too.');
      const files = await save(asking, {
        place,
        raw: file.raw,
        seen: file.seen ?? undefined,
        isNew: options.newEntry === true,
        status: statusAtStart(options.status ?? 'draft'),
        pictures: assets.map((asset) => pictureSent(place, asset)),
      });
      return { message: 'Saved', files };
    },
  ),
};

/** What a save brings. */
interface Save {
  place: Place;
  raw: string;
  seen: string | undefined;
  isNew: boolean;
  status: Status;
  pictures: readonly { place: Place; name: string; bytes: Buffer }[];
}

async function save(
  { desk, person }: Asking,
  { place, raw, seen, isNew, status, pictures }: Save,
): Promise<{ path: string; id: string | undefined }[]> {
  const { store } = desk;
  const draft = await store.draft(place);
  if (draft && !mayChange(person, draft)) throw isNew ? taken(place) : somebodyElses(place);
  const at = draft?.commit ?? (await store.head());
  const before = await store.file(place.path, at);
  if (isNew && (draft || before)) throw taken(place);
  if (!isNew && !before) throw draftGone(place);
  if (before && seen === undefined)
    throw new Refusal(
      409,
      `This page does not know which ${wordFor(place.noun)} you opened. Copy your words to a safe place. Then open the ${wordFor(place.noun)} again and put them in.`,
    );
  const beside = place.kind === 'story' ? await store.list(`stories/${place.slug}`, at) : [];
  const fit = fitToKeep({
    place,
    raw,
    before: before?.bytes,
    beside: new Set([
      ...beside.map(({ path }) => path.split('/').at(-1) ?? ''),
      ...pictures.map(({ name }) => name),
    ]),
  });
  const files = new Map<string, Buffer>();
  const text = Buffer.from(fit.text);
  if (!before?.bytes.equals(text)) files.set(place.path, text);
  for (const picture of pictures) {
    const kept = await changedPicture(picture, () => store.file(picture.place.path, at));
    if (kept) files.set(picture.place.path, kept);
  }
  if (files.size === 0) return [{ path: cmsPath(place.path), id: before?.id }];
  const saved = await store.save(place, {
    files,
    seen: new Map([[place.path, seen]]),
    by: person,
    message: `${isNew ? 'Begin' : 'Change'} “${fit.title.slice(0, 80)}”`,
    status,
    ...(isNew ? { mustBeNew: true } : {}),
  });
  return Promise.all(
    [place.path, ...files.keys()]
      .filter((path, index, all) => all.indexOf(path) === index)
      .map(async (path) => ({
        path: cmsPath(path),
        id: idIn(saved, path) ?? (await store.file(path, saved.commit))?.id,
      })),
  );
}

/** The bytes of a picture to keep; undefined when they are there already. */
async function changedPicture(
  { name, bytes }: Save['pictures'][number],
  there: () => Promise<{ bytes: Buffer } | undefined>,
): Promise<Buffer | undefined> {
  const before = (await there())?.bytes;
  if (before?.equals(bytes)) return undefined;
  // The CMS sends a new picture again with every save. It need not be made anew each time.
  const sent = `${name} ${digest(bytes)}`;
  if (before && madeOf.get(sent) === digest(before)) return undefined;
  const clean = await cleanPicture(bytes, name);
  madeOf.set(sent, digest(clean));
  for (const oldest of [...madeOf.keys()].slice(0, -200)) madeOf.delete(oldest);
  return before?.equals(clean) ? undefined : clean;
}

/** A picture that was sent → the picture that was made of it, both by a digest. */
const madeOf = new Map<string, string>();

function pictureSent(
  { slug }: Place,
  { path, content }: { path: string; content: string },
): Save['pictures'][number] {
  const place = placeOf(path);
  if (place.kind !== 'picture' || place.slug !== slug)
    throw new Refusal(422, 'A picture can only lie beside its own story.');
  const name = path.split('/').at(-1) ?? '';
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content) || content.length % 4 !== 0)
    throw new Refusal(400, 'This request cannot be read.');
  if (content.length > (sentPicture.bytes / 3) * 4 + 4)
    throw new Refusal(
      422,
      `The picture ${name} has more than ${sentPicture.bytes / 1_000_000} MB. Please save a smaller copy.`,
    );
  return { place, name, bytes: Buffer.from(content, 'base64') };
}

function statusAtStart(asked: string): Status {
  if (asked === 'draft' || asked === 'pending_review') return asked;
  throw new Refusal(422, 'Please save it as a draft first. Then set it to “Ready”.');
}

function taken({ noun }: Place): Refusal {
  return new Refusal(
    409,
    `There is already a ${wordFor(noun)} with this title. Is it yours? Then open it on the board. If not, please change the title a little and save again.`,
  );
}

function somebodyElses({ noun }: Place): Refusal {
  return new Refusal(
    409,
    `Somebody else is changing this ${wordFor(noun)} just now. Your words are still on this page. Copy them to a safe place, and ask an editor what to do.`,
  );
}

function idIn(draft: Draft, path: string): string | undefined {
  return draft.files.find((file) => file.path === path)?.id;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}
