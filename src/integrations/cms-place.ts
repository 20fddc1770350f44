import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isPicturePath } from '../schemas/picture.ts';
import { isSlug, nouns, type Noun } from '../schemas/slug.ts';
import { Refusal } from './cms-door.ts';

/** Where a file of the content folder stands, and what it is. */
export interface Place {
  noun: Noun;
  slug: string;
  kind: 'story' | 'picture' | 'list';
  /** The path from the content folder, with forward slashes. */
  path: string;
}

/**
 * What the CMS means by a path such as `content/stories/club-night/index.mdx`. Only the shapes that
 * the content folder has are known, so that no path leads out of it.
 * @throws Refusal for everything else, in words for the person at the screen.
 */
export function placeOf(asked: unknown): Place {
  const [root, noun, name = '', ...rest] = typeof asked === 'string' ? asked.split('/') : [];
  const path = [noun, name, ...rest].join('/');
  if (root === 'content' && isNoun(noun)) {
    const slug = name.replace(/\.yml$/, '');
    if (noun !== 'stories' && rest.length === 0 && name.endsWith('.yml') && isSlug(slug))
      return { noun, slug, kind: 'list', path };
    const [file = '', more] = rest;
    if (noun === 'stories' && more === undefined && isSlug(name)) {
      if (file === 'index.mdx') return { noun, slug: name, kind: 'story', path };
      if (isPicturePath(`./${file}`)) return { noun, slug: name, kind: 'picture', path };
      if (/\.\w+$/.test(file))
        throw new Refusal(
          422,
          `The picture “${file}” cannot be kept under this name. Please rename it, such as garden-party.jpg: small letters, digits and hyphens, ending in .jpg, .png or .webp.`,
        );
    }
  }
  const words = typeof asked === 'string' ? `“${asked}”` : 'what was asked for';
  throw new Refusal(400, `There is no place in the stories for ${words}.`);
}

/**
 * The file of a place on disk. Nothing on the way to it may be a link to somewhere else.
 * @returns Its absolute path, whether or not it is there.
 */
export async function fileAt(content: string, { path }: Place): Promise<string> {
  const root = await realpath(content);
  const steps = path.split('/');
  for (let count = 1; count <= steps.length; count++) {
    const step = join(root, ...steps.slice(0, count));
    const found = await lstat(step).catch(() => undefined);
    if (found && !(count < steps.length ? found.isDirectory() : found.isFile()))
      throw new Refusal(422, `“${path}” is not an ordinary file, so it is left alone.`);
  }
  return [root, ...steps].join(sep);
}

/** The places in one folder of the content folder that the CMS lists, by name. */
export async function placesIn(content: string, noun: Noun): Promise<Place[]> {
  const names = await namesIn(join(content, noun));
  return names.flatMap((name): Place[] => {
    if (noun === 'stories')
      return isSlug(name) ? [placeOf(`content/stories/${name}/index.mdx`)] : [];
    return name.endsWith('.yml') && isSlug(name.slice(0, -4))
      ? [placeOf(`content/${noun}/${name}`)]
      : [];
  });
}

/** The pictures beside a story, by name. */
export async function picturesOf(content: string, slug: string): Promise<Place[]> {
  const names = await namesIn(join(content, 'stories', slug));
  return names
    .filter((name) => isPicturePath(`./${name}`))
    .map((name) => placeOf(`content/stories/${slug}/${name}`));
}

/** True for a folder of the content folder. */
export function isNoun(name: unknown): name is Noun {
  return (nouns as readonly unknown[]).includes(name);
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).toSorted();
}
