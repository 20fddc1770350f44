import { frontmatterYAML } from 'decap-cms-core/dist/esm/formats/frontmatter';
import yaml from 'decap-cms-core/dist/esm/formats/yaml';
import { readListed } from './listed.ts';
import { tidy } from './tidy.ts';

/**
 * How the CMS reads and writes a story file: Decap's own YAML front matter, and nothing that runs.
 * What it writes is not yet in canonical form; whoever keeps the files sees to that.
 */
export const storyFormat: Format = {
  fromFile(text) {
    // Decap would read `---js` as program code and run it.
    if (!/^---\r?\n/.test(text))
      throw new Error('This is not a story file: it must begin with ---');
    return readListed(text) ?? frontMatter.fromFile(text);
  },
  toFile({ body, ...data }, order, comments) {
    return frontMatter.toFile({ ...withPicturesBeside(tidy(data)), body }, order, comments);
  },
};

/** How the CMS reads and writes the other files of `content/`. */
export const listFormat: Format = {
  fromFile: (text) => yaml.fromFile(text),
  toFile: (data, order, comments) => yaml.toFile(tidy(data), order, comments),
};

/** The path of a picture as story files write it: `./garden.jpg`. */
export function besideStory(path: string): string {
  return path === '' || /^[./]|^[a-z]+:/i.test(path) ? path : `./${path}`;
}

const frontMatter = frontmatterYAML();

/** The pictures that fields show, by the path that story files write. */
function withPicturesBeside(data: Record<string, unknown>): Record<string, unknown> {
  const cover = data.cover as { image?: unknown } | undefined;
  const easyRead = data.easyRead as { ideas?: { picture?: unknown }[] } | undefined;
  return {
    ...data,
    ...(typeof cover?.image === 'string' && {
      cover: { ...cover, image: besideStory(cover.image) },
    }),
    ...(Array.isArray(easyRead?.ideas) && {
      easyRead: {
        ...easyRead,
        ideas: easyRead.ideas.map((idea) =>
          typeof idea.picture === 'string' ? { ...idea, picture: besideStory(idea.picture) } : idea,
        ),
      },
    }),
  };
}

/** A format as Decap registers it. */
export interface Format {
  /** @throws Error when the text cannot be read. */
  fromFile(text: string): unknown;
  toFile(
    data: Record<string, unknown>,
    order?: string[],
    comments?: Record<string, string>,
  ): string;
}
