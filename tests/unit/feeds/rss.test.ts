import { getRssString } from '@astrojs/rss';
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { FeedItem } from '../../../src/feeds/item.ts';
import { rssOptions } from '../../../src/feeds/rss.ts';

const channel = {
  title: 'Tea & talk',
  description: 'Stories <of> tea',
  link: 'https://alongside.example/our-charity/',
  self: 'https://alongside.example/our-charity/rss.xml',
  lang: 'en-GB',
  copyright: 'A & B',
  image: { url: 'https://alongside.example/our-charity/icon-144.png', size: 144 },
};

const item: FeedItem = {
  id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  title: 'One & "two" <three>',
  link: 'https://alongside.example/our-charity/stories/a/',
  published: '2026-01-01',
  updated: '2026-02-03',
  creators: ['007', 'Ann & Co', '1e3', 'true'],
  categories: [{ title: '2024', domain: 'https://alongside.example/our-charity/themes/a/' }],
  summary: 'A summary & more',
  content: '<p>Tea &amp; talk ]]&gt; ŵ</p>',
};

test('names and titles arrive as they were written, also when they look like numbers', async () => {
  const feed = parseRssFeed(await getRssString(rssOptions(channel, [item])));
  const [read] = feed.items ?? [];
  expect(read?.dc?.creators).toEqual(item.creators);
  expect(read?.categories?.[0]).toMatchObject({ name: '2024', domain: item.categories[0]?.domain });
  expect(read?.title).toBe(item.title);
  expect(read?.content?.encoded).toBe(item.content);
  expect(feed.title).toBe(channel.title);
  expect(feed.link).toBe(channel.link);
});

test('the feed says when something last changed, and nothing of when it was built', async () => {
  const text = await getRssString(rssOptions(channel, [item, { ...item, updated: '2026-03-04' }]));
  expect(parseRssFeed(text).lastBuildDate).toBe('Wed, 04 Mar 2026 12:00:00 GMT');
  expect(await getRssString(rssOptions(channel, [item]))).toBe(
    await getRssString(rssOptions(channel, [item])),
  );
});

test('a list without stories is still a feed', async () => {
  const feed = parseRssFeed(await getRssString(rssOptions(channel, [])));
  expect(feed.title).toBe(channel.title);
  expect(feed.items ?? []).toEqual([]);
});

test('a feed has the picture of the site, named and linked as the feed is', async () => {
  const feed = parseRssFeed(await getRssString(rssOptions(channel, [item])));
  expect(feed.image).toEqual({
    url: channel.image.url,
    title: channel.title,
    link: channel.link,
    width: 144,
    height: 144,
  });
});
