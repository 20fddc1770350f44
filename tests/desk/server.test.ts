import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer, type ServerWish } from '../../src/desk/serving/server.ts';
import { smallBuilder } from '../support/built-folder.ts';
import { storyText, uid } from '../support/content-folder.ts';
import { makeRepository } from '../support/repository.ts';
import { person } from '../support/opened-store.ts';

const editor = person('ed', 'Edda', 'editor');

/** Asks a server on which nothing changes. */
let still: ReturnType<typeof getter>;
const endings: (() => unknown)[] = [];
beforeAll(async () => {
  still = (await served({}, (ending) => endings.push(ending))).get;
});
afterAll(async () => {
  for (const ending of endings.toReversed()) await ending();
});

test('a server makes its repository and its site, and shows both', async () => {
  const { server, get, builder } = await served();
  expect(server.address).toBe(`http://127.0.0.1:${server.port}/`);
  expect((await get('/')).body).toContain('Build 1');
  expect(builder.wishes[0]).toMatchObject({ today: '2026-03-10' });
  expect((await get('/sign-in/')).body).toContain('Sign in');
});

test('what is published is built beside the site, and takes its place', async () => {
  const { server, get, publish } = await served();
  const before = await get('/');
  await publish('club-night');
  expect(before.body).toContain('Build 1');
  expect((await get('/')).body).toContain('Build 2');
  expect(server.desk.state?.().doing).toBe('done');
});

test('readers get the old site whole while the new one is made', async () => {
  const { server, get, builder, publish } = await served();
  const gate = Promise.withResolvers<undefined>();
  builder.before = () => gate.promise;
  const publishing = publish('club-night');
  await expect.poll(() => server.desk.state?.().doing).toBe('building');
  expect((await get('/')).body).toContain('Build 1');
  gate.resolve(undefined);
  await publishing;
  expect((await get('/')).body).toContain('Build 2');
});

test('a failed build leaves the site as it was, and the desk says which line to mend', async () => {
  const { server, get, builder, publish } = await served();
  builder.says =
    'Building the site.\nstories/club-night/index.mdx:4:1  The summary is empty.  [field-wrong]\n\n1 problem in the stories. Nothing was built.';
  await publish('club-night');
  expect((await get('/')).body).toContain('Build 1');
  expect(server.desk.state?.()).toMatchObject({
    doing: 'failed',
    why: 'stories/club-night/index.mdx:4:1  The summary is empty.  [field-wrong]',
  });
});

test('a fault of the builder is told to editors without its innards, and to the log whole', async () => {
  const { server, builder, publish, lines } = await served();
  builder.says = 'TypeError: undefined is not a function\n    at /srv/alongside/src/pages';
  await publish('club-night');
  expect(server.desk.state?.().why).not.toContain('TypeError');
  expect(lines.join('\n')).toContain('TypeError');
});

test('a server that starts again shows at once what it showed, and builds nothing that is the same', async () => {
  const first = await served();
  await first.server.stop();
  const second = await served(first.place);
  expect((await second.get('/')).body).toContain('Build 1');
  await second.server.settled();
  expect(second.builder.wishes).toEqual([]);
});

test('a server that starts on another day makes the site of that day behind the old one', async () => {
  const first = await served();
  await first.server.stop();
  const second = await served({ ...first.place, today: () => '2026-03-11' });
  await second.server.settled();
  expect(second.builder.wishes).toMatchObject([{ today: '2026-03-11' }]);
});

test('when a day begins, the site of that day is made', async () => {
  let today = '2026-03-10';
  const { get, builder } = await served({ today: () => today, lookEvery: 10 });
  today = '2026-03-11';
  await expect.poll(async () => (await get('/')).body).toContain('Build 2');
  expect(builder.wishes.at(-1)).toMatchObject({ today });
});

test('where the first site cannot be built, the server does not start, and says why', async () => {
  const builder = smallBuilder();
  builder.says = 'stories/a/index.mdx:1:1  The title is missing.  [field-missing]';
  await expect(served({ build: builder.build })).rejects.toThrow('The title is missing.');
});

