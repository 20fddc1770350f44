/**
 * Checks a folder of stories and says in plain words what to mend.
 *
 *     npm run check:content [-- FOLDER] [--format json] [--strict] [--fix] [--level safe]
 *
 * FOLDER is `content` unless said otherwise. Exit 0: nothing is wrong. 1: there are problems.
 * 2: the folder cannot be read, or the command is not understood.
 *
 * --strict  warnings about plain language count as problems
 * --fix     first writes every readable story in the one canonical form
 * --level   `safe` is what a draft must pass; `complete`, the usual, is what the build asks
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFolder, type FolderReport } from '../src/folder/check.ts';
import { FolderError } from '../src/folder/files.ts';
import { fixFolder } from '../src/folder/fix.ts';
import { formatProblem } from '../src/stories/problem.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  try {
    const fixed = options.fix ? await fixFolder(options.root) : [];
    const report = await checkFolder(options.root, options);
    print(report, fixed, options);
    return report.problems.some(({ level }) => level === 'error') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function readOptions(argv: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        level: { type: 'string', default: 'complete' },
        strict: { type: 'boolean', default: false },
        fix: { type: 'boolean', default: false },
      },
    });
    const { format, level, strict, fix } = values;
    if (format !== 'text' && format !== 'json') return '--format is text or json.';
    if (level !== 'safe' && level !== 'complete') return '--level is safe or complete.';
    if (positionals.length > 1) return 'Please name one folder only.';
    return { root: resolve(positionals[0] ?? 'content'), format, level, strict, fix };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print(report: FolderReport, fixed: readonly string[], { format, strict }: Options): void {
  const { problems } = report;
  if (format === 'json') {
    console.log(JSON.stringify({ problems, fixed }, null, 2));
    return;
  }
  for (const path of fixed) console.log(`${path}  rewritten in canonical form`);
  for (const problem of problems)
    console.log(formatProblem(problem) + (problem.level === 'warning' ? '  (advice)' : ''));
  console.log(closing(report, strict));
}

function closing({ problems, stories }: FolderReport, strict: boolean): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const advice = problems.length - errors;
  const read = many(stories.length, 'story', 'stories');
  const notes =
    advice > 0
      ? ` There ${advice === 1 ? 'is' : 'are'} ${many(advice, 'piece', 'pieces')} of advice on plain language, which never stop a build.`
      : '';
  if (errors > 0) {
    const files = new Set(problems.filter(({ level }) => level === 'error').map(({ path }) => path))
      .size;
    return `\n${many(errors, 'problem', 'problems')} in ${many(files, 'file', 'files')}. ${read} ${stories.length === 1 ? 'is' : 'are'} in order.${notes}`;
  }
  return `${problems.length > 0 ? '\n' : ''}${read} checked${strict ? ' strictly' : ''}: nothing is wrong.${notes}`;
}

function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

interface Options {
  root: string;
  format: 'text' | 'json';
  level: 'safe' | 'complete';
  strict: boolean;
  fix: boolean;
}
