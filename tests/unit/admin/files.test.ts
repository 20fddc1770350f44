import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actions } from '../../../src/integrations/cms-door.ts';
import { cmsFiles } from '../../../src/integrations/cms-files.ts';
import { loadDecap, type Decap } from './decap.ts';
import { data } from './source.ts';

const real = resolve(import.meta.dirname, '../../../content');
const paths = data.decap.collections.flatMap(({ name }) =>
  readdirSync(join(real, name)).map((file) =>
    name === 'stories' ? `content/stories/${file}/index.mdx` : `content/${name}/${file}`,
  ),
);

let decap: Decap;
let folder: string;
let content: string;
let actions: Actions;

beforeAll(async () => {
  decap = await loadDecap();
  folder = await mkdtemp(join(tmpdir(), 'alongside-files-'));
  content = join(folder, 'content');
}, 60_000);

beforeEach(async () => {
  await rm(content, { recursive: true, force: true });
  await cp(real, content, { recursive: true });
  actions = cmsFiles(content);
});

afterAll(() => rm(folder, { recursive: true }));

test.each(paths)('%s: opened and saved by Decap, it is the same to the byte', async (path) => {
  const before = await textOf(path);
  await persist(path, throughDecap(path, before));
  expect(await textOf(path)).toBe(before);
});

test.each(paths.filter((path) => path.endsWith('.mdx')))(
  '%s: another title changes one line',
  async (path) => {
    const before = await textOf(path);
    await persist(path, throughDecap(path, before, { title: 'Another title' }));
    const after = (await textOf(path)).split('\n');
    expect(before.split('\n').filter((line, index) => line !== after[index])).toHaveLength(1);
    expect(after).toHaveLength(before.split('\n').length);
  },
);

test('fields left empty leave no trace', async () => {
  const [path = ''] = paths;
  const before = await textOf(path);
  const empty = {
    updated: '',
    related: [],
    place: null,
    borrow: { ask: '' },
    updates: [{ text: '' }],
  };
  const without = await persist(path, throughDecap(path, before, empty)).then(() => textOf(path));
  for (const key of ['updated', 'related', 'borrow', 'updates'])
    expect(without).not.toMatch(new RegExp(`^${key}:`, 'm'));
});

test('what is listed can be opened', async () => {
  for (const { folder: name, extension } of data.decap.collections) {
    const entries = (await actions.entriesByFolder?.({
      folder: name,
      extension,
      depth: 2,
    })) as Entry[];
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries)
      expect(await actions.getEntry?.({ path: entry.file.path })).toEqual(entry);
  }
});

test('pictures come from beside the story', async () => {
  const mediaFolder = 'content/stories/example-the-tuesday-kitchen';
  const pictures = (await actions.getMedia?.({ mediaFolder })) as { name: string }[];
  expect(pictures.map(({ name }) => name)).toEqual(['kitchen-table.png', 'rota-board.png']);
});

test.each([
  'content/../package.json',
  'content/stories/../../package.json',
  'content/stories/x/../../../secret.mdx',
  '/etc/passwd',
  'content/stories/x/index.astro',
  'content/stories/x/y/index.mdx',
  'content/stories/con/index.mdx',
  'content/stories/X/index.mdx',
  'content\\stories\\x\\index.mdx',
  'content/stories/x\0/index.mdx',
  'content/pages/x.yml',
  'src/site.config.ts',
  '',
  7,
])('there is no way to %j', async (path) => {
  const before = await readdir(folder, { recursive: true });
  await expect(actions.getEntry?.({ path })).rejects.toThrow();
  await expect(actions.getMediaFile?.({ path })).rejects.toThrow();
  await expect(persist(path as string, '---\nuid: x\n---\n')).rejects.toThrow();
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});

test('a link to somewhere else is not followed', async () => {
  await writeFile(join(folder, 'secret.mdx'), 'secret');
  const path = 'content/stories/solva-care/index.mdx';
  await rm(join(folder, path));
  await symlink(join(folder, 'secret.mdx'), join(folder, path));
  await expect(actions.getEntry?.({ path })).rejects.toThrow('not an ordinary file');
  await symlink(folder, join(content, 'stories/elsewhere'));
  await expect(actions.getEntry?.({ path: 'content/stories/elsewhere/index.mdx' })).rejects.toThrow(
    'not an ordinary file',
  );
});

test('code and tags that nobody knows are refused, and nothing is written', async () => {
  const path = 'content/stories/solva-care/index.mdx';
  const before = await textOf(path);
  for (const body of [
    '{process.env.HOME}',
    'import fs from "node:fs"',
    '<script>alert(1)</script>',
    '![x](./not-there.jpg)',
  ])
    await expect(persist(path, throughDecap(path, before, { body }))).rejects.toThrow(/[a-z]/);
  expect(await textOf(path)).toBe(before);
});

test('a number that was given for ever stays, and a spoilt file is not written over', async () => {
  const path = 'content/stories/solva-care/index.mdx';
  const before = await textOf(path);
  const uid = '11111111-1111-4111-8111-111111111111';
  await expect(persist(path, throughDecap(path, before, { uid }))).rejects.toThrow('never changes');
  await writeFile(join(folder, path), 'no front matter');
  await expect(persist(path, before)).rejects.toThrow('left as it is');
  expect(await textOf(path)).toBe('no front matter');
});

test('a new story does not take the place of another', async () => {
  const path = 'content/stories/solva-care/index.mdx';
  await expect(persist(path, await textOf(path), { newEntry: true })).rejects.toThrow(
    'another title',
  );
});

test('a picture that is none is refused, whatever its name', async () => {
  const path = 'content/stories/solva-care/index.mdx';
  const raw = throughDecap(path, await textOf(path), { body: '![A garden](./garden.jpg)' });
  const assets = [
    { path: 'content/stories/solva-care/garden.jpg', content: btoa('<svg/>'), encoding: 'base64' },
  ];
  await expect(persist(path, raw, {}, assets)).rejects.toThrow(
    'garden.jpg: This file is not a JPEG',
  );
  const elsewhere = assets.map((asset) => ({
    ...asset,
    path: 'content/stories/another/garden.jpg',
  }));
  await expect(persist(path, raw, {}, elsewhere)).rejects.toThrow('beside its own story');
  const phone = assets.map((asset) => ({ ...asset, path: 'content/stories/solva-care/IMG_1.JPG' }));
  await expect(persist(path, raw, {}, phone)).rejects.toThrow('Please rename it');
  expect(await readdir(join(content, 'stories/solva-care'))).toEqual(['index.mdx']);
});

test('nothing is deleted, and no picture lies outside a story', async () => {
  await expect(actions.deleteFiles?.({ paths })).rejects.toThrow('Nothing is deleted');
  await expect(actions.persistMedia?.({})).rejects.toThrow('beside its story');
});

/** What Decap sends when somebody opened the file and changed these fields. */
function throughDecap(path: string, text: string, changes: Record<string, unknown> = {}): string {
  const collection = data.decap.collections.find(({ folder: name }) => path.startsWith(`${name}/`));
  const format = collection?.format === 'story' ? decap.storyFormat : decap.listFormat;
  const order = collection?.fields.map(({ name }) => name);
  const raw = format.toFile({ ...(format.fromFile(text) as object), ...changes }, order, {});
  return raw.endsWith('\n') ? raw : `${raw}\n`;
}

async function persist(
  path: string,
  raw: string,
  options: object = {},
  assets: object[] = [],
): Promise<void> {
  await actions.persistEntry?.({ dataFiles: [{ path, raw, slug: 'x' }], assets, options });
}

function textOf(path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}

interface Entry {
  file: { path: string };
}
