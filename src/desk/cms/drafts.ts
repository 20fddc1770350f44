import { z } from 'astro/zod';
import { decode } from '../../folder/files.ts';
import { action, draftName, word, type Action, type Asking } from './action.ts';
import { statuses, type Draft, type DraftKey, type KeptFile } from '../draft.ts';
import { picturesShown } from '../fit.ts';
import { wordFor } from '../git/words.ts';
import { mustBeEditor, visible, visibleDraft } from '../may.ts';
import { addNews, dropNewsAbout, type About } from '../board/news.ts';
import { together } from '../database.ts';
import type { Desk } from '../desk.ts';
import { cmsPath, decapSlug, keyOf, placeOf, placeOfKey, type Place } from '../place.ts';
import { mustBeReady } from '../ready.ts';
import { Refusal } from '../refusal.ts';
import { endLinks } from '../showing/links.ts';
import { uidAt, uidIn } from '../uid.ts';

/** What the CMS asks of drafts. Whoever may not see a draft is answered as if it were not there. */
export const draftActions: Readonly<Record<string, Action>> = {
  unpublishedEntries: action({}, async ({ desk, person }) =>
    visible(person, await desk.store.drafts()).map(decapId),
  ),

  unpublishedEntry: action(
    { id: word.optional(), collection: word.optional(), slug: word.optional() },
    async (asking, asked) => {
      const draft = await theDraft(asking, keyOf(asked));
      return {
        collection: draft.noun,
        slug: decapSlug(draft),
        status: draft.status,
        pullRequestAuthor: draft.begunBy.name,
        updatedAt: draft.updatedAt,
        // What is taken away has nothing to be read.
        diffs: draft.files.flatMap(({ path, id, isNew }) =>
          id === undefined ? [] : [{ id, path: cmsPath(path), newFile: isNew }],
        ),
      };
    },
  ),

  unpublishedEntryDataFile: action({ ...draftName, path: word }, async (asking, asked) => {
    const { bytes, id } = await fileOfDraft(asking, asked, ['story', 'list']);
    return { data: textOf(bytes), id };
  }),

  // The whole picture: the CMS sends it back with every save.
  unpublishedEntryMediaFile: action({ ...draftName, path: word }, async (asking, asked) => {
    const { bytes, path } = await fileOfDraft(asking, asked, ['picture']);
    return pictureAnswer(path, bytes);
  }),

  deleteUnpublishedEntry: action(draftName, async (asking, asked) => {
    const { desk, person } = asking;
    const draft = await theDraft(asking, keyOf(asked));
    const about = await aboutOf(desk, draft);
    await desk.store.remove(draft, person);
    if (!(await isPublished(desk, about))) forgetDraft(desk, about);
    return { message: 'The draft is gone' };
  }),

  updateUnpublishedEntryStatus: action(
    { ...draftName, newStatus: z.enum(statuses) },
    async (asking, { newStatus, ...asked }) => {
      const { desk, person } = asking;
      const draft = await theDraft(asking, keyOf(asked));
      if (newStatus === 'pending_publish') {
        mustBeEditor(
          person,
          'Only an editor can make a draft ready. Please set it to “In review”.',
        );
        const merged = await desk.store.merged(draft);
        await mustBeReady(desk, merged.draft, merged);
        const { commit } = await withoutUnused(asking, merged.draft);
        await desk.store.setStatus(draft, newStatus, person, commit);
      } else await desk.store.setStatus(draft, newStatus, person);
      if (newStatus === 'pending_review' && draft.status === 'draft')
        addNews(desk.database, {
          what: 'draft-sent',
          at: desk.now().toISOString(),
          about: await aboutOf(desk, draft),
        });
      return { message: 'Kept' };
    },
  ),

  publishUnpublishedEntry: action(draftName, async (asking, asked) => {
    const { desk, person } = asking;
    mustBeEditor(person, 'Only an editor can publish. Please set it to “In review”.');
    const draft = await theDraft(asking, keyOf(asked));
    const about = await aboutOf(desk, draft);
    const commit = await desk.store.publish(draft, person, async (tree, { status }) => {
      if (status !== 'pending_publish')
        throw new Refusal(409, 'This is not ready yet. Please set it to “Ready” first.');
      await mustBeReady(desk, draft, { onto: await desk.store.head(), tree });
    });
    addNews(desk.database, { what: 'published', at: desk.now().toISOString(), about });
    desk.published(commit);
    return { message: 'Published' };
  }),

  // The CMS adds the path of the story's page to this address itself.
  getDeployPreview: action(draftName, async ({ desk, person }, asked) => {
    const key = keyOf(asked);
    const draft = key.noun === 'stories' ? await visibleDraft(desk, person, key) : undefined;
    return draft ? { url: `${desk.base}preview/${draft.slug}/`, status: 'SUCCESS' } : null;
  }),
};

