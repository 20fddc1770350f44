import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { secondSite, sites, type BuiltSite } from '../support/built-site.ts';

/** A story of the second charity whose teller did not agree to feeds. */
const linkOnly = 'A page that search leaves out';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)('%s: an independent reader finds every feed in order', (_, site) => {
  for (const file of feedsOf(site)) {
    const feed = parseRssFeed(textOf(site, file));
    expect(feed.title, file).toBeTruthy();
    expect(feed.link, file).toMatch(new RegExp(`^${site.origin}${site.base}`));
    expect(feed.atom?.links?.[0], file).toMatchObject({
      href: `${site.origin}${site.base}${file}`,
      rel: 'self',
    });
    expect(feed.language, file).toBeTruthy();
    expect(feed.lastBuildDate, file).toBeTruthy();
    for (const item of feed.items ?? []) {
      expect(item.guid?.value, file).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
      expect(item.guid?.isPermaLink, file).toBe(false);
      if (item.title === linkOnly) continue;
      expect(item.dc?.creators?.length, `creators in ${file}`).toBeGreaterThan(0);
      expect(item.content?.encoded, `the story in ${file}`).toBeTruthy();
      expect(item.pubDate, file).toMatch(/^\w{3}, \d{2} \w{3} \d{4} 12:00:00 GMT$/);
    }
  }
});

test.each(both)('%s: everything in a feed has a whole address that exists', (_, site) => {
  const known = new Map(site.pages.map(({ path, $ }) => [site.origin + path, $]));
  for (const file of feedsOf(site))
    for (const item of parseRssFeed(textOf(site, file)).items ?? []) {
      expect(known.has(item.link ?? ''), `${item.link} in ${file}`).toBe(true);
      const $ = load(item.content?.encoded ?? '');
      $('[href], [src]').each((__, one) => {
        const address = $(one).attr('href') ?? $(one).attr('src') ?? '';
        expect(address, file).toMatch(/^(https?:\/\/|mailto:|tel:)/);
        if (!address.startsWith(site.origin)) return;
        const url = new URL(address);
        const page = known.get(url.origin + url.pathname);
        if (url.hash) expect(page?.(`[id="${url.hash.slice(1)}"]`), address).toHaveLength(1);
        else if (!page)
          expect(site.files.has(url.pathname.slice(site.base.length)), address).toBe(true);
      });
      expect($('script, style, iframe, [class], [style]'), file).toHaveLength(0);
      for (const picture of $('img').get())
        expect($(picture).attr(), file).toMatchObject({
          src: expect.stringMatching(/\.jpe?g$/),
          width: expect.stringMatching(/^\d+$/),
          height: expect.stringMatching(/^\d+$/),
          alt: expect.anything(),
        });
    }
});

test.each(both)('%s: pages lead followers to the right feed first', (_, site) => {
  for (const { path, $ } of site.pages) {
    const [, theme] = /\/themes\/([^/]+)\//.exec(path) ?? [];
    const feeds = $('link[rel=alternate][type="application/rss+xml"]');
    expect(feeds.first().attr('href'), path).toBe(
      theme ? `${site.base}themes/${theme}/rss.xml` : `${site.base}rss.xml`,
    );
    const titles = feeds.map((__, link) => $(link).attr('title')).get();
    expect(new Set(titles).size, path).toBe(titles.length);
  }
});

test('a feed holds the story as it was written, with its pictures and its note', () => {
  const feed = parseRssFeed(textOf(secondSite(), 'themes/trees/rss.xml'));
  const item = feed.items?.find(({ title }) => title === 'The kettle goes on at ten');
  const $ = load(item?.content?.encoded ?? '');
  expect($('h2').first().text()).toBe('The first cup');
  expect($('img')).toHaveLength(1);
  expect($('blockquote').attr('lang')).toBe('en-GB');
  expect($.text()).toContain('ŵ ŷ');
  expect($('a[href$="#the-first-cup"]')).toHaveLength(1);
  expect(item?.categories?.map(({ name, domain }) => [name, domain])).toEqual([
    ['Tea and talk', 'https://charity.example/our-charity/themes/tea/'],
    ['Trees & gardens', 'https://charity.example/our-charity/themes/trees/'],
  ]);
  expect(feed.items?.map(({ title }) => title)).toContain(
    'The old oak & the "new" bench <in> town',
  );
});

function feedsOf(site: BuiltSite): string[] {
  const feeds = [...site.files].filter((file) => file.endsWith('rss.xml'));
  expect(feeds).toContain('rss.xml');
  return feeds;
}

function textOf(site: BuiltSite, file: string): string {
  return readFileSync(join(site.folder, file), 'utf8');
}
