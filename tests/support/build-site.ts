import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a build was asked for; what is left out is as in `npm run build`. */
export interface BuildWish {
  content?: string;
  today?: string;
  base?: string;
  /** Where to; a new temporary folder when left out, which is the caller's to delete. */
  out?: string;
  /** The project to build; this one when left out. */
  root?: string;
  /** More for the environment, such as `ALONGSIDE_CACHE` for a build that begins from nothing. */
  env?: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface BuiltSite {
  out: string;
  code: number;
  stdout: string;
  stderr: string;
}

/** Builds the site in a process of its own, as `npm run build` does. Never throws on a failed build. */
export async function buildSite(wish: BuildWish = {}): Promise<BuiltSite> {
  const root = wish.root ?? resolve(import.meta.dirname, '../..');
  const out = wish.out ?? join(mkdtempSync(join(tmpdir(), 'alongside-site-')), 'site');
  const flags = Object.entries({ content: wish.content, today: wish.today, base: wish.base, out });
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts/build.ts'),
      ...flags.flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}=${value}`])),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...withoutVitest(), ...wish.env } },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  const code = await new Promise<number>((ended, failed) => {
    child.on('error', failed);
    child.on('close', (status) => ended(status ?? 1));
  });
  process.off('exit', stop);
  return { out, code, stdout, stderr };
}

/** Vitest's own variables would make Astro and Vite build for a test run instead of for readers. */
export function withoutVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST|VITE.*|ALONGSIDE_(CONTENT|TODAY|BASE|OUT))$/.test(
          name,
        ),
    ),
  );
}
