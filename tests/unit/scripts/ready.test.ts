import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'alongside-ready-'));
  mkdirSync(join(project, 'scripts'));
  cpSync(
    resolve(import.meta.dirname, '../../../scripts/ready.mjs'),
    join(project, 'scripts/ready.mjs'),
  );
  lock('1.0.0');
  npm("fs.mkdirSync('node_modules', { recursive: true }); fs.appendFileSync('npm-ran', 'x')");
  script('console.log(`told ${process.argv.slice(2)}`)');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const write = (name: string, text: string): void => {
  mkdirSync(join(project, name, '..'), { recursive: true });
  writeFileSync(join(project, name), text);
};
const packagesWith = (version: string): string =>
  JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } });
const lock = (version: string): void => write('package-lock.json', packagesWith(version));
const npm = (does: string): void => write('npm-cli.js', `const fs = require('fs');\n${does}`);
const script = (does: string): void => write('scripts/say.ts', does);
const timesFetched = (): number =>
  existsSync(join(project, 'npm-ran')) ? readFileSync(join(project, 'npm-ran'), 'utf8').length : 0;

describe('Making the folder ready', () => {
  it('fetches the packages first, then runs the script with its words', async () => {
    const { output, code } = await ready('a', 'b');
    expect(output).toContain('First time here');
    expect(output).toContain('told a,b');
    expect([timesFetched(), code]).toEqual([1, 0]);
  });

  it('fetches nothing the second time, and again when the list has changed', async () => {
    await ready();
    expect((await ready()).output).toBe('told \n');
    expect(timesFetched()).toBe(1);
    lock('2.0.0');
    await ready();
    expect(timesFetched()).toBe(2);
  });

  it('takes packages as they are that were fetched by hand', async () => {
    write('node_modules/.package-lock.json', packagesWith('1.0.0'));
    await ready();
    expect(timesFetched()).toBe(0);
  });

  it('does not take old packages for new ones', async () => {
    write('node_modules/.package-lock.json', packagesWith('0.9.0'));
    await ready();
    expect(timesFetched()).toBe(1);
  });

  it('says that there is no network, and does not run the script', async () => {
    npm("console.error('npm error code ENOTFOUND'); process.exit(1)");
    const { output, code } = await ready();
    expect(output).toContain('The packages could not be fetched: no network?');
    expect(output).not.toContain('told');
    expect(code).toBe(1);
  });

  it('fetches again after it was interrupted', async () => {
    npm("fs.mkdirSync('node_modules', { recursive: true }); process.kill(process.pid, 'SIGTERM')");
    expect((await ready()).output).toContain('not complete');
    npm("fs.appendFileSync('npm-ran', 'x')");
    await ready();
    expect(timesFetched()).toBe(1);
  });

  it('passes the exit code on', async () => {
    script('process.exitCode = 3');
    expect((await ready()).code).toBe(3);
  });

  it('lets nothing live on that it started, when it is told to end', async () => {
    script('console.log(`I am ${process.pid}.`); setInterval(() => {}, 1000)');
    const { child, ended, output } = begin();
    await expect.poll(output, { timeout: 10_000 }).toMatch(/I am \d+\./);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    const id = Number(/I am (\d+)\./.exec(output())?.[1]);
    expect(() => process.kill(id, 0)).toThrow();
  });
});

function begin(...words: string[]): {
  child: ChildProcess;
  ended: Promise<number | null>;
  output: () => string;
} {
  const child = spawn(
    process.execPath,
    [join(project, 'scripts/ready.mjs'), 'scripts/say.ts', ...words],
    {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        npm_execpath: join(project, 'npm-cli.js'),
        npm_node_execpath: process.execPath,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  return { child, ended, output: () => output };
}

async function ready(...words: string[]): Promise<{ output: string; code: number | null }> {
  const { ended, output } = begin(...words);
  const code = await ended;
  return { output: output(), code };
}
