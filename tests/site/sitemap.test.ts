import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { sites } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)('%s: the sitemap lists the published pages and nothing else', (_, site) => {
  const index = load(readFileSync(join(site.folder, 'sitemap-index.xml'), 'utf8'), { xml: true });
  const parts = index('sitemap loc')
    .map((__, loc) => index(loc).text())
    .get();
  const listed = parts.flatMap((part) => {
    const file = new URL(part).pathname.slice(site.base.length);
    const $ = load(readFileSync(join(site.folder, file), 'utf8'), { xml: true });
    return $('url')
      .map((__, url) => ({
        loc: $(url).find('loc').text(),
        lastmod: $(url).find('lastmod').text(),
      }))
      .get();
  });
  const pages = site.pages.filter(({ $ }) => $('meta[name=robots]').length === 0);
  expect(listed.map(({ loc }) => loc).toSorted()).toEqual(
    pages.map(({ path }) => site.origin + path).toSorted(),
  );
  for (const { loc, lastmod } of listed)
    if (/\/stories\/(?!page\/)[^/]+\/$/.test(loc))
      expect(lastmod, loc).toMatch(/^\d{4}-\d{2}-\d{2}/);
});

test.each(both)('%s: robots are told where the sitemap is', (_, site) => {
  expect(readFileSync(join(site.folder, 'robots.txt'), 'utf8')).toContain(
    `Sitemap: ${site.origin}${site.base}sitemap-index.xml`,
  );
});
