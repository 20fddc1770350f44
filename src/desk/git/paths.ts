import { isSlug, nouns } from '../../schemas/slug.ts';
import type { DraftKey } from '../draft.ts';
import { Refusal } from '../refusal.ts';

/** The branch of a draft, in full: `refs/heads/cms/stories/club-night`. */
export function refOf({ noun, slug }: DraftKey): string {
  if (!nouns.includes(noun) || !isSlug(slug))
    throw new Refusal(422, `“${String(slug).slice(0, 80)}” cannot be the name of a draft.`);
  return `${draftRefs}${noun}/${slug}`;
}

/** The draft of a branch; undefined for a branch that is none. */
export function keyOf(ref: string): DraftKey | undefined {
  if (!ref.startsWith(draftRefs)) return undefined;
  const [noun, slug = '', ...rest] = ref.slice(draftRefs.length).split('/');
  const known = nouns.find((name) => name === noun);
  return known && rest.length === 0 && isSlug(slug) ? { noun: known, slug } : undefined;
}

/** Where the branches of drafts are. */
export const draftRefs = 'refs/heads/cms/';

/**
 * A path below the content folder as it may be written: plain names between single slashes, none that
 * leads out, none that Git or a system reads in a way of its own. The second wall: whoever asks has
 * checked it before.
 * @throws Refusal for any other.
 */
export function plainPath(path: string): string {
  const names = path.split('/');
  const plain =
    path.length <= 400 &&
    names.length >= 2 &&
    names.every((name) => /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u.test(name) && !name.endsWith('.'));
  if (!plain) throw new Refusal(422, `“${path.slice(0, 80)}” cannot be the name of a file here.`);
  return path;
}

/** A folder below the content folder, or the whole of it (``). */
export function plainFolder(folder: string): string {
  return folder === '' ? '' : plainPath(`${folder}/x`).slice(0, -2);
}

/**
 * Git's full name of a commit, a tree or bytes.
 * @throws Refusal for anything else, so that no option or expression gets through.
 */
export function plainId(id: string): string {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id))
    throw new Refusal(404, 'There is no such version here.');
  return id;
}
