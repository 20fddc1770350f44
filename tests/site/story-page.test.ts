import type { CheerioAPI } from 'cheerio';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  ownSite,
  secondSite,
  sites,
  type BuiltPage,
  type BuiltSite,
} from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

/** What a story may take, with the styles that a screen waits for: bytes, compressed. */
const mostBytes = 14_000;

test('a story and its styles are small', () => {
  const site = ownSite();
  const heavy = stories(site).flatMap(({ path, html, $ }) => {
    const styles = linked(site, $, 'link[rel=stylesheet]:not([media=print])', 'href');
    const bytes = [Buffer.from(html), ...styles].reduce((sum, one) => sum + packed(one), 0);
    return bytes > mostBytes ? [`${path}: ${bytes}`] : [];
  });
  expect(heavy).toEqual([]);
});

test('the script that hands a story on takes 0.7 kB, compressed', () => {
  const site = ownSite();
  for (const { path, $ } of stories(site)) {
    const scripts = linked(site, $, 'script[src]', 'src');
    const own = scripts.filter((script) => script.includes('afterprint'));
    expect(own, path).toHaveLength(1);
    for (const script of own) expect(packed(script), path).toBeLessThanOrEqual(700);
  }
});

test.each(both)('%s: what a story is comes first, then ways to read, then the words', (_, site) => {
  for (const { path, $ } of stories(site))
    expect(
      inOrder($, ['h1', '.lead', '.byline', '.title-page time', '.title-page .ways', '.prose']),
      path,
    ).toBe(true);
});

test.each(both)('%s: a warning stands before everything that it warns of', (_, site) => {
  const warned = stories(site).filter(({ $ }) => $('.telling > .note').length > 0);
  expect(warned.length).toBeGreaterThan(0);
  for (const { path, $ } of warned) {
    const after = ['.cover', '.in-short', '.prose'].filter((part) => $(part).length > 0);
    expect(inOrder($, ['.telling > .note', ...after]), path).toBe(true);
    expect($('.telling > .note a[href^="tel:"]').length, path).toBeGreaterThan(0);
  }
});

test.each(both)('%s: the facts are no wall before the words', (_, site) => {
  for (const { path, $ } of stories(site)) {
    expect(inOrder($, ['.prose', '.facts']), path).toBe(true);
    expect($('.title-page dl'), path).toHaveLength(0);
  }
});

test.each(both)('%s: no part of a story is empty', (_, site) => {
  for (const { path, $ } of stories(site))
    $('article :is(section, ul, ol, dl, dd, dt, p, h2, h3, figure)').each((__, part) => {
      if ($(part).is('[role=status]') || $(part).find('img').length > 0) return;
      expect($(part).text().trim(), `${path}: ${$.html(part).slice(0, 90)}`).not.toBe('');
    });
});

test.each(both)(
  '%s: where consent allows sharing, four plain links carry title and address',
  (_, site) => {
    const shared = stories(site).filter(({ $ }) => $('#Share').length > 0);
    expect(shared.length).toBeGreaterThan(0);
    for (const { path, $ } of shared) {
      const title = $('h1').text().trim();
      const address = site.origin + path;
      expect($('#Address').text().trim()).toBe(address);
      const links = $('.share .links a');
      expect(links, path).toHaveLength(4);
      links.each((__, link) => {
        const href = decodeURIComponent($(link).attr('href') ?? '');
        expect(href, path).toContain(title);
        expect(href, path).toContain(address);
        expect($(link).attr('rel'), path).toBe('noreferrer');
      });
    }
  },
);

test('where the teller did not agree to sharing, nothing leads to it', () => {
  const { $ } = pageOnly();
  expect($('#Share, .share, a[href="#Share"], [data-does=copy]')).toHaveLength(0);
  expect($('a[href*="wa.me"], a[href*="bsky.app"], a[href^="mailto:?"]')).toHaveLength(0);
});

test('where the teller did not agree to print, paper says why and no button prints', () => {
  const { $ } = pageOnly();
  expect($('article').hasClass('not-on-paper')).toBe(true);
  expect($('.colophon').text()).toContain('This story is not for printing.');
  expect($('[data-does^=print]')).toHaveLength(0);
});

test.each(both)('%s: on paper every story has its day, its address and a QR code', (_, site) => {
  for (const { path, $ } of stories(site)) {
    expect($('.colophon.on-paper'), path).toHaveLength(1);
    expect($('.colophon').text(), path).toMatch(/Published \d{1,2} [A-Z][a-z]+ \d{4}\./);
    expect($('.colophon').text(), path).toContain(site.origin + path);
    expect($('.colophon svg path').attr('d'), path).toMatch(/^M\d/);
  }
});

test.each(both)('%s: what only a script can do is not offered without one', (_, site) => {
  for (const { path, $ } of stories(site))
    $('article [data-does]').each((__, button) => {
      expect($(button).attr('hidden'), `${path}: ${$(button).text().trim()}`).toBeDefined();
    });
});

/** The pages of stories, not those of their versions in short words. */
function stories(site: BuiltSite): BuiltPage[] {
  const found = site.pages.filter(({ $ }) => $('article.story').length > 0);
  expect(found.length).toBeGreaterThan(3);
  return found;
}

/** A story whose teller agreed to a page, and to nothing else. */
function pageOnly(): BuiltPage {
  const found = secondSite().pages.find(({ path }) => path.endsWith('/stories/no-search/'));
  if (!found) throw new Error('The story that may only be a page is not there.');
  return found;
}

/** True when each of these stands on the page, one after the other. */
function inOrder($: CheerioAPI, selectors: readonly string[]): boolean {
  const all = $('*').get();
  const places = selectors.map((selector) => {
    const first = $(selector).get(0);
    return first ? all.indexOf(first) : -1;
  });
  return places.every((place, n) => place > (places[n - 1] ?? -1));
}

function linked(site: BuiltSite, $: CheerioAPI, selector: string, attribute: string): Buffer[] {
  return $(selector)
    .map((_, one) => $(one).attr(attribute) ?? '')
    .get()
    .map((address) => readFileSync(join(site.folder, address.slice(site.base.length))));
}

function packed(bytes: Buffer): number {
  return gzipSync(bytes).length;
}
