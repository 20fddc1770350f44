import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { summaryOf } from '../../src/desk/cms/list.ts';
import { fitToKeep } from '../../src/desk/fit.ts';
import { placeOf } from '../../src/desk/place.ts';
import { readStoryFile } from '../../src/stories/file.ts';
import { parseBody } from '../../src/stories/parse.ts';
import { plainText } from '../../src/stories/render.ts';
import { loadDecap, type Decap } from '../unit/admin/decap.ts';
import { data } from '../unit/admin/source.ts';

const real = resolve(import.meta.dirname, '../../content');
const own = readdirSync(real, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
);
const paths = own.filter((path) => /\.(?:mdx|yml)$/.test(path)).map((path) => `content/${path}`);
const stories = paths.filter((path) => path.endsWith('.mdx'));

let decap: Decap;
beforeAll(async () => {
  decap = await loadDecap();
});

test('every file that was opened and saved by Decap is the same to the byte', () => {
  expect(stories.length).toBeGreaterThan(10);
  for (const path of paths) expect(kept(path, throughDecap(path)), path).toBe(textOf(path));
});

test('another title changes one line', () => {
  for (const path of stories) {
    const before = textOf(path).split('\n');
    const after = kept(path, throughDecap(path, { title: 'Another title' })).split('\n');
    expect(
      before.filter((line, index) => line !== after[index]),
      path,
    ).toHaveLength(1);
    expect(after).toHaveLength(before.length);
  }
});

test('fields left empty leave no trace', () => {
  const empty = {
    updated: '',
    related: [],
    place: null,
    borrow: { ask: '' },
    updates: [{ text: '' }],
  };
  for (const path of stories) {
    const text = kept(path, throughDecap(path, empty));
    for (const key of Object.keys(empty)) expect(text).not.toMatch(new RegExp(`^${key}:`, 'm'));
  }
});

test('what a list says of a story is what the story says', () => {
  for (const path of stories) {
    const whole = decap.storyFormat.fromFile(textOf(path)) as Record<string, unknown>;
    const listed = decap.storyFormat.fromFile(summaryOf(textOf(path))) as Record<string, unknown>;
    const { status } = whole['consent'] as { status: string };
    for (const key of ['uid', 'title', 'kind', 'themes', 'published'])
      expect(listed[key], key).toEqual(whole[key]);
    expect(listed).toMatchObject({ consent: { status } });
    expect(listed['body'] ?? '').toBe('');
  }
});

test('what somebody types reads as typed, in the title and in the text', () => {
  const typed = 'I <3 you {name} & 2 < 3 *stars* import x';
  const { KeyPoint } = Object.fromEntries(
    data.vocabulary.map((item) => [item.name, decap.editorComponent(item)]),
  );
  // Decap's own editor escapes the signs of Markdown, and our plugin then those of MDX.
  const paragraph = decap.escapeText(typed.replaceAll('*', '\\*'), true);
  const point = KeyPoint?.toBlock({ words: typed.replaceAll('*', '') }) ?? '';
  const raw = decap.storyFormat.toFile({ title: typed, body: `${paragraph}\n\n${point}\n` });
  const { text } = fitToKeep({
    place: placeOf('content/stories/as-typed/index.mdx'),
    raw,
    before: undefined,
    beside: new Set(),
  });
  const { frontMatter, body } = readStoryFile(text);
  expect(frontMatter['title']).toBe(typed);
  expect(plainText(parseBody(body))).toContain(typed);
  expect(plainText(parseBody(body))).toContain(typed.replaceAll('*', ''));
});

/** What Decap sends when somebody opened the file and changed these fields. */
function throughDecap(path: string, changes: Record<string, unknown> = {}): string {
  const collection = data.decap.collections.find(({ folder }) => path.startsWith(`${folder}/`));
  const format = collection?.format === 'story' ? decap.storyFormat : decap.listFormat;
  const order = collection?.fields.map(({ name }) => name);
  const read = format.fromFile(textOf(path)) as object;
  const raw = format.toFile({ ...read, ...changes }, order, {});
  return raw.endsWith('\n') ? raw : `${raw}\n`;
}

/** What is then kept. */
function kept(path: string, raw: string): string {
  const place = placeOf(path);
  const beside = own
    .filter((each) => each.startsWith(`stories/${place.slug}/`))
    .map((each) => each.split('/').at(-1) ?? '');
  return fitToKeep({
    place,
    raw,
    before: Buffer.from(textOf(path)),
    beside: new Set(beside),
  }).text;
}

function textOf(path: string): string {
  return readFileSync(join(real, path.slice('content/'.length)), 'utf8');
}
