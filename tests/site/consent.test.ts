import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secondSite } from '../support/built-site.ts';

/** Built for 10 March 2026; see `tests/fixtures/another-charity`. */
test.each([
  ['waiting', 'consent is not given yet'],
  ['paused', 'the teller is deciding'],
  ['withdrawn', 'consent is withdrawn'],
  ['tomorrow', 'its day has not come'],
  ['over', 'its review date has passed'],
])('%s is nowhere in the site, because %s', (slug) => {
  const site = secondSite();
  for (const file of site.files) {
    expect(file).not.toContain(`stories/${slug}/`);
    const bytes = readFileSync(join(site.folder, file));
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString(
      'latin1',
    );
    expect(text.includes(`Secretword ${slug}`), file).toBe(false);
    expect(text.includes('Zebrafish'), file).toBe(false);
  }
});

test('a story whose teller did not agree to search is read on its page and not found by search', () => {
  const site = secondSite();
  const page = site.pages.find(({ path }) => path.endsWith('/stories/no-search/'));
  expect(page?.$('main').text()).toContain('Unsearchableword');
  const fragments = [...site.files].filter((file) => file.includes('pagefind/fragment/'));
  expect(fragments.length).toBeGreaterThan(0);
  for (const file of fragments)
    expect(gunzipSync(readFileSync(join(site.folder, file))).toString()).not.toContain(
      'Unsearchableword',
    );
});

test('a story whose teller did not agree to feeds gives followers its title and link only', () => {
  const site = secondSite();
  const feed = readFileSync(join(site.folder, 'rss.xml'), 'utf8');
  expect(feed).toContain('A page that search leaves out');
  expect(feed).not.toContain('Unsearchableword');
});

test('without consent for pictures, no picture of the story is shown or left lying about', () => {
  const site = secondSite();
  const page = site.pages.find(({ path }) => path.endsWith('/stories/no-search/'));
  expect(page?.$('main img')).toHaveLength(0);
  expect([...site.files].filter((file) => /_astro\/cover/.test(file))).toEqual([]);
});

test('a theme without stories has no page, no card and no feed', () => {
  const site = secondSite();
  for (const file of site.files) expect(file).not.toContain('themes/unused');
  for (const { path, html } of site.pages)
    expect(html.includes('A theme without stories'), path).toBe(false);
});
