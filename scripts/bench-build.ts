/**
 * Says what a build costs:
 *
 *     npm run bench:build -- --stories 1000 [--stories 5000 …]
 *
 * Makes a content folder of made stories (the same for the same number), builds it from nothing,
 * and prints seconds, processor seconds, the peak memory of each process, pages, files and bytes,
 * and what each stage took. With several numbers it also prints what one more story costs between
 * them. A measurement, never a test: the figures of two runs are only to be compared side by side.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCorpus } from './bench/corpus.ts';
import { watchProcesses, type ProcessUse } from './bench/processes.ts';

const root = resolve(import.meta.dirname, '..');
const place = join(root, '.cache', 'bench');
process.exitCode = await main();

async function main(): Promise<number> {
  const counts = countsAsked();
  if (counts === undefined) {
    console.error('Use: npm run bench:build -- --stories 1000 [--stories 5000 …]');
    return 2;
  }
  const results: Result[] = [];
  for (const count of counts) {
    const result = await measure(count);
    if (result === undefined) return 1;
    results.push(result);
    print(result);
  }
  for (const [n, more] of results.slice(1).entries()) {
    const less = results[n];
    if (less) printMarginal(less, more);
  }
  return 0;
}

function countsAsked(): number[] | undefined {
  try {
    const { values } = parseArgs({ options: { stories: { type: 'string', multiple: true } } });
    const counts = (values.stories ?? ['1000']).map(Number);
    return counts.every((count) => Number.isInteger(count) && count > 0) ? counts : undefined;
  } catch {
    return undefined;
  }
}

async function measure(count: number): Promise<Result | undefined> {
  const content = join(place, `content-${count}`);
  const out = join(place, 'site');
  const stagesFile = join(place, 'stages.jsonl');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  console.log(`Making ${count} stories.`);
  await makeCorpus(content, count, join(root, 'content'));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/build.ts'), '--content', content, '--out', out, '--today', '2026-01-01'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ALONGSIDE_STAGES: stagesFile,
        ALONGSIDE_CACHE: join(place, 'cache'),
      },
    },
  );
  const watched = watchProcesses(child.pid ?? 0);
  const code = await new Promise<number>((ended) =>
    child.on('close', (status) => ended(status ?? 1)),
  );
  const seconds = (performance.now() - began) / 1000;
  const processes = watched.stop();
  if (code !== 0 || !existsSync(out)) {
    console.error(`The build of ${count} stories failed.`);
    return undefined;
  }
  const files = await filesIn(out);
  const stages = stagesFrom(stagesFile);
  rmSync(place, { recursive: true, force: true });
  return { count, seconds, processes, stages, ...files };
}

async function filesIn(folder: string): Promise<Pick<Result, 'files' | 'pages' | 'bytes'>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  return {
    files: files.length,
    pages: files.filter(({ name }) => name.endsWith('.html')).length,
    bytes,
  };
}

function stagesFrom(file: string): Stage[] {
  const marks = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { stage: string; at: number });
  const sums = new Map<string, number>();
  for (const [n, { stage, at }] of marks.slice(1).entries())
    sums.set(stage, (sums.get(stage) ?? 0) + (at - (marks[n]?.at ?? at)) / 1000);
  return [...sums].map(([name, seconds]) => ({ name, seconds }));
}

function print({ count, seconds, processes, stages, pages, files, bytes }: Result): void {
  const sum = stages.reduce((total, stage) => total + stage.seconds, 0);
  const cpu = processes.reduce((total, one) => total + one.cpuSeconds, 0);
  console.log(
    [
      '',
      `${count} stories: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} processor seconds`,
      `${pages} pages, ${files} files, ${(bytes / 1e6).toFixed(1)} MB`,
      ...stages.map(
        (stage) =>
          `  ${stage.name.padEnd(24)} ${stage.seconds.toFixed(2).padStart(7)} s  ${percent(stage.seconds / sum)}`,
      ),
      `  ${'start and end'.padEnd(24)} ${(seconds - sum).toFixed(2).padStart(7)} s`,
      ...processes.map(
        ({ name, peakBytes, cpuSeconds }) =>
          `  memory of ${name.padEnd(14)} ${(peakBytes / 1e9).toFixed(2)} GB at most, ${cpuSeconds.toFixed(1)} processor seconds`,
      ),
    ].join('\n'),
  );
}

function printMarginal(less: Result, more: Result): void {
  const each = (total: (result: Result) => number): string =>
    `${(((total(more) - total(less)) / (more.count - less.count)) * 1000).toFixed(2)} ms`;
  const stages = ({ stages: all }: Result): number =>
    all.reduce((sum, { name, seconds }) => sum + (name === 'search index' ? 0 : seconds), 0);
  const cpu = ({ processes }: Result): number =>
    processes.reduce((sum, { name, cpuSeconds }) => sum + (name === 'Astro' ? cpuSeconds : 0), 0);
  console.log(
    [
      `\nOne more story between ${less.count} and ${more.count}:`,
      `  ${each(({ seconds }) => seconds)} in all, ${each(stages)} without the search index,`,
      `  ${each(cpu)} of processor time in Astro's process`,
    ].join('\n'),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0).padStart(3)} %`;
}

interface Stage {
  name: string;
  seconds: number;
}

interface Result {
  count: number;
  seconds: number;
  processes: ProcessUse[];
  stages: Stage[];
  pages: number;
  files: number;
  bytes: number;
}
