import { action, word, type Action, type Asking } from './action.ts';
import { pictureAnswer } from './drafts.ts';
import type { DraftKey } from '../draft.ts';
import { visible, visibleDraft } from '../may.ts';
import { thumbnail } from '../picture.ts';
import { cmsPath, placeOf, storyOf } from '../place.ts';
import { Refusal } from '../refusal.ts';

/** What the CMS asks of pictures. In lists they are small copies. */
export const mediaActions: Readonly<Record<string, Action>> = {
  getMedia: action({ mediaFolder: word }, async (asking, { mediaFolder }) => {
    if (mediaFolder === 'content') return libraryOf(asking);
    const story = storyOf(mediaFolder);
    return story ? picturesBeside(asking, story) : [];
  }),

  getMediaFile: action({ path: word }, async ({ desk, person }, { path }) => {
    const place = placeOf(path);
    const draft = await visibleDraft(desk, person, place);
    const file =
      place.kind === 'picture' ? await desk.store.file(place.path, draft?.commit) : undefined;
    if (!file) throw new Refusal(404, 'This picture is not there, or not any more.');
    return pictureAnswer(file.path, file.bytes);
  }),

  persistMedia: action({}, async () => {
    throw new Refusal(
      422,
      'A picture lies beside its story. Please open the story and add the picture there.',
    );
  }),
};

/** The most pictures that the library shows, and how long it takes for small copies, in ms. */
const library = { most: 60, patience: 1500 } as const;

/** What each small copy may take of memory in all: about 500 of them, at 10 kB each. */
const keptCopies = 500;

/**
 * Pictures of all stories, to look through: those of drafts first, newest save first. A story's own
 * are asked for when it is opened, so that this is cut off where it would take long.
 */
async function libraryOf({ desk, person }: Asking): Promise<object[]> {
  const drafts = visible(person, await desk.store.drafts());
  const drafted = drafts.flatMap(({ files }) =>
    files.flatMap(({ path, id }) => (id === undefined ? [] : [{ path, id }])),
  );
  const published = await desk.store.list('stories');
  const seen = new Set<string>();
  const pictures = [...drafted, ...published].filter(
    ({ path }) => isPicture(path) && !seen.has(path) && seen.add(path),
  );
  const answers: object[] = [];
  const end = performance.now() + library.patience;
  for (const { path, id } of pictures.slice(0, library.most)) {
    if (performance.now() > end) break;
    // With its story's name, or a picture of the same name elsewhere would count as already there.
    const name = path.split('/').slice(1).join('/');
    const small = await smallCopy(desk.store, id);
    if (small) answers.push(pictureAnswer(path, small, name));
  }
  return answers;
}

/** The published pictures of a story. The CMS itself adds those that its draft brings. */
async function picturesBeside({ desk, person }: Asking, key: DraftKey): Promise<object[]> {
  const draft = await visibleDraft(desk, person, key);
  const drafted = new Set(draft?.files.map(({ path }) => path));
  const files = await desk.store.list(`stories/${key.slug}`);
  const answers = await Promise.all(
    files
      .filter(({ path }) => isPicture(path) && !drafted.has(path))
      .map(async ({ path, id }) => {
        const small = await smallCopy(desk.store, id);
        return small ? [pictureAnswer(path, small)] : [];
      }),
  );
  return answers.flat();
}

async function smallCopy(store: Asking['desk']['store'], id: string): Promise<Buffer | undefined> {
  const before = copies.get(id);
  if (before) {
    // Moved to the end, where what was used last stands.
    copies.delete(id);
    copies.set(id, before);
    return before;
  }
  const [bytes] = await store.read([id]);
  const small = bytes && (await thumbnail(bytes));
  if (small) copies.set(id, small);
  for (const oldest of [...copies.keys()].slice(0, -keptCopies)) copies.delete(oldest);
  return small;
}

/** Git's name of the bytes → their small copy; the one that was used last stands last. */
const copies = new Map<string, Buffer>();

function isPicture(path: string): boolean {
  try {
    return placeOf(cmsPath(path)).kind === 'picture';
  } catch {
    return false;
  }
}
