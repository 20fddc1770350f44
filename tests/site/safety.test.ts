import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sites } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)('%s: no script but our own files, and data for search engines', (_, site) => {
  for (const { path, $ } of site.pages)
    $('script').each((__, script) => {
      const source = $(script).attr('src');
      if (source === undefined) {
        expect($(script).attr('type'), path).toBe('application/ld+json');
        expect($(script).text(), path).not.toContain('<');
      } else {
        expect(source, path).toMatch(new RegExp(`^${site.base}_astro/[\\w.-]+\\.js$`));
      }
    });
});

test.each(both)('%s: no style or handler inside a page', (_, site) => {
  for (const { path, $ } of site.pages) {
    expect($('style, [style]'), path).toHaveLength(0);
    $('*').each((__, element) => {
      for (const name of Object.keys($(element).attr() ?? {}))
        expect(name, path).not.toMatch(/^on/i);
    });
  }
});

test.each(both)('%s: only known kinds of address', (_, site) => {
  for (const { path, $ } of site.pages)
    $('[href], [src], [action]').each((__, element) => {
      const { href, src, action } = $(element).attr() ?? {};
      expect(href ?? src ?? action, path).toMatch(/^(https?:\/\/|mailto:|tel:|\/|#|\.\.?\/)/);
    });
});

test.each(both)(
  '%s: no page waits for a script, but for one of 1 kB with the settings',
  (_, site) => {
    for (const { path, $ } of site.pages) {
      const waitedFor = $('script[src]:not([type=module])');
      expect(waitedFor, path).toHaveLength(1);
      const file = String(waitedFor.attr('src')).slice(site.base.length);
      expect(statSync(join(site.folder, file)).size, file).toBeLessThanOrEqual(1_000);
    }
  },
);

test.each(both)('%s: nothing of the machine that built it is in it', (_, site) => {
  const traces = /file:\/\/|localhost|127\.0\.0\.1|\/tmp\/|\/home\/|\/Users\/|node_modules/;
  for (const file of site.files) {
    if (file.startsWith('admin/') || !/\.(html|xml|css|json|txt|svg)$/.test(file)) continue;
    expect(readFileSync(join(site.folder, file), 'utf8'), file).not.toMatch(traces);
  }
});

test.each(both)('%s: pictures carry nothing of the camera or its owner', async (_, site) => {
  const pictures = [...site.files].filter((file) => /\.(avif|webp|jpe?g|png)$/.test(file));
  expect(pictures.length).toBeGreaterThan(0);
  for (const file of pictures) {
    const { exif, xmp, iptc } = await sharp(join(site.folder, file)).metadata();
    expect([exif, xmp, iptc], file).toEqual([undefined, undefined, undefined]);
  }
});
