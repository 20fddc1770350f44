import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { Person } from '../../src/desk/person.ts';
import { runDesk, type RunningDesk } from '../../src/desk/serving/running.ts';
import { headersFor } from '../../src/publishing/headers.ts';
import { contentType, fileFor } from './site-server.ts';

/** A built site with a desk behind it, on a Git repository of its own that is thrown away. */
export interface DeskSite extends AsyncDisposable {
  /** The address of the front page; ends in a slash. */
  url: string;
  /** The repository, with `content/` in it. */
  repository: string;
  running: RunningDesk;
  /** Who everybody is from now on; undefined for nobody. */
  isNow(person: Person | undefined): void;
  /** A file as it is published now; undefined where there is none. */
  published(path: string): string | undefined;
  /** A file as its draft has it. */
  drafted(branch: string, path: string): string | undefined;
  git(...of: string[]): string;
}

export const editor: Person = {
  id: 'ed',
  name: 'Ed Itor',
  email: 'ed@desk.invalid',
  role: 'editor',
};

/**
 * Serves a built site with the headers of a real server, and a desk that knows everybody as one person.
 * @param built The folder of the built site.
 * @param content The content folder to begin with.
 */
export async function deskSite(built: string, content: string): Promise<DeskSite> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-desk-site-'));
  const repository = join(folder, 'repository');
  cpSync(content, join(repository, 'content'), { recursive: true });
  const git = (...of: string[]): string =>
    execFileSync('git', ['-C', repository, ...of], { encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'A Test');
  git('config', 'user.email', 'test@desk.invalid');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');

  const headers = { base: '/', https: false, editing: { with: 'desk' } } as const;
  const behind: { desk?: RunningDesk } = {};
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    const { pathname } = new URL(address, 'http://site');
    if (behind.desk?.answers(pathname)) {
      behind.desk.answer(request, response);
      return;
    }
    const file = fileFor(resolve(built), '/', address);
    if (file === undefined) response.writeHead(404).end();
    else
      readFile(file).then(
        (bytes) =>
          response
            .writeHead(200, { ...headersFor(pathname, headers), 'content-type': contentType(file) })
            .end(bytes),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const running = await runDesk({
    repository,
    data: join(folder, 'data'),
    root: resolve(import.meta.dirname, '../..'),
    base: '/',
    origin,
    everybody: editor,
    pages: {
      page: (path) =>
        readFile(fileFor(resolve(built), '/', `/${path}`) ?? '', 'utf8').catch(() => undefined),
    },
  });
  behind.desk = running;
  const at = (where: string): string | undefined => {
    try {
      return git('show', where);
    } catch {
      return undefined;
    }
  };
  return {
    url: `${origin}/`,
    repository,
    running,
    git,
    isNow: (person) => void (running.desk.everybody = person),
    published: (path) => at(`main:content/${path}`),
    drafted: (branch, path) => at(`${branch}:content/${path}`),
    async [Symbol.asyncDispose]() {
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      await running.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
