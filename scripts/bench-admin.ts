/**
 * Says how long the editing page takes with many stories, beside Decap as it comes:
 *
 *     npm run bench:admin -- --stories 3000 [--built DIR]
 *
 * Ours asks a real desk on a Git repository and shows the first hundred of all; Decap's own has its
 * stories in the page and shows ten. Wants a built site (`npm run build`). Prints the middle one of
 * five times in a new window. A measurement, never a test.
 */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launch } from '../tests/support/browser.ts';
import { deskSite } from '../tests/support/desk-site.ts';
import { serve } from '../tests/support/site-server.ts';
import { madeStory, makeCorpus, slugOf } from './bench/corpus.ts';
import { makeStockDecap } from './bench/stock-decap.ts';

const root = resolve(import.meta.dirname, '..');
const place = join(root, '.cache', 'bench-admin');
const asked = parseArgs({
  options: { stories: { type: 'string' }, built: { type: 'string' } },
}).values;
const count = Number(asked.stories ?? 3000);
const built = resolve(root, asked.built ?? 'dist');
if (!Number.isInteger(count) || count < 20 || !existsSync(join(built, 'admin/cms/cms.js'))) {
  console.error(
    'Use: npm run bench:admin -- --stories 3000 [--built DIR]. Run `npm run build` first.',
  );
  process.exit(2);
}

console.log(`Making ${count} stories.`);
rmSync(place, { recursive: true, force: true });
const content = join(place, 'content');
await makeCorpus(content, count, join(root, 'content'));
await makeStockDecap(
  root,
  join(place, 'stock'),
  Object.fromEntries(Array.from({ length: count }, (_, n) => [slugOf(n + 1), madeStory(n + 1)])),
);
const stock = await serve(join(place, 'stock'));
const ours = await deskSite(built, content);
const browser = await launch();
try {
  // Once before it counts: Git and the browser have files to read for the first time.
  await untilListed(browser, ours.url, `${count} in this list`);
  const [theirs, own] = [
    await middle(() => untilListed(browser, stock.url, 'Made story')),
    await middle(() => untilListed(browser, ours.url, `${count} in this list`)),
  ];
  console.log(`\n${count} stories, from nothing to a list:`);
  console.log(`  Decap as it comes   ${theirs.toFixed(0)} ms`);
  console.log(`  ours                ${own.toFixed(0)} ms`);
  console.log(`  ours to theirs      ${(own / theirs).toFixed(2)}`);
} finally {
  await browser.close();
  await stock.close();
  await ours[Symbol.asyncDispose]();
  rmSync(place, { recursive: true, force: true });
}

/** How long a new window takes from the address to a list that says this. */
async function untilListed(inside: Browser, url: string, words: string): Promise<number> {
  const context = await inside.newContext();
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(`${url}admin/#/collections/stories`);
  await page.getByText(words).first().waitFor();
  const took = performance.now() - began;
  await context.close();
  return took;
}

async function middle(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) times.push(await measure());
  return times.toSorted((a, b) => a - b)[2] ?? NaN;
}
