/**
 * Makes the folder ready, then runs one command in it:
 *
 *     node scripts/ready.mjs <script> [arguments…]
 *
 * Every npm script goes through here. It needs nothing but Node 18 and npm: it fetches the
 * packages when they are missing or older than package-lock.json, chooses a Node that is new
 * enough (one comes with the packages), and runs the script with it. Exit code and signals
 * pass through, and what it started never outlives it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.alongside-ready');
const windows = process.platform === 'win32';

/** The oldest Node that runs this project's TypeScript as it stands. */
const oldest = [22, 18];

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  stop('scripts/ready.mjs is run by npm: try `npm start` or `npm test`.');
}

let fetched = false;
if (!upToDate()) await fetchPackages();
let node = suitableNode();
if (node === undefined && comesWithPackages() && !fetched) {
  await fetchPackages();
  node = suitableNode();
}
if (node === undefined) stop(noNode());
process.exitCode = await run(node);

/**
 * Whether node_modules holds what package-lock.json asks for. Our own mark is looked at first;
 * without it, npm's record of what it installed is compared, so that an `npm install` done by
 * hand is not done again.
 */
function upToDate() {
  const digest = lockDigest();
  if (readText(stamp)?.trim() === digest) return true;
  const record = readText(join(modules, '.package-lock.json'));
  if (record === undefined || !holdsAll(readLock(), JSON.parse(record))) return false;
  writeFileSync(stamp, `${digest}\n`);
  return true;
}

function holdsAll(lock, record) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const there = record.packages[path];
    return there === undefined ? wanted.optional === true : there.version === wanted.version;
  });
}