/** Bytes as the text that they are. @throws Refusal for another encoding. */
export function textOf(bytes: Buffer): string {
  const text = decode(bytes);
  if (text === undefined)
    throw new Refusal(422, 'This file cannot be read. It is not saved as UTF-8.');
  return text;
}

/** A picture as the CMS takes it. It is known by its path. */
export function pictureAnswer(path: string, bytes: Buffer, name = path.split('/').at(-1)): object {
  return {
    id: cmsPath(path),
    path: cmsPath(path),
    name,
    content: bytes.toString('base64'),
    encoding: 'base64',
  };
}

async function theDraft({ desk, person }: Asking, key: DraftKey): Promise<Draft> {
  const draft = await visibleDraft(desk, person, key);
  if (draft) return draft;
  throw new Refusal(404, `There is no draft of this ${wordFor(key.noun)}.`);
}

/** What news of a draft are about. */
async function aboutOf({ store }: Desk, { noun, slug, commit }: Draft): Promise<About> {
  return { noun, slug, uid: await uidAt(store, { noun, slug }, commit) };
}

/** Whether readers see it, and not something else of its name. */
async function isPublished({ store }: Desk, about: About): Promise<boolean> {
  const file = await store.file(placeOfKey(about).path);
  return file !== undefined && uidIn(String(file.bytes)) === about.uid;
}

/** Closes the links to a draft that is gone and was all there was, and takes away its news. */
function forgetDraft(desk: Desk, about: About): void {
  const { database } = desk;
  together(database, () => {
    if (about.uid !== undefined) endLinks(database, about, about.uid, desk.now());
    dropNewsAbout(database, about);
  });
}

/**
 * Takes new pictures out of a draft that its text does not show: somebody may have taken them out for
 * a reason, so they are not published by oversight. While it is written, all of them stay at hand.
 */
async function withoutUnused({ desk, person }: Asking, draft: Draft): Promise<Draft> {
  const places = draft.files
    .filter(({ id, isNew }) => isNew && id !== undefined)
    .map(({ path }) => placeOf(cmsPath(path)))
    .filter(({ kind }) => kind === 'picture');
  const { path } = placeOfKey(draft);
  const file = places.length === 0 ? undefined : await desk.store.file(path, draft.commit);
  if (!file) return draft;
  const shown = picturesShown(textOf(file.bytes), path);
  const unused = places.filter((place) => !shown.has(place.path.split('/').at(-1) ?? ''));
  if (unused.length === 0) return draft;
  return desk.store.save(draft, {
    files: new Map(unused.map((place) => [place.path, undefined])),
    seen: new Map([[path, file.id]]),
    by: person,
    message: 'Leave out pictures that the story does not show',
  });
}

async function fileOfDraft(
  asking: Asking,
  asked: { collection: string; slug: string; path: string },
  kinds: readonly Place['kind'][],
): Promise<KeptFile> {
  const key = keyOf(asked);
  const place = placeOf(asked.path);
  if (place.noun !== key.noun || place.slug !== key.slug || !kinds.includes(place.kind))
    throw new Refusal(400, 'This file does not belong to that draft.');
  const draft = await theDraft(asking, key);
  const file = await asking.desk.store.file(place.path, draft.commit);
  if (!file) throw new Refusal(404, 'It is not there, or not any more.');
  return file;
}

/** What Decap calls a draft: its folder and its own slug. */
function decapId(draft: Draft): string {
  return `${draft.noun}/${decapSlug(draft)}`;
}
