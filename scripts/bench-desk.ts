/**
 * Says what the desk costs with many stories:
 *
 *     npm run bench:desk -- --stories 3000
 *
 * Makes a repository of made stories (the same for the same number) and asks the desk what Decap
 * asks: the list, opening and saving a story, making it ready and publishing it. Prints the first
 * time and the middle one of several. A measurement, never a test: the figures of two runs are only
 * to be compared side by side.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Written, type Asking } from '../src/desk/cms/action.ts';
import { actions } from '../src/desk/cms/cms.ts';
import { openDatabase } from '../src/desk/database.ts';
import { openStore } from '../src/desk/git/store.ts';
import { deskTables } from '../src/desk/keeping.ts';
import { makeCorpus, madeStory, slugOf } from './bench/corpus.ts';

const root = resolve(import.meta.dirname, '..');
const place = join(root, '.cache', 'bench-desk');
process.exitCode = await main();

async function main(): Promise<number> {
  const count = countAsked();
  if (count === undefined) {
    console.error('Use: npm run bench:desk -- --stories 3000');
    return 2;
  }
  rmSync(place, { recursive: true, force: true });
  console.log(`Making ${count} stories.`);
  const folder = await madeRepository(count);
  const store = await openStore({ folder });
  try {
    await measure(count, {
      person: { id: 'bench', name: 'Bench', email: 'bench@desk.invalid', role: 'editor' },
      desk: {
        store,
        database: openDatabase(':memory:', deskTables),
        pages: { page: async () => undefined },
        base: '/',
        origin: 'http://localhost',
        everybody: undefined,
        scratch: join(place, 'scratch'),
        now: () => new Date(),
        today: () => '2026-01-01',
        published: () => undefined,
      },
    });
  } finally {
    await store.close();
    rmSync(place, { recursive: true, force: true });
  }
  return 0;
}

function countAsked(): number | undefined {
  try {
    const { values } = parseArgs({ options: { stories: { type: 'string' } } });
    const count = Number(values.stories ?? 3000);
    return Number.isInteger(count) && count > 0 ? count : undefined;
  } catch {
    return undefined;
  }
}

/** A bare repository, as a server has it. */
async function madeRepository(count: number): Promise<string> {
  const checkout = join(place, 'checkout');
  mkdirSync(checkout, { recursive: true });
  await makeCorpus(join(checkout, 'content'), count, join(root, 'content'));
  const git = (...args: string[]): void => {
    const person = ['-c', 'user.name=Bench', '-c', 'user.email=bench@desk.invalid'];
    execFileSync('git', [...person, ...args], { cwd: checkout, stdio: 'ignore' });
  };
  git('init', '-q', '-b', 'main');
  git('add', '--all');
  git('commit', '-q', '-m', 'Made stories');
  git('clone', '-q', '--bare', checkout, join(place, 'content.git'));
  return join(place, 'content.git');
}

async function measure(count: number, asking: Asking): Promise<void> {
  const { store } = asking.desk;
  const ask = async (name: string, params: object): Promise<unknown> =>
    actions[name]?.(asking, params);
  const list = async (): Promise<number> => {
    const answer = await ask('entriesByFolder', { folder: 'content/stories' });
    return answer instanceof Written ? Buffer.byteLength(answer.json) : 0;
  };
  const numbers = Array.from({ length: 7 }, (_, n) => 1 + ((n * 397) % count));
  const nameOf = (n: number) => ({ collection: 'stories', slug: `${slugOf(n)}/index` });
  const save = (n: number, words: string) => async (): Promise<void> => {
    const path = `stories/${slugOf(n)}/index.mdx`;
    const draft = await store.draft({ noun: 'stories', slug: slugOf(n) });
    const seen = (await store.file(path, draft?.commit))?.id;
    const raw = `${madeStory(n)}\n${words}\n`;
    await ask('persistEntry', { dataFiles: [{ path: `content/${path}`, raw, seen }], options: {} });
  };
  const each = (work: (n: number) => () => Promise<unknown>) => numbers.map((n) => work(n));
  console.log(`\n${count} stories`);
  await tell('list', [list, list, list]);
  console.log(`  ${((await list()) / 1e6).toFixed(2)} MB of list`);
  await tell(
    'open a story',
    each((n) => () => ask('getEntry', { path: pathOf(n) })),
  );
  await tell(
    'first save',
    each((n) => save(n, 'One more sentence.')),
  );
  await tell(
    'next save',
    each((n) => save(n, 'Another sentence.')),
  );
  await tell(
    'board',
    numbers.map(() => async () => {
      const ids = (await ask('unpublishedEntries', {})) as string[];
      for (const id of ids) await ask('unpublishedEntry', { id });
    }),
  );
  await tell(
    'make ready',
    each(
      (n) => () =>
        ask('updateUnpublishedEntryStatus', { ...nameOf(n), newStatus: 'pending_publish' }),
    ),
  );
  await tell(
    'publish',
    each((n) => () => ask('publishUnpublishedEntry', nameOf(n))),
  );
  await tell('list after that', [list, list, list]);
}

/** Does things one after the other, and prints how long the first and the middle one took. */
async function tell(what: string, works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const times: number[] = [];
  for (const work of works) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  const [first = 0] = times;
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const ms = (time: number): string => `${time.toFixed(0).padStart(6)} ms`;
  console.log(`  ${what.padEnd(16)} first ${ms(first)}   middle ${ms(middle)}`);
}

function pathOf(n: number): string {
  return `content/stories/${slugOf(n)}/index.mdx`;
}
