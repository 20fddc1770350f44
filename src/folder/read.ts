import { join } from 'node:path';
import { isSlug } from '../schemas/slug.ts';
import { plainLineEnds } from '../stories/check.ts';
import { splitFile } from '../stories/front-matter.ts';
import { limits } from '../stories/limits.ts';
import { decode, readPlainFile } from './files.ts';

/**
 * Reads the body of one story, for rendering. Only of a folder that passed `checkFolder`.
 * @param root The content folder.
 * @param slug The name of the story's folder.
 * @throws Error when there is no such story, or its file is not in two parts.
 */
export async function readStoryBody(root: string, slug: string): Promise<{ body: string }> {
  if (!isSlug(slug)) throw new Error(`"${slug}" is not the name of a story.`);
  const bytes = await readPlainFile(join(root, 'stories', slug, 'index.mdx'), limits.bytes);
  const text = bytes === 'too-big' ? undefined : decode(bytes);
  const split = text === undefined ? undefined : splitFile(plainLineEnds(text));
  if (split === undefined || 'fault' in split)
    throw new Error(
      `stories/${slug}/index.mdx changed while the site was being built. Please build again.`,
    );
  return { body: split.body };
}