test('of many sites two are kept on the disk, and one when it starts again', async () => {
  const { server, publish, place } = await served();
  for (const slug of ['one', 'two', 'three']) await publish(slug);
  const folders = () =>
    readdirSync(join(place.data ?? '', 'sites'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
  expect(folders()).toHaveLength(2);
  await server.stop();
  await served(place);
  expect(folders()).toHaveLength(1);
});

test.each([
  ['/stories/', 200, 'text/html;charset=utf-8'],
  ['/rss.xml', 200, 'application/rss+xml; charset=utf-8'],
  ['/app.webmanifest', 200, 'application/manifest+json'],
  ['/_astro/a.css', 200, 'text/css; charset=utf-8'],
  ['/pagefind/x.pf_meta', 200, 'application/octet-stream'],
  ['/nothing/', 404, 'text/html; charset=utf-8'],
  ['/404.html', 404, 'text/html; charset=utf-8'],
  ['/stories/index.html.br', 404, 'text/html; charset=utf-8'],
  ['/%2e%2e/%2e%2e/desk.sqlite', 404, 'text/html; charset=utf-8'],
  ['/..%2fcurrent.json', 404, 'text/html; charset=utf-8'],
  ['/%zz', 404, 'text/html; charset=utf-8'],
  ['/%00', 404, 'text/html; charset=utf-8'],
  ['//example.org/', 404, 'text/html; charset=utf-8'],
])('%s is answered with %i and its type', async (path, status, type) => {
  const answer = await still(path);
  expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
});

test('a page without its slash leads to the one with it, and keeps what was asked', async () => {
  expect((await still('/stories?page=2')).headers.location).toBe('/stories/?page=2');
  expect((await still('/desk')).headers.location).toBe('/desk/');
});

test('texts come packed as the browser likes them, and not at all when they are the same', async () => {
  const plain = await still('/stories/');
  const packed = await still('/stories/', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(Number(packed.headers['content-length'])).toBeLessThan(plain.body.length / 10);
  const again = await still('/stories/', { 'if-none-match': String(plain.headers.etag) });
  expect(again.status).toBe(304);
});

test('under a base path, only that path is the site', async () => {
  const { get } = await served({ base: '/our-charity/' });
  expect((await get('/our-charity/')).body).toContain('Build 1');
  expect((await get('/our-charity')).headers.location).toBe('/our-charity/');
  expect((await get('/')).status).toBe(404);
  expect((await get('/our-charity/sign-in/')).status).toBe(200);
});

test('nothing is taken but what is asked for in a plain way', async () => {
  expect((await still('/', {}, 'POST')).status).toBe(405);
  expect((await still('/', {}, 'DELETE')).status).toBe(405);
});

test('a port that is taken is told in words', async () => {
  const { server } = await served();
  await expect(served({ port: server.port })).rejects.toThrow(`Port ${server.port} is taken`);
});

type Wish = Partial<ServerWish>;

/** A server in a folder that is thrown away, with a builder that is quick. */
async function served(
  wish: Wish = {},
  atTheEnd: (ending: () => unknown) => unknown = afterThisTest,
) {
  const data = wish.data ?? realpathSync(mkdtempSync(join(tmpdir(), 'alongside-server-')));
  if (wish.data === undefined)
    atTheEnd(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  let { repository } = wish;
  if (repository === undefined) {
    const made = await makeRepository({ bare: true });
    atTheEnd(() => made[Symbol.asyncDispose]());
    repository = made.folder;
  }
  const builder = smallBuilder();
  const lines: string[] = [];
  const place: Wish = { ...wish, data, repository };
  const server = await startServer({
    root: resolve(import.meta.dirname, '../..'),
    port: 0,
    host: '127.0.0.1',
    base: '/',
    behindProxy: false,
    today: () => '2026-03-10',
    build: builder.build,
    log: (line) => lines.push(line),
    ...place,
    data,
    repository,
  });
  let stopped = false;
  const stop = server.stop;
  server.stop = async () => {
    if (!stopped) await stop();
    stopped = true;
  };
  atTheEnd(() => server.stop());
  return { server, builder, lines, place, get: getter(server), publish: publisher(server) };
}

/** Waits for an ending when a test is over. */
function afterThisTest(ending: () => unknown): void {
  onTestFinished(async () => {
    await ending();
  });
}

function publisher({ desk, settled }: RunningServer) {
  let number = 1;
  return async (slug: string): Promise<void> => {
    const key = { noun: 'stories', slug } as const;
    await desk.store.save(key, {
      files: new Map([
        [`stories/${slug}/index.mdx`, Buffer.from(storyText({ uid: uid(++number) }))],
      ]),
      seen: new Map(),
      by: editor,
      message: 'Save',
    });
    desk.published(await desk.store.publish(key, editor, () => Promise.resolve()));
    await settled();
  };
}

/** Asks with the path exactly as it is written. */
function getter({ port }: RunningServer) {
  return (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((settle, fail) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('latin1').on('data', (part: string) => (body += part));
        response.on('end', () =>
          settle({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      sent.on('error', fail).end();
    });
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
