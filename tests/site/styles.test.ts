import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sites, type BuiltSite } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)('%s: the styles of every page come before those of a kind of page', (_, site) => {
  for (const { path, $ } of site.pages) {
    const [first, ...others] = sheets(site, $);
    expect(isForAll(first), `the first styles of ${path}`).toBe(true);
    expect(others.some(isForAll), `the other styles of ${path}`).toBe(false);
  }
});

test.each(both)(
  '%s: in the built styles one switch of colours is on, and the others are empty',
  (_, site) => {
    const [page] = site.pages;
    const [css = ''] = page ? sheets(site, page.$) : [];
    expect(css).toMatch(
      /--if-light:initial;--if-cream: ;--if-dark: ;--if-contrast: ;--if-day:initial/,
    );
    expect(css).toMatch(
      /--page:var\(--if-light,#\w+\) var\(--if-cream,#\w+\) var\(--if-dark,#\w+\)/,
    );
  },
);

test.each(both)('%s: a page asks only for the styles of its own kind', (_, site) => {
  const page = (end: string) => site.pages.find(({ path }) => path === site.base + end);
  const all = (end: string) => {
    const found = page(end);
    return found ? sheets(site, found.$).join('\n') : '';
  };
  const has = (end: string, rule: string) => all(end).includes(rule);
  expect(has('stories/', '.card>')).toBe(true);
  expect(has('', '.quilt ul')).toBe(true);
  for (const [foreign, end] of [
    ['.quilt ul', 'stories/'],
    ['.asking ', 'stories/'],
    ['.card>', 'about/'],
    ['.letters a', 'about/'],
    ['.field>', 'about/'],
  ] as const)
    expect(has(end, foreign), `${end} needs no ${foreign}`).toBe(false);
});

test.each(both)('%s: what every page loads of styles stays small', (_, site) => {
  const [page] = site.pages;
  const [css = ''] = page ? sheets(site, page.$) : [];
  expect(gzipSync(css, { level: 9 }).length).toBeLessThan(most);
});

/** The most bytes, packed, of what every page loads before it is shown. */
const most = 5500;

/** True for the styles that every page has: they hold the switches of the colours. */
const isForAll = (css = ''): boolean => css.includes('--if-light:initial');

/** The styles that a page links to, in their order. */
function sheets(site: BuiltSite, $: BuiltSite['pages'][number]['$']): string[] {
  return $('link[rel=stylesheet]')
    .map((_, link) => $(link).attr('href') ?? '')
    .get()
    .map((href) => readFileSync(join(site.folder, href.slice(site.base.length)), 'utf8'));
}
