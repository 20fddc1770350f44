import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve, sep } from 'node:path';
import { chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');

/** A fresh clone of the last commit, as on a computer that has Git, Node and npm, and nothing else. */
export interface CleanMachine {
  clone: string;
  /** Runs a command there to its end. */
  run(command: readonly string[], network: boolean): Promise<Ended>;
  /** Starts a command there and leaves it running. */
  start(command: readonly string[], network: boolean): Started;
  /** Every address beyond this computer that was tried while there was no network. */
  attempts(): string;
  remove(): void;
}

/** A command that is running. */
export interface Started {
  process: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Stops the command by its own process, as a supervisor does, and waits for its end. */
  stop(): Promise<void>;
}

/** Makes a clean machine in a temporary folder. Remove it when done. */
export function cleanMachine(): CleanMachine {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-clean-'));
  const clone = join(folder, 'alongside');
  const home = join(folder, 'home');
  const log = join(folder, 'network.log');
  mkdirSync(home);
  cloneInto(clone);

  const start = (command: readonly string[], network: boolean): Started => {
    const [program = '', ...words] = command;
    const child = spawn(program, words, {
      cwd: clone,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...machineEnv(home), ...(network ? {} : noNetwork(log)) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const ended = new Promise<void>((settle) => child.once('close', () => settle()));
    const stop = async (): Promise<void> => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    };
    return { process: child, output: () => output, stop };
  };

  return {
    clone,
    start,
    run: async (command, network) => {
      const started = start(command, network);
      const code = await new Promise<number>((settle, fail) => {
        started.process.once('error', fail);
        started.process.once('close', (status) => settle(status ?? 1));
      });
      return { code, output: started.output() };
    },
    attempts: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Clones the last commit of this project, without its history's size mattering. */
export function cloneInto(folder: string): void {
  execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'clone', '--quiet', '--depth=1', `file://${root}`, folder],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

/** The processes that come from one process, itself included. */
export function familyOf(id: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n');
  const parents = new Map(
    lines.map((line): [number, number] => {
      const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
      return [child, parent];
    }),
  );
  const family = [id];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** Those of the processes that are still there. */
export function stillRunning(ids: readonly number[]): number[] {
  return ids.filter((id) => {
    try {
      process.kill(id, 0);
      return true;
    } catch {
      return false;
    }
  });
}

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => settle(port));
    });
  });
}

/**
 * This computer's own environment, without what npm, Vitest and these tests put there. How it
 * reaches the network (proxy, certificates, the person's npm settings) is the computer's, and stays.
 */
function machineEnv(home: string): NodeJS.ProcessEnv {
  const ours =
    /^(npm_.*|node|node_options|init_cwd|alongside_.*|vite.*|vitest.*|node_env|mode|dev|prod|ssr|test|base_url)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const settings = process.env.npm_config_userconfig ?? join(homedir(), '.npmrc');
  return {
    ...env,
    PATH: (process.env.PATH ?? '')
      .split(delimiter)
      .filter((place) => !place.includes(`${sep}node_modules${sep}`))
      .join(delimiter),
    HOME: home,
    USERPROFILE: home,
    ...(existsSync(settings) ? { npm_config_userconfig: settings } : {}),
    // A browser that was fetched before is part of the computer, like one that was installed.
    PLAYWRIGHT_BROWSERS_PATH: chromium.executablePath().replace(/(ms-playwright).*$/, '$1'),
  };
}

function noNetwork(log: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  const guard = new URL('no-network.mjs', import.meta.url).href;
  return {
    ALONGSIDE_NETWORK_LOG: log,
    NODE_OPTIONS: `--import=${guard}`,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: '127.0.0.1,localhost',
    npm_config_registry: nowhere,
    npm_config_fetch_retries: '0',
  };
}

interface Ended {
  code: number;
  output: string;
}
