import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const eslint = new ESLint({ cwd: root });

/** What lint says of one line, if it stood in that file. */
async function said(file: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: resolve(root, file) });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId?.startsWith('no-restricted'))
    .map(({ message }) => message);
}

test.each([
  ['src/schemas/x.ts', "export { byNewest } from '../stories/order.ts';"],
  ['src/stories/x.ts', "export { getCollection } from 'astro:content';"],
  ['src/stories/x.ts', "export { readFile } from 'node:fs/promises';"],
  ['src/stories/x.ts', "export { site } from '../site.config.ts';"],
  ['src/stories/x.ts', 'export const today = new Date();'],
  ['src/feeds/x.ts', 'export const now = Date.now();'],
  ['src/feeds/x.ts', "export { themes } from '../collections/groups.ts';"],
  ['src/sharing/x.ts', "export { readFile } from 'node:fs/promises';"],
  ['src/sharing/x.ts', "export { site } from '../site.config.ts';"],
  ['src/drawing/x.ts', "export { themes } from '../collections/groups.ts';"],
  ['src/folder/x.ts', "export { site } from '../site.config.ts';"],
  ['src/collections/x.ts', "export { to } from '../components/site/address.ts';"],
  ['src/components/site/x.ts', "export { themes } from '../../collections/groups.ts';"],
  ['src/layouts/x.ts', "export { themes } from '../collections/groups.ts';"],
  ['src/pages/x.ts', "export { getCollection } from 'astro:content';"],
  ['src/pages/x.ts', "export { GET } from '../pages/rss.xml.ts';"],
  ['src/search/x.ts', "export { z } from 'astro/zod';"],
  ['src/admin/x.ts', "export { parse } from 'yaml';"],
  ['src/integrations/x.ts', "export { themes } from '../collections/groups.ts';"],
  ['tests/site/x.ts', "export { byNewest } from '../../src/stories/order.ts';"],
])('%s may not say: %s', async (file, line) => {
  expect(await said(file, line)).not.toEqual([]);
});

test.each([
  ['src/feeds/x.ts', "export { byNewest } from '../stories/order.ts';"],
  ['src/pages/x.ts', "export { themes } from '../collections/groups.ts';"],
  ['src/components/site/x.ts', "export { byNewest } from '../../stories/order.ts';"],
])('%s may say: %s', async (file, line) => {
  expect(await said(file, line)).toEqual([]);
});
