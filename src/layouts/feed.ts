import rss from '@astrojs/rss';
import { to } from '../components/site/address.ts';
import { feedPicture } from '../components/story/pictures.ts';
import { feedItem, type FeedItem } from '../feeds/item.ts';
import { feedLength, rssOptions } from '../feeds/rss.ts';
import { site } from '../site.config.ts';
import { allows } from '../stories/consent.ts';
import type { StoryTree } from '../stories/parse.ts';
import { renderBody, type PictureSet } from '../stories/render.ts';
import type { Story } from '../stories/story.ts';

/**
 * The RSS feed of a list of stories: the newest, in full.
 * @param list What the list is called, and the addresses of its page and of the feed.
 * @param stories In their one order.
 */
export async function rssFeed(list: FeedList, stories: readonly Story[]): Promise<Response> {
  const items: FeedItem[] = [];
  for (const story of stories.slice(0, feedLength)) items.push(await itemOf(story, list));
  return rss(
    rssOptions(
      {
        title: list.title,
        description: list.description,
        link: to.absolute(list.page),
        self: to.absolute(list.feed),
        lang: site.lang,
        image: { url: to.absolute(to.file('icon-144.png')), size: 144 },
        copyright: `${site.publisher}. Stories: ${site.licence.name}`,
      },
      items,
    ),
  );
}

async function itemOf(story: Story, list: FeedList): Promise<FeedItem> {
  const link = to.absolute(to.story(story.slug));
  const pictures = new Map<string, PictureSet>();
  if (allows(story.data.consent, 'image', list.today))
    for (const [path, file] of Object.entries(story.pictures)) {
      const picture = await feedPicture(file);
      pictures.set(path, { ...picture, src: to.absolute(picture.src) });
    }
  const body = renderBody(await list.bodyOf(story), {
    for: 'feed',
    link: (href) => (href.startsWith('#') ? link + href : to.absolute(to.inside(href))),
    picture: (path) => pictures.get(path),
  });
  const themes = story.data.themes.map((slug) => ({
    title: list.themeTitles.get(slug) ?? slug,
    link: to.absolute(to.themes(slug)),
  }));
  return feedItem(story, { today: list.today, link, themes, body });
}

interface FeedList {
  title: string;
  description: string;
  /** The page that shows the same list. */
  page: string;
  /** The address of the feed itself. */
  feed: string;
  /** The day of the build. */
  today: string;
  themeTitles: ReadonlyMap<string, string>;
  bodyOf: (story: Story) => Promise<StoryTree>;
}
