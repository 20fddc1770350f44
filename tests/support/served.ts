import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { withoutVitest } from './build-site.ts';
import { run } from './repository.ts';

/** `npm run serve` at work, on a repository with a checkout that is thrown away. */
export interface Served extends AsyncDisposable {
  /** The address of the front page; ends in a slash. */
  url: string;
  /** Runs Git in the checkout, and gives what it prints. */
  git(...args: string[]): string;
  /** A link that signs somebody in, made as `npm run desk:invite` makes it. */
  invite(name: string, role: 'contributor' | 'editor'): Promise<string>;
  /** What the server has printed. */
  said(): string;
}

const root = resolve(import.meta.dirname, '../..');

/**
 * Serves a content folder as a charity's own server does.
 * @param content The folder to begin with; it is copied.
 */
export async function served(content: string): Promise<Served> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'alongside-served-')));
  const [repository, data] = [join(folder, 'repository'), join(folder, 'data')];
  cpSync(content, join(repository, 'content'), { recursive: true });
  run(repository, ['init', '-q', '-b', 'main']);
  run(repository, ['add', '--all']);
  run(repository, ['commit', '-q', '-m', 'Begin']);
  const server = spawn(
    process.execPath,
    ['scripts/serve.ts', '--port=0', `--data=${data}`, `--repository=${repository}`],
    { cwd: root, env: withoutVitest(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = (): void => void server.kill();
  process.once('exit', stop);
  const said = await untilServing(server);
  const [, url = ''] = /The site is at (\S+)/.exec(said()) ?? [];
  return {
    url,
    said,
    git: (...args) => run(repository, args),
    async invite(name, role) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['scripts/desk-invite.ts', `--name=${name}`, `--role=${role}`, `--data=${data}`],
        { cwd: root, env: withoutVitest() },
      );
      const [link] = /\S+\/sign-in\/\S+/.exec(stdout) ?? [];
      if (link === undefined) throw new Error(`No link was made:\n${stdout}`);
      return link;
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', stop);
      const ended = new Promise((over) => server.once('close', over));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function untilServing(server: ChildProcess): Promise<() => string> {
  let said = '';
  return new Promise((ready, failed) => {
    for (const stream of [server.stdout, server.stderr])
      stream?.setEncoding('utf8').on('data', (words: string) => {
        said += words;
        if (said.includes('The site is at ')) ready(() => said);
      });
    server.once('close', () => failed(new Error(`The server did not start:\n${said}`)));
  });
}
