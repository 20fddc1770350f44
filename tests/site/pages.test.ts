import { expect, test } from 'vitest';
import { sites } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)('%s: no two pages have the same title or description', (_, site) => {
  for (const selector of ['title', 'meta[name=description]']) {
    const seen = new Map<string, string>();
    for (const { path, $ } of site.pages) {
      const words = ($(selector).attr('content') ?? $(selector).text()).trim();
      expect(words, `${selector} of ${path}`).not.toBe('');
      expect(seen.get(words), `${selector} of ${path}: ${words}`).toBeUndefined();
      seen.set(words, path);
    }
  }
});

test.each(both)('%s: every page has one main heading, and no level is skipped', (_, site) => {
  for (const { path, $ } of site.pages) {
    const levels = $('h1, h2, h3, h4, h5, h6')
      .map((__, heading) => Number(heading.tagName[1]))
      .get();
    expect(
      levels.filter((level) => level === 1),
      path,
    ).toHaveLength(1);
    expect(levels[0], `the first heading of ${path}`).toBe(1);
    for (const [n, level] of levels.entries())
      expect(level, `heading ${n + 1} of ${path}`).toBeLessThanOrEqual((levels[n - 1] ?? 0) + 1);
  }
});

test.each(both)('%s: every picture has a description or is marked as decoration', (_, site) => {
  for (const { path, $ } of site.pages)
    $('img').each((__, image) => {
      const alt = $(image).attr('alt');
      expect(alt, `a picture on ${path}`).toBeDefined();
      expect(alt, `a picture on ${path}`).not.toMatch(/\.(jpe?g|png|webp)$/i);
      expect($(image).attr('width'), `the width of a picture on ${path}`).toMatch(/^\d+$/);
      expect($(image).attr('height'), `the height of a picture on ${path}`).toMatch(/^\d+$/);
    });
});

test.each(both)('%s: every page names its own address and says how it is shared', (_, site) => {
  for (const { path, $ } of site.pages) {
    if ($('meta[name=robots][content=noindex]').length > 0) continue;
    expect($('link[rel=canonical]').attr('href')).toBe(site.origin + path);
    for (const property of ['og:title', 'og:description', 'og:type', 'og:url', 'og:site_name'])
      expect(
        $(`meta[property="${property}"]`).attr('content'),
        `${property} of ${path}`,
      ).toBeTruthy();
  }
});

test.each(both)('%s: five main choices, a way past them, and one main part', (_, site) => {
  for (const { path, $ } of site.pages) {
    expect($('header nav').first().find('a'), path).toHaveLength(5);
    expect($('main'), path).toHaveLength(1);
    const skip = $('body a').first().attr('href');
    expect(skip, path).toMatch(/^#/);
    expect($(`main${skip}, main ${skip}`), `${path} ${skip}`).toHaveLength(1);
    expect($('html').attr('lang'), path).toMatch(/^[a-z]{2}/);
  }
});

test.each(both)('%s: every page but the first says where it stands', (_, site) => {
  for (const { path, $ } of site.pages) {
    if (path === site.base || path.endsWith('/404.html')) continue;
    expect($('nav[aria-label="Breadcrumb"] [aria-current=page]'), path).toHaveLength(1);
  }
});

test.each(both)('%s: no id stands twice on a page', (_, site) => {
  for (const { path, $ } of site.pages) {
    const ids = $('[id]')
      .map((__, one) => $(one).attr('id'))
      .get();
    expect(
      ids.filter((id, n) => ids.indexOf(id) !== n),
      path,
    ).toEqual([]);
  }
});

test.each(both)('%s: words of neighbouring elements do not run together', (_, site) => {
  const block = 'p, ul, ol, dl, div, li, section, article, table, figure, h2, h3, h4, nav, form';
  for (const { path, $ } of site.pages)
    $('p, li, dt, dd, h1, h2, h3, figcaption').each((__, element) => {
      if ($(element).find(block).length > 0) return;
      expect($(element).text(), path).not.toMatch(
        /\b[Bb]y[A-Z]|[a-z][.,:][A-Z][a-z]|[a-z]\d{1,2} /,
      );
    });
});
