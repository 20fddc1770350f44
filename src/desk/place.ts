import { isPicturePath } from '../schemas/picture.ts';
import { isSlug, nouns, type Noun } from '../schemas/slug.ts';
import type { DraftKey } from './draft.ts';
import { Refusal } from './refusal.ts';

/** Where a file of the content folder stands, and what it is. */
export interface Place extends DraftKey {
  kind: 'story' | 'picture' | 'list';
  /** The path from the content folder, with forward slashes. */
  path: string;
}

/**
 * What the CMS means by a path such as `content/stories/club-night/index.mdx`. Only the shapes that
 * the content folder has are known, so that no path leads out of it.
 * @throws Refusal for everything else, in words for the person at the screen.
 */
export function placeOf(asked: string): Place {
  const [root, noun, name = '', ...rest] = asked.split('/');
  const path = [noun, name, ...rest].join('/');
  if (root === 'content' && isNoun(noun)) {
    const slug = name.replace(/\.yml$/, '');
    if (noun !== 'stories' && rest.length === 0 && name.endsWith('.yml') && isSlug(slug))
      return { noun, slug, kind: 'list', path };
    const [file = '', more] = rest;
    if (/^[a-z0-9-]*$/.test(slug) && !isSlug(slug)) throw new Refusal(422, noAddress);
    if (noun === 'stories' && more === undefined && isSlug(name)) {
      if (/^index-\d+\.mdx$/.test(file)) throw new Refusal(409, taken);
      if (file === 'index.mdx') return { noun, slug: name, kind: 'story', path };
      if (isPicturePath(`./${file}`)) return { noun, slug: name, kind: 'picture', path };
      if (/^[^\0/\\]+\.\w+$/.test(file))
        throw new Refusal(
          422,
          `The picture “${file}” cannot be kept under this name. Please rename it, such as garden-party.jpg. A name has small letters, digits and hyphens. It ends in .jpg, .png or .webp.`,
        );
    }
  }
  throw new Refusal(400, `There is no place in the stories for “${shown(asked)}”.`);
}

/** The place of what a draft is of: its text, or its entry in a list. */
export function placeOfKey({ noun, slug }: DraftKey): Place {
  return placeOf(cmsPath(noun === 'stories' ? `stories/${slug}/index.mdx` : `${noun}/${slug}.yml`));
}

/** The path of a file of the content folder, as the CMS knows it. */
export function cmsPath(path: string): string {
  return `content/${path}`;
}

/**
 * The story, theme, … that the CMS means. Decap's own name of a story ends in `/index`, and its own
 * number of a draft is both words with a slash between them.
 * @throws Refusal where there can be no such thing.
 */
export function keyOf(asked: { id?: string; collection?: string; slug?: string }): DraftKey {
  const [, first, rest] = /^([^/]*)\/(.*)$/s.exec(asked.id ?? '') ?? [];
  const noun = asked.collection ?? first;
  const name = asked.slug ?? rest ?? '';
  const slug = noun === 'stories' ? name.replace(/\/index$/, '') : name;
  // Decap looks on for a free name in this way, which no story can have.
  if (noun === 'stories' && /^[a-z0-9-]+\/index-\d+$/.test(slug)) throw new Refusal(409, taken);
  if (isNoun(noun) && isSlug(slug)) return { noun, slug };
  throw new Refusal(400, `There is no draft called “${shown(asked.id ?? name)}”.`);
}

/** Decap's own name for what a draft is of. */
export function decapSlug({ noun, slug }: DraftKey): string {
  return noun === 'stories' ? `${slug}/index` : slug;
}

/** The folder of the content folder that the CMS means by `content/themes`; undefined for none. */
export function nounOf(folder: string): Noun | undefined {
  const [, name] = /^content\/([a-z]+)$/.exec(folder) ?? [];
  return isNoun(name) ? name : undefined;
}

/** The story that a folder such as `content/stories/club-night` belongs to; undefined for others. */
export function storyOf(folder: string): DraftKey | undefined {
  const [, slug = ''] = /^content\/stories\/([^/]+)$/.exec(folder) ?? [];
  return isSlug(slug) ? { noun: 'stories', slug } : undefined;
}

/** True for a folder of the content folder. */
export function isNoun(name: unknown): name is Noun {
  return (nouns as readonly unknown[]).includes(name);
}

const taken =
  'There is already a story with this title. Is it yours? Then open it on the board. If not, please change the title a little and save again.';
const noAddress =
  'No address can be made of this title. Please use some letters a to z or digits, and not one short word alone.';

/** What somebody sent, short and without signs that do not show. */
function shown(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?').slice(0, 120);
}
