import { z } from 'astro/zod';
import { action, word, type Action, type Asking } from './action.ts';
import { textOf } from './drafts.ts';
import type { DraftKey } from '../draft.ts';
import { wordFor } from '../git/words.ts';
import { mustBeEditor, visibleDraft } from '../may.ts';
import { placeOf, placeOfKey, type Place } from '../place.ts';
import { mustBeReady } from '../ready.ts';
import { Refusal } from '../refusal.ts';

/** What the CMS asks to be taken away. An address that was published once answers for ever. */
export const deleteActions: Readonly<Record<string, Action>> = {
  deleteFile: action({ path: word }, async (asking, { path }) => {
    await deleteAll(asking, [path]);
    return { message: 'It is gone' };
  }),

  deleteFiles: action({ paths: z.array(word).min(1).max(100) }, async (asking, { paths }) => {
    await deleteAll(asking, paths);
    return { message: 'It is gone' };
  }),
};

async function deleteAll(asking: Asking, paths: readonly string[]): Promise<void> {
  const places = paths.map(placeOf);
  for (const place of places)
    if (place.kind === 'story')
      throw new Refusal(
        422,
        'A published story is not deleted, so that its address still answers. To take it off the site, set “Where consent stands” to “Paused”. Then publish that.',
      );
  for (const place of places)
    if (place.kind === 'picture') await deletePicture(asking, place);
    else await deleteFromList(asking, place);
}

/** Takes a picture out of the story's draft; without one, a draft is begun that takes it away. */
async function deletePicture({ desk, person }: Asking, place: Place): Promise<void> {
  const key: DraftKey = { noun: 'stories', slug: place.slug };
  const name = place.path.split('/').at(-1) ?? '';
  const draft = await visibleDraft(desk, person, key);
  if (!draft) mustBeEditor(person, 'Only an editor can delete a published picture.');
  const at = draft?.commit ?? (await desk.store.head());
  const [picture, story] = await Promise.all([
    desk.store.file(place.path, at),
    desk.store.file(placeOfKey(key).path, at),
  ]);
  if (!picture) throw new Refusal(404, 'This picture is not there, or not any more.');
  if (story && textOf(story.bytes).includes(`./${name}`))
    throw new Refusal(
      409,
      `The story still shows ${name}. Take it out of the story and save first. A new picture of the same name takes its place when you save.`,
    );
  await desk.store.save(key, {
    files: new Map([[place.path, undefined]]),
    seen: new Map([[place.path, picture.id]]),
    by: person,
    message: `Take away the picture ${name}`,
  });
}

/** Takes an entry off a list at once, when nothing in what is published speaks of it. */
async function deleteFromList({ desk, person }: Asking, place: Place): Promise<void> {
  const { store } = desk;
  const what = wordFor(place.noun);
  mustBeEditor(person, `Only an editor can delete a ${what}.`);
  const file = await store.file(place.path);
  if (!file) throw new Refusal(404, 'It is not there, or not any more.');
  if (await store.draft(place))
    throw new Refusal(409, `There is a draft of this ${what}. Please delete the draft first.`);
  const draft = await store.save(place, {
    files: new Map([[place.path, undefined]]),
    seen: new Map([[place.path, file.id]]),
    by: person,
    message: `Take away the ${what} ${place.slug}`,
  });
  try {
    const commit = await store.publish(place, person, async (tree) =>
      mustBeReady(desk, draft, { onto: await store.head(), tree }),
    );
    desk.published(commit);
  } catch (error) {
    await store.remove(place, person);
    throw error instanceof Refusal
      ? new Refusal(
          409,
          `This ${what} cannot be deleted: something still speaks of it. ${error.message}`,
        )
      : error;
  }
}
