import { settings } from '../collections/build.ts';
import { bodyOf, publishedStories } from '../collections/stories.ts';
import { themeTitles } from '../collections/titles.ts';
import { to } from '../components/site/address.ts';
import { rssFeed } from '../layouts/feed.ts';
import { site } from '../site.config.ts';

/** The feed of all stories. */
export async function GET(): Promise<Response> {
  const list = {
    title: site.name,
    description: site.description,
    page: to.home,
    feed: to.feed(),
    today: settings.today,
    themeTitles: await themeTitles(),
    bodyOf,
  };
  return rssFeed(list, await publishedStories());
}
