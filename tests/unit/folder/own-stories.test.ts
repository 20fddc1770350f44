import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkFolder } from '../../../src/folder/check.ts';
import { readStoryFile, writeStoryFile } from '../../../src/stories/file.ts';

const content = resolve(import.meta.dirname, '../../../content');
const stories = readdirSync(join(content, 'stories'));

test('nothing is wrong in our own stories, not even a word to mend', async () => {
  expect((await checkFolder(content)).problems).toEqual([]);
});

test.each(stories)('reading and writing %s changes nothing', (slug) => {
  const text = readFileSync(join(content, 'stories', slug, 'index.mdx'), 'utf8');
  expect(writeStoryFile(readStoryFile(text))).toBe(text);
});

test('there are fourteen true stories or more, of four kinds, and one that is made up', async () => {
  const report = await checkFolder(content);
  const all = report.stories.map(({ frontMatter }) => frontMatter);
  const made = all.filter(({ consent }) => consent.basis === 'fictional-example');
  expect(made).toHaveLength(1);
  expect(all.length - made.length).toBeGreaterThanOrEqual(14);
  expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
  for (const { title, sources, notKnown, consent } of all) {
    if (consent.basis === 'fictional-example') continue;
    expect(sources?.length, title).toBeGreaterThan(0);
    expect(notKnown?.length, title).toBeGreaterThan(0);
  }
});
