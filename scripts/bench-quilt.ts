/**
 * Says what 10,000 quilt blocks cost:
 *
 *     npm run bench:quilt [-- --blocks 10000]
 *
 * Draws blocks of made stories with the themes of `content/`, and beside them a floor: text of the same
 * lengths, put together piece by piece. Prints processor milliseconds and bytes, and how many times the floor the
 * blocks cost. A measurement, never a test: the figures of two runs are only to be compared side by side.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { blockSvg } from '../src/quilt/block-svg.ts';
import { themeSchema, type Theme } from '../src/schemas/theme.ts';

const count = countAsked();
if (count === undefined) {
  console.error('Use: npm run bench:quilt [-- --blocks 10000]');
  process.exitCode = 2;
} else measure(count);

function countAsked(): number | undefined {
  try {
    const { values } = parseArgs({ options: { blocks: { type: 'string' } } });
    const asked = Number(values.blocks ?? 10_000);
    return Number.isInteger(asked) && asked > 0 ? asked : undefined;
  } catch {
    return undefined;
  }
}

/** Both are run once before, so that neither pays for getting warm. The best of five counts. */
function measure(blocks: number): void {
  const themes = readThemes();
  const draw = (): string[] => Array.from({ length: blocks }, (_, n) => drawn(n, themes));
  const all = draw();
  const floor = (): string[] => all.map((svg) => put(svg.length));
  floor();
  const [cost, least] = [draw, floor].map((work) =>
    Math.min(...Array.from({ length: 5 }, () => processorTime(work))),
  );
  const sizes = all.map((svg) => svg.length);
  const zipped = all.slice(0, 500).map((svg) => gzipSync(svg).length);
  console.log(
    [
      `${blocks} blocks of ${themes.length} themes`,
      `  drawing      ${ms(cost)} of processor time, ${(((cost ?? 0) * 1000) / blocks).toFixed(1)} µs each`,
      `  the floor    ${ms(least)}: the same number of letters, put together`,
      `  ratio        ${((cost ?? 0) / Math.max(least ?? 0, 0.001)).toFixed(1)} times the floor`,
      `  size         ${mean(sizes)} bytes each, ${Math.max(...sizes)} at most; ${mean(zipped)} with gzip`,
      `  different    ${new Set(all).size}`,
    ].join('\n'),
  );
}

/** The block of a made story with one to three themes. */
function drawn(n: number, themes: readonly Theme[]): string {
  const own = Array.from(
    { length: 1 + (n % 3) },
    (_, step) => themes[(n + step * 5) % themes.length],
  );
  return blockSvg(
    { uid: `made story ${n}`, themes: own.filter((theme) => theme !== undefined) },
    { for: 'page' },
  );
}

/** Text of that length, put together in steps of about the length of a corner. */
function put(length: number): string {
  let text = '';
  for (let n = 0; n < length; n += 4) text += `h${n % 84}v`;
  return text.slice(0, length);
}

function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function readThemes(): Theme[] {
  const folder = resolve(import.meta.dirname, '..', 'content', 'themes');
  return readdirSync(folder).map((name) =>
    themeSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))),
  );
}

function ms(time = 0): string {
  return `${time.toFixed(0).padStart(6)} ms`;
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
