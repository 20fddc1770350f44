import type { RSSOptions } from '@astrojs/rss';
import { escapeMarkup } from './markup.ts';
import type { FeedItem } from './item.ts';

/** What a feed says of itself. All addresses are absolute. */
export interface Channel {
  title: string;
  description: string;
  /** The page that the feed follows. */
  link: string;
  /** The address of the feed itself. */
  self: string;
  lang: string;
  copyright: string;
  /** The picture that readers show beside the title: a PNG of at most 144 pixels across (RSS 2.0). */
  image: { url: string; size: number };
}

/** The most stories in one feed: the newest. */
export const feedLength = 50;

/**
 * RSS 2.0 with the full story (`content:encoded`), one `dc:creator` a credit, and the categories'
 * addresses. `@astrojs/rss` escapes text; what is given here as `customData` is escaped here.
 * `lastBuildDate` is the newest change, never the clock, so that the same stories give the same
 * bytes.
 */
export function rssOptions(channel: Channel, items: readonly FeedItem[]): RSSOptions {
  const newest = items
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1);
  return {
    title: channel.title,
    description: channel.description,
    site: channel.link,
    trailingSlash: true,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
    },
    customData: [
      `<language>${escapeMarkup(channel.lang.toLowerCase())}</language>`,
      `<copyright>${escapeMarkup(channel.copyright)}</copyright>`,
      newest ? `<lastBuildDate>${midday(newest).toUTCString()}</lastBuildDate>` : '',
      imageOf(channel),
      `<atom:link href="${escapeMarkup(channel.self)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: items.map((item) => ({
      title: item.title,
      link: item.link,
      pubDate: midday(item.published),
      description: item.summary,
      content: item.content,
      customData: [
        `<guid isPermaLink="false">${escapeMarkup(item.id)}</guid>`,
        `<atom:updated>${midday(item.updated).toISOString()}</atom:updated>`,
        ...item.creators.map((name) => `<dc:creator>${asText(name)}</dc:creator>`),
        ...item.categories.map(
          ({ title, domain }) =>
            `<category domain="${escapeMarkup(domain)}">${asText(title)}</category>`,
        ),
      ].join(''),
    })),
  };
}

/** Its title and link are those of the channel, as RSS 2.0 says. */
function imageOf({ image: { url, size }, title, link }: Channel): string {
  return [
    `<image><url>${escapeMarkup(url)}</url><title>${asText(title)}</title>`,
    `<link>${escapeMarkup(link)}</link><width>${size}</width><height>${size}</height></image>`,
  ].join('');
}

/**
 * Text for `customData`, escaped. `@astrojs/rss` reads that as XML and makes numbers of what looks
 * like one ("007" becomes 7), which single letters survive.
 */
function asText(text: string): string {
  const looksLikeValue = !Number.isNaN(Number(text)) || /^(true|false)$/.test(text);
  return looksLikeValue
    ? [...text].map((letter) => `<![CDATA[${letter}]]>`).join('')
    : escapeMarkup(text);
}

/** Noon of a day, UTC: the same day everywhere that our readers are. */
function midday(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
