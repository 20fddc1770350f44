/**
 * Says what Lighthouse finds on one page of each kind, as a phone on a slow line:
 *
 *     npm run bench:lighthouse -- [--runs 5] [--built DIR]
 *
 * Serves a built site (`npm run build`) with the headers and compression of `npm run serve`, and prints
 * the middle one of some runs a page, and every check of the first run that is not passed. Lighthouse
 * is no dependency: npx fetches it at the first run. A measurement, never a test: performance depends
 * on what else the computer does.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compressTexts } from '../src/desk/serving/compress.ts';
import { liveSite } from '../src/desk/serving/live-site.ts';
import { root, run } from './children.ts';
import { getBrowser } from './testing/get-browser.ts';

const lighthouse = 'lighthouse@13.5.0';
const place = join(root, '.cache', 'bench-lighthouse');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
process.exitCode = await main();

async function main(): Promise<number> {
  const { runs, built } = asked();
  if (!Number.isInteger(runs) || runs < 1 || !existsSync(join(built, 'index.html'))) {
    console.error(
      'Use: npm run bench:lighthouse -- [--runs 5] [--built DIR]. Run `npm run build` first.',
    );
    return 2;
  }
  const browser = await getBrowser((words) => console.log(words));
  if (browser === undefined) return 1;
  const site = await served(built);
  try {
    console.log(`${lighthouse} with ${browser.version}, the middle one of ${runs}:\n`);
    console.log(
      `${''.padEnd(28)}${['performance', 'access', 'practice', 'SEO', 'LCP', 'CLS', 'TBT'].map((name) => name.padStart(12)).join('')}`,
    );
    for (const [name, path] of Object.entries(pagesOf(built))) {
      const reports: Report[] = [];
      for (let n = 0; n < runs; n++) reports.push(await look(site.url + path, browser.program));
      print(name, reports);
    }
  } finally {
    site.close();
    rmSync(place, { recursive: true, force: true });
  }
  return 0;
}

function asked(): { runs: number; built: string } {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, built: { type: 'string' } },
  });
  return { runs: Number(values.runs ?? 5), built: resolve(root, values.built ?? 'dist') };
}

/** One page of each kind; a story that has a version in short words, for both. */
function pagesOf(built: string): Record<string, string> {
  const story = readdirSync(join(built, 'stories'))
    .toSorted()
    .find((slug) => existsSync(join(built, 'stories', slug, 'easy-read', 'index.html')));
  const [theme] = readdirSync(join(built, 'themes'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  return {
    'front page': '',
    ...(story !== undefined && {
      story: `stories/${story}/`,
      'short and simple': `stories/${story}/easy-read/`,
    }),
    ...(theme !== undefined && { theme: `themes/${theme}/` }),
    search: 'search/',
    form: 'tell-your-story/',
  };
}

/** The built site with compressed copies, as readers get it. */
async function served(built: string): Promise<{ url: string; close(): void }> {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const copy = join(place, 'site');
  cpSync(built, copy, { recursive: true });
  await compressTexts(copy);
  const live = liveSite({ base: '/', https: false, editing: { with: 'desk' } });
  live.show(copy);
  const server = createServer(live.answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param tries A busy computer makes Lighthouse lose its trace; then it is asked again. */
async function look(address: string, program: string, tries = 3): Promise<Report> {
  const file = join(place, 'report.json');
  const flags = `--headless=new --disable-gpu --no-first-run${process.getuid?.() === 0 ? ' --no-sandbox' : ''}`;
  const { ok, output } = await run(
    process.platform === 'win32' ? 'npx.cmd' : 'npx',
    [
      ...['--yes', lighthouse, address, '--quiet', '--output=json', `--output-path=${file}`],
      ...[`--only-categories=${categories.join(',')}`, `--chrome-flags=${flags}`],
    ],
    {
      env: {
        CHROME_PATH: program,
        // Lighthouse wants a newer Node than the one that npx may be started with.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  );
  if (!ok && tries > 1) return look(address, program, tries - 1);
  if (!ok) throw new Error(`Lighthouse could not look at ${address}:\n${output.slice(-2000)}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function print(name: string, reports: readonly Report[]): void {
  const scores = categories.map((category) =>
    middle(reports.map((report) => (report.categories[category]?.score ?? 0) * 100)).toFixed(0),
  );
  const measure = (id: string): number =>
    middle(reports.map(({ audits }) => audits[id]?.numericValue ?? 0));
  const times = [
    `${(measure('largest-contentful-paint') / 1000).toFixed(2)} s`,
    measure('cumulative-layout-shift').toFixed(3),
    `${measure('total-blocking-time').toFixed(0)} ms`,
  ];
  console.log(name.padEnd(28) + [...scores, ...times].map((value) => value.padStart(12)).join(''));
  for (const category of categories.slice(1))
    for (const { id } of reports[0]?.categories[category]?.auditRefs ?? []) {
      const audit = reports[0]?.audits[id];
      if (audit && audit.score !== null && audit.score < 1)
        console.log(`    ${category}: ${audit.title}`);
    }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** What is used of a report of Lighthouse. */
interface Report {
  categories: Partial<Record<string, { score: number | null; auditRefs: { id: string }[] }>>;
  audits: Partial<Record<string, { title: string; score: number | null; numericValue?: number }>>;
}
