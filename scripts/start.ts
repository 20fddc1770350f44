/**
 * Shows the site on this computer while it is being worked on:
 *
 *     npm start -- [--port N] [--content DIR] [--today YYYY-MM-DD] [--base /x]
 *
 * The site is built once first, for its search index; after that every saved change shows by
 * itself. Exit code 1: it could not be started; 2: it was asked for wrongly.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readArguments, settingNames, settingsFrom } from '../src/folder/settings.ts';
import { site } from '../src/site.config.ts';
import { digestOfFiles } from './building/digest.ts';
import { node, root, run } from './children.ts';
import { readPort } from './starting/port.ts';

const built = join(root, '.cache', 'start');

const asked = readArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
const { port, problems } = readPort(asked.rest);
if (asked.env[settingNames.out] !== undefined) problems.push('--out is for `npm run build`.');
problems.push(...asked.problems);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error('\nUse: npm start -- [--port N] [--content DIR] [--today YYYY-MM-DD] [--base /x]');
  process.exit(2);
}
const settings = settingsFrom({ ...process.env, ...asked.env }, root, {
  now: new Date(),
  timeZone: site.timeZone,
});

await warnWithoutGit();
const taken = await whyNotPort(port);
if (taken !== undefined) {
  console.error(taken);
  process.exit(1);
}
if (!(await buildIfChanged())) {
  console.error('\nThe site was not started. Put this right, then run `npm start` again.');
  process.exit(1);
}
await show();

/** Builds the site for its search index, unless nothing has changed since the last time. */
async function buildIfChanged(): Promise<boolean> {
  const { content, today, base } = settings;
  const inputs = ['src', 'public', 'scripts', 'astro.config.mjs', 'package-lock.json'];
  const digest = digestOfFiles(
    [content, ...inputs.map((name) => join(root, name))],
    [content, today, base].join('\n'),
  );
  const mark = `${built}.digest`;
  if (read(mark) === digest && read(join(built, 'index.html')) !== undefined) return true;
  rmSync(mark, { force: true });
  const { ok } = await node(
    [
      'scripts/build.ts',
      `--content=${content}`,
      `--today=${today}`,
      `--base=${base}`,
      `--out=${built}`,
    ],
    { live: true, env: { [settingNames.desk]: '1' } },
  );
  if (ok) writeFileSync(mark, digest);
  return ok;
}

async function show(): Promise<void> {
  Object.assign(process.env, {
    [settingNames.content]: settings.content,
    [settingNames.today]: settings.today,
    [settingNames.base]: settings.base,
    [settingNames.desk]: '1',
    ALONGSIDE_SEARCH_INDEX: join(built, 'pagefind'),
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  const { dev } = await import('astro');
  const server = await dev({
    root,
    logLevel: 'warn',
    devToolbar: { enabled: false },
    server: { host: '127.0.0.1', port },
    vite: {
      server: {
        strictPort: true,
        watch: { ignored: ['**/.cache/**', '**/.desk/**', '**/dist/**', '**/tests/**'] },
      },
    },
  });

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), 3000);
    void server.stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  stopWithParent(stop);

  const address = `http://127.0.0.1:${port}${settings.base}`;
  console.log(
    [
      '',
      `${site.name} is running on this computer.`,
      '',
      `    Read the site      ${address}`,
      `    Write and edit     ${address}admin/`,
      '',
      'What you save shows by itself. Nobody else can see this.',
      'To stop it, press Ctrl and C.',
      '',
    ].join('\n'),
  );
}

/** Stops when the process that npm started this through is gone without having said so. */
function stopWithParent(stop: () => void): void {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1000).unref();
}

async function warnWithoutGit(): Promise<void> {
  const { ok } = await run('git', ['--version']);
  if (ok) return;
  console.log(
    'Git is not on this computer. The site can be read and tried out without it, but changes cannot be kept or sent.\nGit is free: https://git-scm.com/downloads\n',
  );
}

/** Why the port cannot be had, with what to do; undefined when it is free. */
function whyNotPort(wanted: number): Promise<string | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      settle(
        error.code === 'EADDRINUSE'
          ? `Port ${wanted} is taken: another program on this computer uses it, perhaps an earlier \`npm start\`.\nStop that one, or use another port: npm start -- --port ${wanted === 65535 ? 4322 : wanted + 1}`
          : `Port ${wanted} cannot be used here (${error.code ?? error.message}).\nUse another one: npm start -- --port 4321`,
      );
    });
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => settle(undefined)));
  });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
