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

test.each(both)('%s: every page is shared with a picture of 1200 by 630 pixels', (_, site) => {
  for (const page of site.pages) {
    const file = pictureOf(page, site);
    expect(site.files.has(file), `${file} of ${page.path}`).toBe(true);
    expect(sizeOf(site, file), `${file} of ${page.path}`).toEqual([1200, 630]);
    expect(meta(page, 'og:image:width')).toBe('1200');
    expect(meta(page, 'og:image:height')).toBe('630');
    expect(meta(page, 'og:image:alt')).toBeTruthy();
    expect(page.$('meta[name="twitter:card"]').attr('content')).toBe('summary_large_image');
  }
});

test('a story and its version in short words are shared with the picture of the story', () => {
  const site = ownSite();
  const stories = site.pages.filter(({ path }) => /^\/stories\/(?!page\/)[^/]+\//.test(path));
  expect(stories.length).toBeGreaterThan(20);
  for (const page of stories) {
    const [, slug = ''] = /^\/stories\/([^/]+)\//.exec(page.path) ?? [];
    expect(pictureOf(page, site), page.path).toBe(`stories/${slug}/sharing.png`);
  }
});

test.each(both)(
  '%s: a theme is shared with its own picture, on every page of its list',
  (_, site) => {
    const lists = site.pages.filter(
      ({ path }) => path.includes('/themes/') && depth(path, site) > 1,
    );
    expect(lists.length).toBeGreaterThan(1);
    for (const page of lists) {
      const [, slug = ''] = /\/themes\/([^/]+)\//.exec(page.path) ?? [];
      expect(pictureOf(page, site), page.path).toBe(`themes/${slug}/sharing.png`);
    }
  },
);

test('no two stories are shared with the same picture', () => {
  const site = ownSite();
  const pictures = [...site.files]
    .filter((file) => file.endsWith('/sharing.png'))
    .map((file) => readFileSync(join(site.folder, file)).toString('base64'));
  expect(pictures.length).toBeGreaterThan(30);
  expect(new Set(pictures).size).toBe(pictures.length);
});

test('without consent for sharing a story has the picture of the site, and none of its own is made', () => {
  const site = secondSite();
  const page = site.pages.find(({ path }) => path.endsWith('/stories/no-search/')) as BuiltPage;
  expect(pictureOf(page, site)).toBe('sharing.png');
  expect(meta(page, 'og:image:alt')).not.toContain('A page that search leaves out');
  expect(site.files.has('stories/no-search/sharing.png')).toBe(false);
});

test('a story that has no page has no picture either', () => {
  for (const site of sites()) {
    const pages = new Set(site.pages.map(({ file }) => file));
    for (const file of site.files)
      if (file.endsWith('/sharing.png'))
        expect(pages.has(file.replace('sharing.png', 'index.html')), file).toBe(true);
  }
});

test('a made-up example says so in the words for its picture', () => {
  const site = ownSite();
  const example = site.pages.find(({ path }) => path.startsWith('/stories/example-')) as BuiltPage;
  expect(meta(example, 'og:image:alt')).toMatch(/^Made-up example/);
  const real = site.pages.find(({ path }) => path === '/stories/solva-care/') as BuiltPage;
  expect(meta(real, 'og:image:alt')).not.toContain('Made-up');
});

test.each(both)('%s: a phone can keep the site beside its apps', (_, site) => {
  for (const { $, path } of site.pages) {
    expect($('link[rel=manifest]').attr('href'), path).toBe(`${site.base}manifest.webmanifest`);
    const icon = $('link[rel=apple-touch-icon]').attr('href') ?? '';
    expect(sizeOf(site, icon.slice(site.base.length)), path).toEqual([180, 180]);
    expect($('meta[name=theme-color][media]'), path).toHaveLength(2);
  }
  const manifest = JSON.parse(readFileSync(join(site.folder, 'manifest.webmanifest'), 'utf8'));
  expect(manifest).toMatchObject({ start_url: site.base, scope: site.base, display: 'minimal-ui' });
  expect(manifest.name).toBeTruthy();
  expect(manifest.short_name).toBeTruthy();
  const sizes = (manifest.icons as { src: string; sizes: string }[]).map(({ src, sizes }) => {
    expect(src.startsWith(site.base)).toBe(true);
    expect(sizeOf(site, src.slice(site.base.length)).join('x')).toBe(sizes);
    return sizes;
  });
  expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

test.each(both)('%s: no service worker could keep a story that was withdrawn', (_, site) => {
  for (const file of site.files) {
    expect(file).not.toMatch(/(^|\/)(sw|service-?worker)\b[^/]*\.js$/i);
    if (/\.(html|js|webmanifest)$/.test(file) && !file.startsWith('admin/'))
      expect(readFileSync(join(site.folder, file), 'utf8'), file).not.toMatch(/service.?worker/i);
  }
});

test.each(both)('%s: every feed has the picture of the site, small enough for RSS', (_, site) => {
  const feeds = [...site.files].filter((file) => file.endsWith('rss.xml'));
  expect(feeds.length).toBeGreaterThan(1);
  for (const file of feeds) {
    const feed = readFileSync(join(site.folder, file), 'utf8');
    const [, url = ''] = /<image><url>([^<]+)<\/url>/.exec(feed) ?? [];
    const [width = 0] = sizeOf(site, url.slice((site.origin + site.base).length));
    expect(width, file).toBeLessThanOrEqual(144);
    expect(feed, file).toContain(`<width>${width}</width>`);
  }
});

test.each(both)('%s: a picture is small enough for a slow line', (_, site) => {
  for (const file of site.files) {
    if (!file.endsWith('sharing.png')) continue;
    const { length } = readFileSync(join(site.folder, file));
    expect(length, file).toBeLessThan(file === 'sharing.png' ? 120_000 : 80_000);
  }
});

/** The file of the picture that a page is shared with. */
function pictureOf(page: BuiltPage, site: BuiltSite): string {
  const address = meta(page, 'og:image') ?? '';
  expect(address.startsWith(site.origin + site.base), `${address} of ${page.path}`).toBe(true);
  return address.slice((site.origin + site.base).length);
}

function meta({ $ }: BuiltPage, property: string): string | undefined {
  return $(`meta[property="${property}"]`).attr('content');
}

function depth(path: string, site: BuiltSite): number {
  return path.slice(site.base.length).split('/').filter(Boolean).length;
}

/** Width and height, from the first chunk of a PNG (IHDR). */
function sizeOf(site: BuiltSite, file: string): [number, number] {
  const bytes = readFileSync(join(site.folder, file));
  expect(bytes.toString('latin1', 1, 4), file).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