/** Runs `npm ci`. Says what it does first; a failure ends the program in plain words. */
async function fetchPackages() {
  fetched = true;
  say(
    existsSync(modules)
      ? 'The packages here are not the ones this version needs: fetching them. This takes about a minute.'
      : 'First time here: fetching the packages this needs into node_modules. This takes about a minute.',
  );
  const began = Date.now();
  const { command, first, shell } = npm();
  // A running node.exe cannot be replaced on Windows, and this may be the one in node_modules.
  const inPlace = windows && process.execPath.startsWith(modules + sep);
  const child = spawn(
    command,
    [
      ...first,
      ...(inPlace ? ['install', '--no-save'] : ['ci']),
      '--include=dev',
      '--include=optional',
      // No package here needs its install script, so none is run.
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
      '--fetch-retries=4',
      '--fetch-retry-factor=2',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=8000',
    ],
    { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await ended(child, 'npm');
  if (code > 128)
    stop('The packages are not complete: npm was stopped. Run the same command again.', code);
  if (code !== 0) {
    const details = output
      .split('\n')
      .filter((line) => /\S/.test(line.replace('npm error', '')))
      .slice(0, 5)
      .map((line) => `  ${line}`)
      .join('\n');
    stop(`${whyNpmFailed(output)}\n\nWhat npm said:\n${details}`);
  }
  writeFileSync(stamp, `${lockDigest()}\n`);
  const shipped = packagedNode();
  if (existsSync(shipped) && versionOf(shipped) === '0') {
    // It does not run here (Alpine, an old system): npm must not put it before the user's own.
    for (const name of ['node', 'node.cmd', 'node.ps1'])
      rmSync(join(modules, '.bin', name), { force: true });
  }
  say(`Packages ready (${Math.round((Date.now() - began) / 1000)} s).`);
}

function npm() {
  const asked = process.env.npm_execpath;
  const shipped = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const cli = [asked, ...shipped].find(
    (file) => file !== undefined && /npm-cli\.[cm]?js$/.test(file) && existsSync(file),
  );
  if (cli === undefined) return { command: windows ? 'npm.cmd' : 'npm', first: [], shell: windows };
  const own = process.env.npm_node_execpath;
  return {
    command: own !== undefined && existsSync(own) ? own : process.execPath,
    first: [cli],
    shell: false,
  };
}

function whyNpmFailed(output) {
  const causes = [
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|FETCH_ERROR|network/i,
      'The packages could not be fetched: no network?\nCheck the connection (and the proxy, if there is one), then run the same command again.',
    ],
    [/ENOSPC/, 'The packages could not be written: the disk is full. About 1 GB is needed.'],
    [
      /EACCES|EPERM|EROFS|EBUSY/,
      'The packages could not be written to node_modules: no permission, or a file there is in use.\nStop other commands running in this folder, then run the same command again.',
    ],
    [
      /can only install packages when your package\.json and package-lock\.json/,
      'package.json and package-lock.json do not agree. Run `npm install` once, then the same command again.',
    ],
    [
      /EINTEGRITY/,
      'A package arrived damaged. Run `npm cache clean --force`, then the same command again.',
    ],
  ];
  return (
    causes.find(([pattern]) => pattern.test(output))?.[1] ?? 'The packages could not be fetched.'
  );
}

/** The Node that comes with the packages, where there is one for this kind of computer. */
function packagedNode() {
  const system = windows ? 'win' : process.platform;
  return join(modules, `node-${system}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
}

function comesWithPackages() {
  const name = dirname(dirname(packagedNode())).slice(modules.length + 1);
  return readLock().packages[`node_modules/${name}`] !== undefined;
}

function suitableNode() {
  return [packagedNode(), process.execPath, process.env.npm_node_execpath].find(
    (file) => file !== undefined && existsSync(file) && isRecent(versionOf(file)),
  );
}

function versionOf(file) {
  if (file === process.execPath) return process.versions.node;
  const result = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().replace(/^v/, '') : '0';
}

function isRecent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

function noNode() {
  const wanted = oldest.join('.');
  return comesWithPackages() && !existsSync(packagedNode())
    ? `This needs Node ${wanted} or newer, and this is Node ${process.versions.node}.\nThe newer one that comes with the packages is missing: delete the folder node_modules and run the same command again.`
    : `This needs Node ${wanted} or newer, and this is Node ${process.versions.node}.\nInstall the current version from https://nodejs.org/ (the one marked LTS), then run the same command again.`;
}

/** Runs the script with the chosen Node, first in PATH for whatever the script starts. */
function run(chosen) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const child = spawn(chosen, [resolve(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      [pathName]: [dirname(chosen), join(modules, '.bin'), process.env[pathName]].join(delimiter),
      NODE: chosen,
      // Where the person stood, for paths they typed.
      INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
      npm_node_execpath: chosen,
    },
  });
  return ended(child, chosen);
}

/**
 * Waits for a child, and sees to it that it does not stay behind when this process is told to
 * end. Resolves to its exit code, or to 128 and the signal's number as shells have it.
 */
function ended(child, name) {
  // Ctrl-C reaches the child by itself; it decides how to end, and this one waits for it.
  const wait = () => {};
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', wait);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass);

  // npm may be stopped in a way that it cannot pass on; then this process has other ancestors.
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() !== before) child.kill('SIGTERM');
  }, 1000);

  return new Promise((settle) => {
    child.on('error', (error) =>
      stop(
        error.code === 'ENOENT'
          ? `${name} was not found.`
          : `${name} could not be started: ${error.message}`,
      ),
    );
    child.on('close', (code, signal) => {
      clearInterval(watch);
      process.off('SIGINT', wait);
      for (const name of ['SIGTERM', 'SIGHUP']) process.off(name, pass);
      settle(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** The processes between npm and this one: its shell, and on Linux the npm above it. */
function ancestors() {
  if (windows || process.env.npm_lifecycle_event === undefined) return '';
  const shell = readText(`/proc/${process.ppid}/status`);
  return `${process.ppid} ${shell?.match(/^PPid:\s*(\d+)/m)?.[1] ?? ''}`;
}

function readLock() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
}

function lockDigest() {
  const lock = readText(join(root, 'package-lock.json'));
  if (lock === undefined) {
    stop('package-lock.json is missing. Get it back with `git checkout package-lock.json`.');
  }
  return createHash('sha256').update(lock).digest('hex');
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function say(words) {
  process.stderr.write(`${words}\n`);
}

function stop(words, code = 1) {
  say(words);
  process.exit(code);
}
