import { getCollection } from 'astro:content';
import { readStoryBody } from '../folder/read.ts';
import { byNewest } from '../stories/order.ts';
import { isPublished } from '../stories/consent.ts';
import { parseBody, type StoryTree } from '../stories/parse.ts';
import { relatedStories, type Related } from '../stories/related.ts';
import type { Story } from '../stories/story.ts';
import { unlink } from '../stories/tree.ts';
import { settings } from './build.ts';
import { once } from './once.ts';
import { organisationTitles, seriesTitles, themeTitles } from './titles.ts';

/** Every published story, newest first. */
export const publishedStories = once(async (): Promise<readonly Story[]> => {
  const entries = await getCollection('stories');
  return entries
    .map(({ id, data }): Story => {
      const { frontMatter, words } = data.file;
      return { slug: id, data: frontMatter, words, pictures: data.pictures };
    })
    .filter((story) => isPublished(story, settings.today))
    .toSorted(byNewest);
});

/**
 * The body of a published story, as a tree. Parsed each time it is asked for. A link to a story that
 * is not published is only words: its address would say that there is one.
 */
export async function bodyOf(story: Story): Promise<StoryTree> {
  const tree = parseBody((await readStoryBody(settings.content, story.slug)).body);
  const published = await publishedSlugs();
  unlink(tree, (href) => {
    const [, slug] = /^\/stories\/([a-z0-9-]+)\/?(?:#|$)/.exec(href) ?? [];
    return slug !== undefined && !published.has(slug);
  });
  return tree;
}

const publishedSlugs = once(
  async () => new Set((await publishedStories()).map(({ slug }) => slug)),
);

/** The stories to read after this one, with the reason for each. */
export async function relatedTo(story: Story): Promise<readonly Related[]> {
  return (await allRelated()).get(story.slug) ?? [];
}

const allRelated = once(async () =>
  relatedStories(await publishedStories(), {
    themes: await themeTitles(),
    organisations: await organisationTitles(),
    series: await seriesTitles(),
  }),
);
