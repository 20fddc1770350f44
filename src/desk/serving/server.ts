import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dayIn } from '../../folder/settings.ts';
import { site } from '../../site.config.ts';
import { rememberAddress } from '../keeping.ts';
import { liveSite } from './live-site.ts';
import { addNews } from '../board/news.ts';
import { ownRepository } from './own-repository.ts';
import { rebuilder } from './rebuild.ts';
import { Refusal } from '../refusal.ts';
import { buildWith, digestOfCode, type Build } from './run-build.ts';
import { runDesk } from './running.ts';
import { siteFolders, type SiteFolder } from './site-folders.ts';

/**
 * The site and the desk for real use, on one address: shows the site that was shown last, makes it anew
 * where something changed since then, and after everything that is published.
 * @throws Refusal in words for the person who starts it: what is wrong, and what to do.
 */
export async function startServer(wish: ServerWish): Promise<RunningServer> {
  const { root, data, base, log } = wish;
  const now = wish.now ?? (() => new Date());
  const today = wish.today ?? (() => dayIn(site.timeZone, now()));
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const repository = wish.repository ?? join(data, 'content.git');
  if (wish.repository === undefined && (await ownRepository(repository, root)))
    log(`A repository for the server was made: ${repository}`);

  const server = createServer();
  await listening(server, wish.port, wish.host);
  const { port } = server.address() as AddressInfo;
  const origin = wish.address ?? (wish.behindProxy ? site.address : localOrigin(wish.host, port));
  const live = liveSite({ ...site, base, https: origin.startsWith('https:') });
  server.on('request', live.answer);

  try {
    const desk = await runDesk({
      ...wish,
      repository,
      origin,
      everybody: undefined,
      pages: live,
      now,
      today,
      state: () => rebuild.state(),
      published: () => rebuild.wish(),
    });
    rememberAddress(desk.desk.database, origin + base);
    const code = `${digestOfCode(root)} ${base} ${wish.address ?? ''}`;
    const folders = siteFolders(join(data, 'sites'));
    const build: Build =
      wish.build ??
      buildWith(
        root,
        { base, ...(wish.address !== undefined && { address: wish.address }) },
        join(desk.desk.scratch, 'site-cache'),
      );
    let shown: SiteFolder | undefined = folders.current();
    let over: NodeJS.Timeout | undefined;
    await folders.tidy(shown ? [shown.name] : []);

    const rebuild = rebuilder<SiteFolder>({
      now,
      make: async (stopped) => {
        const began = performance.now();
        const made = { commit: await desk.desk.store.head(), day: today(), code };
        if (shown && alike(shown, made)) return { site: shown };
        const content = join(desk.desk.scratch, 'site-content');
        const { store } = desk.desk;
        const result = await folders.make(made, { store, build, content, stopped, told: log });
        if ('site' in result)
          log(
            `The site was made from ${made.commit.slice(0, 12)} for ${made.day}, in ${((performance.now() - began) / 1000).toFixed(1)} seconds.`,
          );
        return result;
      },
      async show(made) {
        const before = shown;
        live.show(folders.folder(made.name));
        await folders.setCurrent(made);
        shown = made;
        await folders.tidy([made.name, ...(before ? [before.name] : [])]);
        clearTimeout(over);
        over = setTimeout(() => void folders.tidy([made.name]).catch(console.error), patience);
        over.unref();
      },
      failed(why) {
        log(`The site could not be made. Readers see it as it was.\n${why}`);
        addNews(desk.desk.database, { what: 'build-failed', at: now().toISOString() });
      },
    });

    if (shown) live.show(folders.folder(shown.name));
    else log('The site is made for the first time. This takes a minute.');
    rebuild.wish();
    if (!shown) {
      const stop = (): void => void rebuild.stop();
      wish.stopped?.addEventListener('abort', stop);
      if (wish.stopped?.aborted) stop();
      await rebuild.settled();
      wish.stopped?.removeEventListener('abort', stop);
    }
    if (!shown) {
      await desk.close();
      throw new Refusal(500, rebuild.state().why ?? 'It was stopped before it was ready.');
    }

    server.removeListener('request', live.answer);
    server.on('request', (request, response) => {
      const [path = '/'] = (request.url ?? '/').split(/[?#]/, 1);
      if (desk.answers(path)) desk.answer(request, response);
      else live.answer(request, response);
    });

    const rest = everySoOften(wish, {
      today,
      newDay: () => rebuild.wish(),
      together: async () => {
        const result = await desk.store.synchronise();
        if (result && !result.ok) log(result.words);
        if (result?.came) rebuild.wish();
      },
      maintain: () => desk.store.maintain(),
    });

    return {
      address: origin + base,
      port,
      desk: desk.desk,
      settled: () => rebuild.settled(),
      async stop() {
        rest();
        clearTimeout(over);
        const closed = new Promise<void>((closing) => server.close(() => closing()));
        // One that is answered is kept open for the next request, which does not come any more.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const late = setTimeout(() => server.closeAllConnections(), patience);
        await rebuild.stop();
        await closed;
        clearInterval(idle);
        clearTimeout(late);
        await desk.close();
      },
    };
  } catch (error) {
    server.closeAllConnections();
    server.close();
    throw error;
  }
}

/** Sees to what changes without anybody doing anything here: the day, and the repository elsewhere. */
function everySoOften({ remote, lookEvery = 20_000 }: ServerWish, tasks: Tasks): () => void {
  let day = tasks.today();
  const timers = [
    setInterval(() => {
      if (tasks.today() === day) return;
      day = tasks.today();
      tasks.newDay();
      void tasks.maintain().catch(console.error);
    }, lookEvery),
  ];
  const together = (): void => void tasks.together().catch(console.error);
  if (remote !== undefined) {
    together();
    timers.push(setInterval(together, 300_000));
  }
  return () => timers.forEach(clearInterval);
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new Refusal(
          500,
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program. Stop that one, or use another port with --port.`
            : `${host}:${port} cannot be used here (${error.code ?? error.message}).`,
        ),
      ),
    );
    server.listen(port, host, settle);
  });
}

/** Where the server is on this computer; a server that listens everywhere is here, too. */
function localOrigin(host: string, port: number): string {
  const name = /^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function alike(one: SiteFolder, other: Omit<SiteFolder, 'name'>): boolean {
  return one.commit === other.commit && one.day === other.day && one.code === other.code;
}

/** How long requests that have begun may take to be finished, in milliseconds. */
const patience = 10_000;

interface Tasks {
  today: () => string;
  newDay: () => void;
  together: () => Promise<void>;
  maintain: () => Promise<void>;
}

export interface ServerWish {
  /** The project. */
  root: string;
  /** The data folder: `.desk`. */
  data: string;
  /** A bare repository, where it is not `content.git` in the data folder. */
  repository?: string;
  /** The name of a repository elsewhere to stay together with. */
  remote?: string;
  port: number;
  host: string;
  /**
   * Scheme and host that people see. Left out: that of `site.config.ts` behind a web server, and
   * otherwise this one.
   */
  address?: string;
  base: string;
  behindProxy: boolean;
  /** Stops it while it is not ready yet. */
  stopped?: AbortSignal;
  /** Takes one plain line an event. Never anything of a person's. */
  log: (line: string) => void;
  now?: () => Date;
  today?: () => string;
  /** After how many milliseconds it is looked whether a new day has begun. */
  lookEvery?: number;
  /** Builds the site; by `scripts/build.ts` unless said otherwise. */
  build?: Build;
}

export interface RunningServer {
  address: string;
  port: number;
  desk: Awaited<ReturnType<typeof runDesk>>['desk'];
  /** Waits until the site is as it was last published. */
  settled(): Promise<void>;
  /** Finishes what was asked for and ends. */
  stop(): Promise<void>;
}
