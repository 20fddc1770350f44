import { expect, test } from 'vitest';
import { sites, type BuiltPage, type BuiltSite } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)(
  '%s: help and the main choices are the same, in the same place, on every page',
  (_, site) => {
    const parts: Record<string, (page: BuiltPage) => string> = {
      'the main choices': ({ $ }) =>
        $('header nav')
          .first()
          .find('a')
          .map((__, link) => $(link).text().trim())
          .get()
          .join(', '),
      'the help': ({ $ }) => $('footer').text().replace(/\s+/g, ' ').trim(),
      'the order': ({ $ }) =>
        $('body')
          .children('a, header, main, footer')
          .map((__, part) => part.tagName)
          .get()
          .join(', '),
    };
    for (const [name, part] of Object.entries(parts)) {
      const first = part(site.pages[0] as BuiltPage);
      expect(first, name).not.toBe('');
      for (const page of site.pages) expect(part(page), `${name} on ${page.path}`).toBe(first);
    }
  },
);

test.each(both)('%s: two kinds of pages or more lead to every story', (_, site) => {
  const stories = site.pages.filter(({ $ }) => $('article.story').length > 0);
  expect(stories.length).toBeGreaterThan(3);
  for (const story of stories) {
    const kinds = new Set(
      site.pages
        .filter(({ path }) => !path.startsWith(story.path))
        .filter(({ $ }) => $(`main a[href="${story.path}"]`).length > 0)
        .map(({ path }) => kindOf(path, site)),
    );
    expect([...kinds].length, `${story.path}: ${[...kinds].join(', ')}`).toBeGreaterThanOrEqual(2);
  }
});

test.each(both)('%s: the words of a link to a story are its title', (_, site) => {
  const titles = new Map(
    site.pages
      .filter(({ $ }) => $('article.story').length > 0)
      .map(({ path, $ }) => [path, $('h1').text().replace(/\s+/g, ' ').trim()]),
  );
  expect(titles.size).toBeGreaterThan(3);
  for (const { path, $ } of site.pages)
    // In its own words a story may speak of another as it likes.
    $('main a[href]:not(.prose a)').each((__, link) => {
      const title = titles.get($(link).attr('href') ?? '');
      if (title === undefined) return;
      const words = ($(link).attr('aria-label') ?? $(link).text()).replace(/\s+/g, ' ').trim();
      expect(words, `a link on ${path} to “${title}”`).toContain(title);
    });
});

test.each(both)('%s: links with the same words on a page lead to the same place', (_, site) => {
  for (const { path, $ } of site.pages) {
    const leads = new Map<string, string>();
    // A hard word leads to its meaning, whatever else is called so.
    $('main a[href]:not(.word)').each((__, link) => {
      const words = ($(link).attr('aria-label') ?? $(link).text())
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase();
      const { href, origin } = new URL($(link).attr('href') ?? '', site.origin + path);
      // Two other sites may have a page of one title; who published each stands beside it.
      if (origin !== site.origin) return;
      expect(leads.get(words) ?? href, `“${words}” on ${path}`).toBe(href);
      leads.set(words, href);
    });
  }
});

/** What a page is, as a way to stories: `themes`, `stories` (the list), another story, the front page. */
function kindOf(path: string, site: BuiltSite): string {
  const [part = ''] = path.slice(site.base.length).split('/');
  return part === 'stories' && !/^(page\/.*)?$/.test(path.slice(site.base.length + 8))
    ? 'another story'
    : part || 'front';
}
