import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  ownSite,
  secondSite,
  sites,
  type BuiltPage,
  type BuiltSite,
} from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);
const versions = (site: BuiltSite): BuiltPage[] =>
  site.pages.filter(({ path }) => path.endsWith('/easy-read/'));
const storyOf = (site: BuiltSite, { path }: BuiltPage): BuiltPage | undefined =>
  site.pages.find((page) => page.path === path.replace(/easy-read\/$/, ''));

test('a version is there for at least four of our stories, and of the made-up charity for one', () => {
  expect(versions(ownSite()).length).toBeGreaterThanOrEqual(4);
  expect(versions(secondSite()).map(({ path }) => path)).toEqual([
    '/our-charity/stories/kettle-on/easy-read/',
  ]);
});

test.each(both)('%s: the version and the whole story lead straight to each other', (_, site) => {
  for (const version of versions(site)) {
    const story = storyOf(site, version);
    expect(version.$(`main a[href="${story?.path}"]`).length, version.path).toBeGreaterThan(0);
    expect(story?.$(`main a[href="${version.path}"]`).length, version.path).toBeGreaterThan(0);
  }
});

test.each(both)('%s: a story without a version has no link to one', (_, site) => {
  const there = new Set(versions(site).map(({ path }) => path));
  for (const { path, $ } of site.pages)
    $('a[href$="/easy-read/"]').each((__, link) => {
      expect(there.has($(link).attr('href') ?? ''), path).toBe(true);
    });
});

test('without consent for it no version is made, and its words are nowhere', () => {
  const site = secondSite();
  for (const file of site.files) {
    expect(file).not.toContain('no-search/easy-read');
    const bytes = readFileSync(join(site.folder, file));
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    expect(text.includes('Unshownword'), file).toBe(false);
  }
});

test.each(both)('%s: it is called Easy Read only where a named group checked it', (_, site) => {
  for (const version of versions(site)) {
    const { $, path } = version;
    const checked = /It was checked by .+\./.test($('main').text());
    const name = checked ? 'Easy Read' : 'Short and simple';
    expect($('title').text().startsWith(`${name}: `), path).toBe(true);
    expect($('.kind').text(), path).toBe(name);
    expect($('nav[aria-label="Breadcrumb"] [aria-current=page]').text().trim(), path).toBe(name);
    const links = storyOf(site, version)?.$(`a[href="${path}"]`);
    expect(links?.text().trim(), path).toBe(name);
    if (!checked)
      expect($('title, h1, meta[name=description]').text(), path).not.toMatch(/easy read/i);
  }
  expect(
    versions(secondSite()).filter(({ $ }) => $('title').text().startsWith('Easy Read: ')),
  ).toHaveLength(1);
});

test.each(both)('%s: each row is a picture and at most 15 words', (_, site) => {
  for (const { path, $ } of versions(site)) {
    const rows = $('.ideas > li');
    expect(rows.length, path).toBeGreaterThanOrEqual(4);
    rows.each((__, row) => {
      expect($(row).find('svg, img'), path).toHaveLength(1);
      expect($(row).find('p').text().trim().split(/\s+/).length, path).toBeLessThanOrEqual(15);
      expect($(row).children().first().is('.plate'), path).toBe(true);
    });
  }
});

test.each(both)('%s: pictures of the set are shapes and nothing else', (_, site) => {
  const allowed = {
    svg: ['viewbox', 'focusable', 'role', 'aria-label', 'aria-hidden'],
    path: ['d', 'fill-rule'],
  };
  for (const { path, $ } of versions(site))
    $('.plate svg, .plate svg *').each((__, part) => {
      const name = part.tagName as keyof typeof allowed;
      expect(Object.keys(allowed), path).toContain(name);
      for (const key of Object.keys(part.attribs))
        expect(allowed[name], `${key} on ${path}`).toContain(key.toLowerCase());
    });
});

test.each(both)(
  '%s: search finds the story once, and engines are told of both pages',
  (_, site) => {
    const map = readFileSync(join(site.folder, 'sitemap-0.xml'), 'utf8');
    for (const { path, $, html } of versions(site)) {
      expect(html.includes('data-pagefind-body'), path).toBe(false);
      expect($('link[rel=canonical]').attr('href')).toBe(site.origin + path);
      expect(map).toContain(`${site.origin}${path}</loc>`);
    }
  },
);

test('hard words stand at the end, those of the glossary among them', () => {
  const [page] = versions(secondSite());
  const words = page
    ?.$('.hard-words dt')
    .map((_, word) => page.$(word).text())
    .get();
  expect(words).toEqual(['Gate', 'Kettle']);
  expect(page?.$('.ideas ~ .hard-words')).toHaveLength(1);
  expect(page?.$('.hard-words').text()).toContain('What water is boiled in.');
});

test('a made-up story says so here too, and a picture of one’s own has its description', () => {
  const [page] = versions(secondSite());
  expect(page?.$('.made-up').text()).toContain('made-up example');
  expect(page?.$('.plate img').attr('alt')).toBe('A kettle drawn as a brown circle');
  expect(page?.$('.plate svg[role=img]').attr('aria-label')).toBe('Two people who talk');
});
