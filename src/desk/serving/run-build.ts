import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { settingNames } from '../../folder/settings.ts';

/** Builds the site, or one page of it, in a process of its own. Never rejects. */
export type Build = (wish: BuildWish, stopped: AbortSignal) => Promise<BuildEnd>;

/** What is built, of what. */
export interface BuildWish {
  /** A content folder. */
  content: string;
  /** Where to. */
  out: string;
  /** The day it is built for, `YYYY-MM-DD`. */
  today: string;
  /** The one story of a preview. */
  preview?: string;
}

/** How a build ended, and all that it said. */
export interface BuildEnd {
  ok: boolean;
  output: string;
}

/**
 * Builds with `scripts/build.ts` of a project.
 * @param project Its folder.
 * @param site Where the site will stand: its base path, and its address where that is another than in
 * `site.config.ts`.
 * @param cache A folder in which builds keep what the next one can use.
 */
export function buildWith(
  project: string,
  site: { base: string; address?: string },
  cache: string,
): Build {
  return async ({ content, out, today, preview }, stopped) => {
    await mkdir(cache, { recursive: true });
    const flags = { content, out, today, base: site.base, ...(preview && { preview }) };
    return run(
      [
        join(project, 'scripts', 'build.ts'),
        ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`),
      ],
      project,
      {
        [settingNames.desk]: '1',
        [settingNames.address]: site.address ?? '',
        ALONGSIDE_CACHE: cache,
      },
      stopped,
    );
  };
}

/**
 * Puts a copy of the project's code into a folder, with the pages of stories and no others. Previews are
 * built in it: they take half the time, and neither wait for a build of the site nor touch the files that
 * Astro keeps in the project.
 */
export async function copyForPreviews(root: string, into: string): Promise<void> {
  await rm(into, { recursive: true, force: true });
  const pages = join(root, 'src', 'pages');
  const wanted = (path: string): boolean => {
    const [noun = 'stories', page = '[slug]', ...rest] = steps(pages, path);
    return noun === 'stories' && page === '[slug]' && rest.length < 2;
  };
  for (const name of codeOfTheSite) {
    const from = join(root, name);
    await cp(from, join(into, name), {
      recursive: true,
      filter: (path) => !path.startsWith(pages + sep) || wanted(path),
    });
  }
  await symlink(join(root, 'node_modules'), join(into, 'node_modules'), 'junction');
}

/** Tells one state of the site's code from another. */
export function digestOfCode(root: string): string {
  const hash = createHash('sha256');
  for (const name of codeOfTheSite) {
    const path = join(root, name);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
      : [path];
    for (const file of files.toSorted())
      if (statSync(file).isFile())
        hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * What an editor can mend of what a build said: problems of the stories, a line each; undefined for a
 * fault of ours.
 */
export function problemsIn(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => problemLine.test(line));
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** As `formatProblem` writes them. */
const problemLine = /^[^\s:]+:\d+:\d+ {2}.+ {2}\[[\w-]+\]$/;

/** Everything that a build reads of the project. */
const codeOfTheSite = [
  ...['src', 'public', 'scripts', 'astro.config.mjs'],
  ...['tsconfig.json', 'package.json', 'package-lock.json'],
];

function steps(folder: string, path: string): string[] {
  return relative(folder, path).split(sep).filter(Boolean);
}

function run(
  command: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>>,
  stopped: AbortSignal,
): Promise<BuildEnd> {
  return new Promise((settle) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', ...more };
    // Node warns when it is told both.
    delete env.FORCE_COLOR;
    const child = spawn(process.execPath, command, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
      // A group of its own, so that what a build started ends with it.
      detached: process.platform !== 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const stop = (): void => {
      if (child.pid === undefined) return;
      try {
        if (process.platform === 'win32') child.kill();
        else process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It has just ended by itself.
      }
    };
    if (stopped.aborted) stop();
    stopped.addEventListener('abort', stop);
    process.once('exit', stop);
    const end = (ok: boolean, said: string): void => {
      stopped.removeEventListener('abort', stop);
      process.off('exit', stop);
      settle({ ok, output: said });
    };
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0, output));
  });
}
