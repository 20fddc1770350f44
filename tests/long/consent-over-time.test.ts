import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../support/build-site.ts';

const fixture = resolve(import.meta.dirname, '../fixtures/another-charity/content');
let place: string;
let content: string;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'alongside-consent-'));
  content = join(place, 'content');
  cpSync(fixture, content, { recursive: true });
  // A second story with pictures, which stays as it is while the first one changes.
  edit('no-search', (text) => text.replace('    - page\n', '    - page\n    - image\n'));
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** One build after another into the same folder, with what is kept from the one before. */
async function build(): Promise<string[]> {
  const out = join(place, 'site');
  const built = await buildSite({
    ...{ content, out, today: '2026-03-10' },
    env: { ALONGSIDE_CACHE: join(place, 'cache') },
  });
  expect(built.code, built.stdout + built.stderr).toBe(0);
  return readdirSync(out, { recursive: true, encoding: 'utf8' });
}

function edit(slug: string, change: (text: string) => string): void {
  const file = join(content, 'stories', slug, 'index.mdx');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** The picture that the story was shared with while it could be read. */
let shared: Buffer | undefined;

/** Every PNG that one build keeps for the next. */
function picturesKept(): Buffer[] {
  const cache = join(place, 'cache');
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.png'))
    .map((name) => readFileSync(join(cache, name)));
}

const kettle = (files: string[]): string[] => files.filter((file) => /kettle|tree\./.test(file));

test('a paused story takes its pictures with it, in the next build and in the one after', async () => {
  expect(kettle(await build()).length).toBeGreaterThan(4);
  shared = readFileSync(join(place, 'site/stories/kettle-on/sharing.png'));
  expect(picturesKept().some((bytes) => bytes.equals(shared as Buffer))).toBe(true);
  edit('kettle-on', (text) => text.replace('status: given', 'status: paused'));
  for (const files of [await build(), await build()]) {
    expect(kettle(files)).toEqual([]);
    expect(files.filter((file) => /_astro.cover/.test(file)).length).toBeGreaterThan(0);
  }
});

test('the picture that a paused story was shared with is kept nowhere', () => {
  const kept = picturesKept();
  expect(kept.length).toBeGreaterThan(0);
  expect(shared?.length).toBeGreaterThan(1000);
  for (const bytes of kept) expect(bytes.equals(shared as Buffer)).toBe(false);
});

test('a story that comes back, and one whose folder is deleted, leave every later build whole', async () => {
  edit('kettle-on', (text) => text.replace('status: paused', 'status: given'));
  for (const files of [await build(), await build()])
    expect(kettle(files).length).toBeGreaterThan(4);
  rmSync(join(content, 'stories/kettle-on'), { recursive: true });
  for (const files of [await build(), await build()]) expect(kettle(files)).toEqual([]);
});
