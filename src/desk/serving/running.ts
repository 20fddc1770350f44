import { getRequestListener } from '@hono/node-server';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { dayIn } from '../../folder/settings.ts';
import { site } from '../../site.config.ts';
import { deskApp, deskParts, isDeskPath } from '../app.ts';
import type { Desk, Rebuild, SitePages } from '../desk.ts';
import { openStore, type GitStore } from '../git/store.ts';
import { keepForgetting, openDesk } from '../keeping.ts';
import type { Person } from '../person.ts';
import { preview } from '../showing/preview.ts';
import { previewMaker } from '../showing/preview-maker.ts';
import { buildWith, copyForPreviews, digestOfCode } from './run-build.ts';
import { teller } from '../showing/teller.ts';

/**
 * The whole desk, at work: the Git store, the database, the previews and the app, made of what the
 * program that starts it knows.
 * @throws Refusal in words for the person who starts it, when it cannot work there.
 */
export async function runDesk(start: Start): Promise<RunningDesk> {
  const { repository, data, root, base, origin } = start;
  const now = start.now ?? (() => new Date());
  const today = start.today ?? (() => dayIn(site.timeZone, now()));
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // Nothing of it belongs into the repository that it may lie in.
  writeFileSync(join(data, '.gitignore'), '*\n');
  const store = await openStore({
    folder: repository,
    now,
    ...(start.remote !== undefined && { remote: start.remote }),
  });
  const database = openDesk(data);
  const scratch = join(data, 'scratch');
  const folder = join(scratch, 'previews');
  const copy = join(folder, 'code');
  let copied: string | undefined;
  // On one's own computer the templates change while one looks; a server has its code once.
  const digest = start.everybody ? () => digestOfCode(root) : always(digestOfCode(root));
  const previews = previewMaker({
    store,
    folder,
    today,
    code: () => `${digest()} ${base} ${start.address ?? ''}`,
    async prepare() {
      const wanted = digest();
      if (copied !== wanted) await copyForPreviews(root, copy);
      copied = wanted;
    },
    build: buildWith(
      copy,
      { base, ...(start.address !== undefined && { address: start.address }) },
      join(folder, 'cache'),
    ),
  });
  const desk: Desk = {
    store,
    database,
    pages: start.pages,
    base,
    origin,
    everybody: start.everybody,
    scratch,
    now,
    today,
    published: (commit) => start.published?.(commit),
    ...(start.behindProxy !== undefined && { behindProxy: start.behindProxy }),
    ...(start.state && { state: start.state }),
  };
  const app = deskApp(desk, [...deskParts, preview(previews), teller(previews)]);
  // The classes of a program around this one, such as Vite's server, stay as they are.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const rest = keepForgetting(desk);

  return {
    desk,
    store,
    answers: (path) => isDeskPath(base, path),
    answer(request, response) {
      const slashed = withSlash(base, request);
      if (slashed === undefined) void listener(request, response);
      else response.writeHead(308, { Location: slashed, 'Content-Length': 0 }).end();
    },
    async close() {
      rest();
      await previews.stop();
      await store.close();
      database.close();
    },
  };
}

function always<Value>(value: Value): () => Value {
  return () => value;
}

/** Where a page of the desk is that was asked for without the slash at its end. */
function withSlash(base: string, { method, url = '/' }: IncomingMessage): string | undefined {
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(url) ?? [];
  const page = /^[\w-]+(\/[\w-]+)*$/.test(path.slice(base.length));
  return method === 'GET' && page && !path.startsWith(`${base}api/`)
    ? `${path}/${query}`
    : undefined;
}

interface Start {
  /** A bare repository, or the top folder of a checkout. */
  repository: string;
  /** The name of a repository elsewhere to stay together with. */
  remote?: string;
  /** The folder of what is not in Git: `.desk`. */
  data: string;
  /** The project, whose code builds the site. */
  root: string;
  base: string;
  /** The origin that people see. */
  origin: string;
  /** Scheme and host that pages name, where it is not the one of `site.config.ts`. */
  address?: string;
  everybody: Person | undefined;
  pages: SitePages;
  behindProxy?: boolean;
  state?: () => Rebuild;
  published?: (commit: string) => void;
  now?: () => Date;
  today?: () => string;
}

export interface RunningDesk {
  desk: Desk;
  store: GitStore;
  /** True when the desk answers at a path, and not the site. */
  answers(path: string): boolean;
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Ends what is under way and gives the repository back. */
  close(): Promise<void>;
}
