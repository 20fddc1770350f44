import { expect, test } from 'vitest';
import { secondSite, sites } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)('%s: what search engines are told can be read and names the page', (_, site) => {
  for (const { path, $ } of site.pages) {
    if (path.endsWith('/404.html')) continue;
    const data = $('script[type="application/ld+json"]')
      .map((__, script) => JSON.parse($(script).text()))
      .get();
    const story = /\/stories\/(?!page\/)[^/]+\/$/.test(path);
    if (story) {
      const article = data.find((one) => one['@type'] === 'Article');
      expect(article?.headline, path).toBe($('h1').text().trim());
      expect(article?.datePublished, path).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
    for (const one of data) expect(one['@context'], path).toBe('https://schema.org');
  }
});

test('a title with markup in it stays a title', () => {
  const page = secondSite().pages.find(({ path }) => path.endsWith('/stories/old-oak/'));
  expect(page?.$('h1').text().trim()).toBe('The old oak & the "new" bench <in> town');
  expect(page?.html).toContain('\\u003cin>');
});
