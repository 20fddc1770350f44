import type { APIRoute, GetStaticPaths } from 'astro';
import { settings } from '../../../collections/build.ts';
import { labels } from '../../../collections/labels.ts';
import { publishedStories } from '../../../collections/stories.ts';
import { beginPicture, pictureResponse, type Picture } from '../../../drawing/press.ts';
import { storyPicture } from '../../../layouts/sharing.ts';
import { allows } from '../../../stories/consent.ts';

export const getStaticPaths = (async () => {
  if (settings.preview) return [];
  const { themes } = await labels();
  return (await publishedStories())
    .filter(({ data }) => allows(data.consent, 'social', settings.today))
    .map((story) => ({
      params: { slug: story.slug },
      props: { picture: beginPicture(storyPicture(story, themes)) },
    }));
}) satisfies GetStaticPaths;

/** The picture that a story is shared with. */
export const GET: APIRoute<{ picture: Picture }> = ({ props }) => pictureResponse(props.picture);
