import { getRssString } from '@astrojs/rss';
import { escapeMarkup } from '../../feeds/markup.ts';
import { site } from '../../site.config.ts';
import type { Desk } from '../desk.ts';
import { newsWords, type News } from './news.ts';

/** What is new as RSS. Everything leads to the desk, which asks who reads. */
export function newsFeed(desk: Desk, news: readonly News[]): Promise<string> {
  const home = `${desk.origin}${desk.base}desk/`;
  return getRssString({
    title: `${site.name}: the desk`,
    description: 'What is new at the desk.',
    site: home,
    trailingSlash: true,
    items: news.map(({ id, what, at }) => ({
      title: newsWords[what],
      link: home,
      pubDate: new Date(at),
      customData: `<guid isPermaLink="false">${escapeMarkup(`${home}#${id}`)}</guid>`,
    })),
  });
}
