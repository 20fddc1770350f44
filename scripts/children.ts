import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '..');

/**
 * Runs a script of the project or of a package with the Node that runs this one. What it started
 * ends with this process.
 *
 * @param command The script, from the project's folder, and its arguments.
 * @param options.live Prints as it goes, instead of collecting.
 */
export function node(
  command: readonly string[],
  options: { live?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  return run(process.execPath, command, options);
}

/** Runs a program; as `node`. Never rejects: a program that is not there has code 127. */
export function run(
  program: string,
  command: readonly string[],
  options: { live?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  return new Promise((settle) => {
    const child = spawn(program, command, {
      cwd: root,
      stdio: options.live === true ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...environment(options.live === true), ...options.env },
    });
    add(child);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => {
      remove(child);
      settle({ ok: false, code: 127, output: error.message });
    });
    child.on('close', (code) => {
      remove(child);
      settle({ ok: code === 0, code: code ?? 1, output });
    });
  });
}

/** Colours are for a person at a screen: what is collected, or goes to a file, has none. */
function environment(live: boolean): NodeJS.ProcessEnv {
  if (live && process.stdout.isTTY) return process.env;
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  // Node warns when it is told both.
  delete env.FORCE_COLOR;
  return env;
}

const children = new Set<ChildProcess>();
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function add(child: ChildProcess): void {
  if (children.size === 0) for (const signal of names) process.on(signal, stop);
  children.add(child);
}

function remove(child: ChildProcess): void {
  children.delete(child);
  if (children.size === 0) for (const signal of names) process.off(signal, stop);
}

function stop(signal: NodeJS.Signals): void {
  for (const child of children) child.kill('SIGTERM');
  process.exit(signals[signal as keyof typeof signals]);
}

const names = Object.keys(signals) as (keyof typeof signals)[];

/** How a program ended, and what it printed unless it printed live. */
interface Ended {
  ok: boolean;
  code: number;
  output: string;
}
