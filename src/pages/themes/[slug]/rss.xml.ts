import type { APIRoute, GetStaticPaths } from 'astro';
import { settings } from '../../../collections/build.ts';
import { themes } from '../../../collections/groups.ts';
import { bodyOf } from '../../../collections/stories.ts';
import { themeTitles } from '../../../collections/titles.ts';
import { to } from '../../../components/site/address.ts';
import { rssFeed } from '../../../layouts/feed.ts';
import { site } from '../../../site.config.ts';
import type { Group } from '../../../stories/group.ts';

export const getStaticPaths = (async () =>
  (await themes()).map((theme) => ({
    params: { slug: theme.slug },
    props: { theme },
  }))) satisfies GetStaticPaths;

/** The feed of one theme. */
export const GET: APIRoute<{ theme: Group }> = async ({ props: { theme } }) => {
  const list = {
    title: `${theme.title} · ${site.name}`,
    description: theme.summary ?? '',
    page: to.themes(theme.slug),
    feed: to.feed('themes', theme.slug),
    today: settings.today,
    themeTitles: await themeTitles(),
    bodyOf,
  };
  return rssFeed(list, theme.stories);
};
