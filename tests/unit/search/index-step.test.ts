import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { indexFile, isForSearch, withBlock, writeIndex } from '../../../src/integrations/search.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test('only pages that want to be found are in the index, and nothing but the index is kept', async () => {
  const site = made({
    'stories/a/index.html': story('Carers met in Derby.'),
    'stories/b/index.html': story('We sang.'),
    'about/index.html': page('<main><p>Write data-pagefind-body into it.</p></main>'),
  });
  expect(await countIn(site)).toBe(2);
  expect(readdirSync(join(site, 'pagefind')).toSorted()).toEqual([
    'fragment',
    'index',
    'pagefind-entry.json',
    expect.stringMatching(/^pagefind\.en_.*\.pf_meta$/),
    'pagefind.js',
    'wasm.en.pagefind',
  ]);
});

test('a site without a story that may be found has an empty index, not one of every page', async () => {
  expect(await countIn(made({ 'about/index.html': page('<main><p>About</p></main>') }))).toBe(0);
});

test('an index is made anew: what is no longer published is gone from it', async () => {
  const site = made({ 'stories/a/index.html': story('One'), 'stories/b/index.html': story('Two') });
  await countIn(site);
  rmSync(join(site, 'stories/a'), { recursive: true });
  expect(await countIn(site)).toBe(1);
  expect(readdirSync(join(site, 'pagefind/fragment'))).toHaveLength(1);
});

test('the same pages give the same bytes, in whatever order they were written', async () => {
  const names = Array.from({ length: 60 }, (_, n) => `stories/s${n}/index.html`);
  const files = names.map(
    (name, n) => [name, story(`Words ${n} of a story, number ${n * 7}`)] as const,
  );
  const [one, other] = [
    made(Object.fromEntries(files)),
    made(Object.fromEntries(files.toReversed())),
  ];
  await countIn(one);
  await countIn(other);
  expect(bytesOf(join(other, 'pagefind'))).toEqual(bytesOf(join(one, 'pagefind')));
});

test('the block of a story becomes a fact of it, and a page without one stays as it is', () => {
  const block = '<div class="piece"> <svg class="patch" viewBox="0 0 84 84"><path d="M0 0"/></svg>';
  expect(withBlock(`<article>${block}</div>`)).toBe(
    `<article>${block}<p data-pagefind-ignore data-pagefind-meta="block">&lt;path d="M0 0"/></p></div>`,
  );
  expect(withBlock('<article><p>Words</p></article>')).toBe('<article><p>Words</p></article>');
});

test('a page is for search when a tag of it says so', () => {
  expect(isForSearch('<article class="a > b" data-pagefind-body lang="cy">')).toBe(true);
  expect(isForSearch('<article data-pagefind-body="true">')).toBe(true);
  expect(isForSearch('<p>The word data-pagefind-body in a text</p>')).toBe(false);
  expect(isForSearch('<p title="the word data-pagefind-body in a title">')).toBe(false);
});

test('under the development server only files of the index are given', () => {
  const folder = join(tmpdir(), 'index');
  const asked = (address: string): string | undefined =>
    indexFile(folder, '/our-charity/pagefind/', address);
  expect(asked('/our-charity/pagefind/pagefind.js?attempt=2')).toBe(join(folder, 'pagefind.js'));
  expect(asked('/our-charity/pagefind/fragment/en_1.pf_fragment')).toBe(
    join(folder, 'fragment', 'en_1.pf_fragment'),
  );
  for (const address of [
    '/pagefind/pagefind.js',
    '/our-charity/pagefind/',
    '/our-charity/pagefind/../secret',
    '/our-charity/pagefind/..%2f..%2fetc%2fpasswd',
    '/our-charity/pagefind/%2e%2e/%2e%2e/etc/passwd',
    '/our-charity/pagefind//etc/passwd',
    '/our-charity/pagefind/..%2findex-of-another/a',
    '/our-charity/pagefind/a%00.js',
    '/our-charity/pagefind/%',
  ])
    expect(asked(address), address).toBeUndefined();
});

/** Makes the index and says how many pages it holds. */
async function countIn(site: string): Promise<number> {
  const said: string[] = [];
  await writeIndex(site, 'en-GB', { info: (words) => said.push(words) });
  return Number(/^\d+/.exec(said[0] ?? '')?.[0]);
}

function made(files: Readonly<Record<string, string>>): string {
  const site = mkdtempSync(join(tmpdir(), 'alongside-index-'));
  folders.push(site);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true });
    writeFileSync(join(site, name), text);
  }
  return site;
}

function bytesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
      return `${file.slice(folder.length).split(sep).join('/')} ${digest}`;
    })
    .toSorted();
}

function story(words: string): string {
  return page(`<main data-pagefind-body><h1>A story</h1><p>${words}</p></main>`);
}

function page(body: string): string {
  return `<!doctype html><html lang="en-GB"><title>A page</title><body>${body}</body></html>`;
}
