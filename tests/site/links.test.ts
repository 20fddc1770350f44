import { expect, test } from 'vitest';
import { sites, type BuiltPage, type BuiltSite } from '../support/built-site.ts';

test.each(sites().map((site) => [site.name, site] as const))(
  '%s: every link and picture leads to something that exists',
  (_, site) => {
    const ids = new Map(
      site.pages.map(({ path, $ }) => [
        path,
        new Set(
          $('[id]')
            .map((__, element) => $(element).attr('id'))
            .get(),
        ),
      ]),
    );
    const broken = site.pages.flatMap((page) =>
      addressesOn(page).flatMap((address) => {
        const problem = whyBroken(address, page, site, ids);
        return problem ? [`${page.path}: ${address} (${problem})`] : [];
      }),
    );
    expect(broken).toEqual([]);
  },
);

test.each(sites().map((site) => [site.name, site] as const))(
  '%s: every page can be reached from the front page by links',
  (_, site) => {
    const byPath = new Map(site.pages.map((page) => [page.path, page]));
    const reached = new Set([site.base]);
    for (const path of reached)
      for (const address of addressesOn(byPath.get(path) as BuiltPage)) {
        const url = new URL(address, site.origin + path);
        if (url.origin === site.origin && byPath.has(url.pathname)) reached.add(url.pathname);
      }
    // What stands for something that happened is not linked: a page is missing, a story was sent.
    const alone = site.pages
      .filter(({ $ }) => $('meta[name=robots][content=noindex]').length === 0)
      .map(({ path }) => path)
      .filter((path) => !reached.has(path));
    expect(alone).toEqual([]);
  },
);

test.each(sites().map((site) => [site.name, site] as const))(
  '%s: links to other sites use https unless a source has none, and nothing is loaded from them',
  (_, site) => {
    for (const { path, $ } of site.pages) {
      $('a[href^="http://"]:not(.sources a)').each((__, link) => {
        expect.fail(`${path} links to ${$(link).attr('href')} without https`);
      });
      $('link[rel=stylesheet], script[src], img, source, iframe, object, embed').each((__, one) => {
        const address = $(one).attr('href') ?? $(one).attr('src') ?? $(one).attr('srcset') ?? '';
        expect(address.startsWith(site.base), `${path} loads ${address}`).toBe(true);
      });
    }
  },
);

test.each(sites().map((site) => [site.name, site] as const))(
  '%s: the words of a link say where it leads',
  (_, site) => {
    const vague = /^(read more|more|click here|here|this|link|read article|continue reading)$/i;
    for (const { path, $ } of site.pages)
      $('a').each((__, link) => {
        const words = ($(link).attr('aria-label') ?? $(link).text()).trim();
        expect(words, `a link on ${path} to ${$(link).attr('href')}`).not.toBe('');
        expect(words, `a link on ${path}`).not.toMatch(vague);
      });
  },
);

function addressesOn({ $ }: BuiltPage): string[] {
  const plain = $('a[href], link[href]:not([rel=canonical]), img[src], script[src], form[action]')
    .map((_, one) => $(one).attr('href') ?? $(one).attr('src') ?? $(one).attr('action'))
    .get();
  const sets = $('[srcset]')
    .map((_, one) => ($(one).attr('srcset') ?? '').split(/,\s+/).map((part) => part.split(' ')[0]))
    .get();
  return [...plain, ...sets].filter((address) => address !== undefined);
}

function whyBroken(
  address: string,
  page: BuiltPage,
  site: BuiltSite,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (/^(mailto|tel):/.test(address)) return undefined;
  const url = new URL(address, site.origin + page.path);
  if (url.origin !== site.origin) return undefined;
  if (!url.pathname.startsWith(site.base)) return 'outside the base path';
  const path = decodeURIComponent(url.pathname);
  const file = path.slice(site.base.length) + (path.endsWith('/') ? 'index.html' : '');
  if (!site.files.has(file.replace(/^\//, ''))) return 'no such file';
  const id = decodeURIComponent(url.hash.slice(1));
  if (id !== '' && !ids.get(path)?.has(id)) return 'no such place on that page';
  return undefined;
}
