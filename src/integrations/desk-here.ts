import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { RunningDesk } from '../desk/serving/running.ts';

/**
 * The desk on this computer, in front of the development server: on its address, without a sign-in,
 * and in the Git repository that the content folder stands in. Its pages are those of the same server.
 * @param root The project, absolute.
 * @param content The content folder, absolute.
 * @param base The path the site stands under: begins and ends with a slash.
 */
export function deskHere(root: string, content: string, base: string): Plugin {
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'alongside-desk',
    apply: 'serve',
    config: () => ({
      server: {
        watch: { ignored: ['**/.desk/**'] },
        // No page of another program on this computer reads what the development server gives.
        cors: false,
        fs: {
          deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.desk/**', '**/.cache/**'],
        },
      },
    }),
    configureServer: (server) => () => {
      close = mount(server, { root, content, base });
    },
    closeBundle: async () => close?.(),
  };
}

/**
 * Puts the desk first in line, or Astro turns away an address without a slash at its end.
 * @returns Closes it.
 */
function mount(server: ViteDevServer, place: Where): () => Promise<void> {
  const inside = crypto.randomUUID();
  let opening: Promise<Opened> | undefined;
  const open = (): Promise<Opened> =>
    (opening ??= openHere(server, place, inside).then(
      (opened) => {
        // Where it could not be opened, it is tried again when somebody comes back.
        if (!opened.close) opening = undefined;
        return opened;
      },
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    ));

  const handle: Handler = (request, response, next) => {
    const path = (request.originalUrl ?? request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
    // The desk's own look at a page of the site.
    if (request.headers[insideHeader] === inside) return next();
    if (isNobodys(path)) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('This is not for reading.');
      return;
    }
    if (!mayBeDesk(place.base, path)) return next();
    open().then(
      (opened) => opened(path, request, response, next),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end('The desk could not be opened. The terminal says more.');
      },
    );
  };
  server.middlewares.stack.unshift({ route: '', handle });

  // Opened ahead of the first visit, once the site itself is up.
  server.httpServer?.once('listening', () => {
    open().catch((error: unknown) => console.error(error));
  });
  return async () => {
    const opened = await opening?.catch(() => undefined);
    opening = undefined;
    await opened?.close?.();
  };
}

async function openHere(server: ViteDevServer, place: Where, inside: string): Promise<Opened> {
  const { root, content, base } = place;
  const [{ h }, { runDesk }, { deskPage }, { gitAt }, { Refusal }] = await Promise.all([
    import('hastscript'),
    import('../desk/serving/running.ts'),
    import('../desk/pages.ts'),
    import('../desk/git/git.ts'),
    import('../desk/refusal.ts'),
  ]);
  const { port } = server.httpServer?.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const pages = {
    async page(path: string): Promise<string | undefined> {
      const answer = await fetch(`${origin}${base}${path}`, {
        headers: { [insideHeader]: inside },
      });
      return answer.ok || path === '404.html' ? answer.text() : undefined;
    },
  };
  let desk: RunningDesk;
  try {
    const repository = join(content, '..');
    if (realpathSync(content) !== join(realpathSync(repository), 'content'))
      throw new Refusal(
        409,
        `The stories are in the folder ${content}. They can be edited where the folder is called content and stands at the top of a Git repository.`,
      );
    const git = gitAt(repository);
    desk = await runDesk({
      repository,
      data: join(repository, '.desk'),
      root,
      base,
      origin,
      everybody: {
        id: 'here',
        name: (await setting(git, 'user.name')) ?? 'Somebody at this computer',
        email: (await setting(git, 'user.email')) ?? 'here@desk.invalid',
        role: 'editor',
      },
      pages,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const main = [
      h('p', 'You can read the site all the same. When this is put right, load this page again.'),
    ];
    return why(base, error.message, (lead) =>
      deskPage({ pages }, { title: 'Stories cannot be kept here', lead, main }),
    );
  }
  const opened: Opened = (path, request, response, next) => {
    // Connect has taken the base path off.
    request.url = request.originalUrl ?? request.url ?? '/';
    if (desk.answers(path)) desk.answer(request, response);
    else next();
  };
  opened.close = () => desk.close();
  return opened;
}

/** Where there can be no desk: the CMS says why in plain words, and the site is as it is. */
function why(base: string, words: string, page: PageMaker): Opened {
  return (path, request, response, next) => {
    const within = path.slice(base.length);
    if (within === 'api/v1') {
      response.writeHead(503, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ error: words }));
      return;
    }
    const wanted =
      within === 'admin/' ||
      /^(desk|preview|your-story|sign-in)\//.test(within) ||
      (request.method === 'POST' && within.startsWith('tell-your-story/'));
    if (!wanted) return next();
    void page(words).then((html) => {
      response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
    });
  };
}

/**
 * True for what no page may ask the development server for: the desk's database, whatever way leads to
 * it, and opening files in the person's editor, which a picture's address on any site could do.
 */
export function isNobodys(path: string): boolean {
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return true;
  }
  return /[\\/]\.(desk|cache)([\\/]|$)|[\\/]__open-in-editor([\\/]|$)/i.test(plain);
}

/** Everything but the development server's own addresses, and the site's pages. */
function mayBeDesk(base: string, path: string): boolean {
  const [door = ''] = path.slice(base.length).split('/', 1);
  return path.startsWith(base) && doors.has(door);
}

const doors = new Set([
  ...['admin', 'api', 'sign-in', 'sign-out', 'desk', 'tell-your-story', 'your-story', 'preview'],
]);

/** A setting of the person's own Git. */
async function setting(
  git: { result: (args: string[], options: { person: true }) => Promise<{ out: Buffer }> },
  name: string,
): Promise<string | undefined> {
  const { out } = await git.result(['config', '--get', name], { person: true });
  return out.toString('utf8').trim() || undefined;
}

const insideHeader = 'x-alongside-inside';

type Handler = (
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
  next: () => void,
) => void;

type PageMaker = (lead: string) => Promise<string>;

type Opened = ((path: string, ...rest: Parameters<Handler>) => void) & {
  close?: () => Promise<void>;
};

interface Where {
  root: string;
  content: string;
  base: string;
}
