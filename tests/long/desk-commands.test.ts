import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cloneInto, familyOf, freePort, stillRunning } from '../support/clean-machine.ts';
import { storyText, uid } from '../support/content-folder.ts';

/** The two commands that run the desk, as processes, on a clone of the project. */

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let clone: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-commands-'));
  clone = join(folder, 'project');
  cloneInto(clone);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
  appendFileSync(join(clone, '.git', 'info', 'exclude'), 'node_modules\n');
  git('config', 'user.name', 'Sam Smith');
  git('config', 'user.email', 'sam@example.org');
});
afterEach(() => stopAll());
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('npm start: a story is written, looked at and published, and the checkout moves on, clean', async () => {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}/`;
  await started('scripts/start.ts', ['--port', String(port)], `${site}admin/`);
  await ask(site, 'persistEntry', save('club-night', storyText({ uid: uid(77) })));
  expect(await shown(`${site}preview/club-night/`)).toContain('This is a draft.');
  expect(git('status', '--porcelain')).toBe('');
  await ask(site, 'updateUnpublishedEntryStatus', {
    ...entry('club-night'),
    newStatus: 'pending_publish',
  });
  await ask(site, 'publishUnpublishedEntry', entry('club-night'));
  await expect
    .poll(async () => (await fetch(`${site}stories/club-night/`)).status, { timeout: 30_000 })
    .toBe(200);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('log', '-1', '--format=%an')).toBe('Sam Smith');
  expect(git('ls-files', 'content/stories/club-night')).toBe(
    'content/stories/club-night/index.mdx',
  );
});

test('npm start in a folder without Git shows the site, and says why nothing can be edited', async () => {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}/`;
  execFileSync('mv', [join(clone, '.git'), join(folder, 'git')]);
  try {
    await started('scripts/start.ts', ['--port', String(port)], `${site}admin/`);
    expect((await fetch(`${site}stories/`)).status).toBe(200);
    const admin = await fetch(`${site}admin/`);
    expect([admin.status, await admin.text()]).toEqual([
      503,
      expect.stringContaining('is not a Git repository'),
    ]);
  } finally {
    await stopAll();
    execFileSync('mv', [join(folder, 'git'), join(clone, '.git')]);
  }
});

test('npm run serve: stopped while it builds, it leaves no process, and begins again where it was', async () => {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}/`;
  const words = ['--port', String(port), '--data', join(folder, 'data')];
  const early = run('scripts/serve.ts', words);
  await until(early, 'for the first time');
  await sleep(1500);
  const family = familyOf(early.child.pid ?? 0);
  expect(family.length).toBeGreaterThan(1);
  early.child.kill('SIGTERM');
  await early.ended;
  await sleep(1000);
  expect(stillRunning(family)).toEqual([]);

  const first = await started('scripts/serve.ts', words, 'The site is at');
  expect((await fetch(site)).status).toBe(200);
  first.child.kill('SIGTERM');
  await first.ended;
  expect(first.child.exitCode).toBe(0);
  const second = await started('scripts/serve.ts', words, 'The site is at');
  expect((await fetch(site)).status).toBe(200);
  expect(second.output()).not.toContain('The site was made');
});

const running: Running[] = [];

function run(script: string, words: readonly string[]): Running {
  const child = spawn(process.execPath, [join(clone, script), ...words], {
    cwd: clone,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|VITE|TEST|MODE|DEV)/.test(name)),
    ),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<unknown>((settle) => child.once('close', settle));
  const one = { child, ended, output: () => output };
  running.push(one);
  return one;
}

async function started(script: string, words: readonly string[], sign: string): Promise<Running> {
  const one = run(script, words);
  await until(one, sign);
  return one;
}

async function until(one: Running, sign: string): Promise<void> {
  const end = Date.now() + 300_000;
  while (!one.output().includes(sign)) {
    if (one.child.exitCode !== null || Date.now() > end)
      throw new Error(`It did not come to “${sign}”:\n${one.output()}`);
    await sleep(100);
  }
}

async function stopAll(): Promise<void> {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
}

async function ask(site: string, action: string, params: object): Promise<void> {
  const answer = await fetch(`${site}api/v1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.replace(/\/$/, '') },
    body: JSON.stringify({ action, params }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

function save(slug: string, raw: string): object {
  return {
    options: { collectionName: 'stories', newEntry: true, useWorkflow: true, status: 'draft' },
    dataFiles: [{ slug: `${slug}/index`, path: `content/stories/${slug}/index.mdx`, raw }],
    assets: [],
  };
}

function entry(slug: string): object {
  return { collection: 'stories', slug: `${slug}/index` };
}

/** A page that may have to be made first. */
async function shown(address: string): Promise<string> {
  for (;;) {
    const answer = await fetch(address);
    const html = await answer.text();
    if (!answer.headers.has('refresh')) return html;
    await sleep(300);
  }
}

function git(...words: string[]): string {
  return execFileSync('git', ['-C', clone, ...words], { encoding: 'utf8' }).trim();
}

interface Running {
  child: ChildProcess;
  ended: Promise<unknown>;
  output: () => string;
}
