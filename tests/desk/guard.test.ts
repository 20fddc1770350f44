import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { deskApp } from '../../src/desk/app.ts';
import { board } from '../../src/desk/board/board.ts';
import type { DeskEnv, Part } from '../../src/desk/desk.ts';
import { checkToken, signedIn } from '../../src/desk/guard.ts';
import { Refusal } from '../../src/desk/refusal.ts';
import { signIn } from '../../src/desk/people/sign-in.ts';
import { madeDesk, type MadeDesk, type Visitor, type Wish } from '../support/made-desk.ts';

const me = { id: 'me', name: 'Me', email: 'me@example.org', role: 'editor' } as const;
const local = { everybody: me, origin: 'http://localhost:4321', base: '/our-charity/' };

/** A part that only says how far a request came. */
const echo: Part = () =>
  new Hono<DeskEnv>()
    .post('/api/v1', async (context) => context.json({ got: await context.req.json() }))
    .post('/tell-your-story/', async (context) =>
      context.text(String((await context.req.parseBody())['story']).length.toString()),
    )
    .post('/desk/form/', signedIn('editor'), checkToken, (context) => context.text('done'))
    .get('/desk/refused/', () => {
      throw new Refusal(409, 'Ann saved <this> first.');
    })
    .get('/desk/broken/', () => {
      throw new Error('a path on this computer');
    });

const servers: ServerType[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const api = (wish: Wish = {}): Wish => ({
  body: '{"action":"info"}',
  ...wish,
  headers: { 'content-type': 'application/json', ...wish.headers },
});

test('on one’s own computer, the page of this server is answered', async () => {
  const made = madeDesk(local, [echo]);
  for (const host of ['localhost:4321', '127.0.0.1:4321', '[::1]:4321']) {
    const headers = { host, origin: `http://${host}` };
    for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect((await made.ask('/our-charity/api/v1', api({ headers, from }))).status).toBe(200);
  }
});

test.each([
  ['another site', { origin: 'https://elsewhere.example' }, '127.0.0.1'],
  ['another port of this computer', { origin: 'http://localhost:1' }, '127.0.0.1'],
  ['no site at all', { origin: undefined }, '127.0.0.1'],
  ['a sandboxed page', { origin: 'null' }, '127.0.0.1'],
  [
    'a name that points here',
    { host: 'elsewhere.example', origin: 'http://elsewhere.example' },
    '127.0.0.1',
  ],
  [
    'a name that begins like ours',
    { host: '127.0.0.1.elsewhere.example', origin: 'http://127.0.0.1.elsewhere.example' },
    '127.0.0.1',
  ],
  ['another computer', {}, '192.168.1.7'],
])('on one’s own computer, %s is turned away', async (_who, headers, from) => {
  const made = madeDesk(local, [echo]);
  const answer = await made.ask('/our-charity/api/v1', api({ headers, from }));
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: expect.stringContaining('.') as string });
});

test('on one’s own computer, pages are for this computer too', async () => {
  const made = madeDesk(local, [echo]);
  const asked = [{ from: '192.168.1.7' }, { headers: { host: 'elsewhere.example' } }];
  for (const wish of asked)
    expect((await made.ask('/our-charity/desk/', { from: '::1', ...wish })).status).toBe(403);
});

test.each([
  ['another site', { origin: 'https://elsewhere.example' }],
  ['our name without its s', { origin: 'http://desk.example' }],
  ['a neighbour’s name', { origin: 'https://other.desk.example' }],
  ['no site at all', { origin: undefined }],
  ['a sandboxed page', { origin: 'null' }],
  ['our name, sent by another site', { 'sec-fetch-site': 'cross-site' }],
  ['our name, sent by a neighbour', { 'sec-fetch-site': 'same-site' }],
  ['our name at another host', { host: 'elsewhere.example' }],
])('on a server, a form of %s is turned away', async (_who, headers) => {
  const made = madeDesk({}, [echo]);
  const form = { story: 'words' };
  expect((await made.ask('/tell-your-story/', { form, headers })).status).toBe(403);
  expect((await made.ask('/tell-your-story/', { form })).status).toBe(200);
});

test('a host that is not ours gets no page either', async () => {
  const made = madeDesk();
  const answer = await made.ask('/sign-in/', { headers: { host: 'elsewhere.example' } });
  expect(answer.status).toBe(403);
});

test('a form of a signed-in person carries the token of their session, and their role counts', async () => {
  const { made, editor } = await entered();
  const contributor = await made.enter('contributor', 'Bo');
  const send = (who: Visitor, token: string) =>
    made.ask('/desk/form/', { cookie: who.cookie, form: { token } });
  expect((await send(editor, editor.token)).status).toBe(200);
  expect((await send(editor, '')).status).toBe(403);
  expect((await send(contributor, contributor.token)).status).toBe(403);
  expect((await made.ask('/desk/form/', { form: { token: '' } })).status).toBe(401);
});

test('the API reads only JSON, only by POST, and only for people who signed in', async () => {
  const { made, editor } = await entered();
  const { cookie } = editor;
  const status = async (wish: Wish) => (await made.ask('/api/v1', wish)).status;
  expect(await status(api({ cookie }))).toBe(200);
  expect(await status(api())).toBe(401);
  expect(await status(api({ cookie, headers: { 'content-type': 'text/plain' } }))).toBe(415);
  expect(await status({ cookie, form: { action: 'info' } })).toBe(415);
  expect(await status({ cookie })).toBe(405);
});

test('a refusal says why, on a page or as JSON, and no words of it are markup', async () => {
  const { made } = await entered();
  const answer = await made.ask('/desk/refused/');
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('Ann saved &#x3C;this> first.');
  expect(await (await made.ask('/api/v1', api())).json()).toEqual({
    error: expect.stringContaining('sign in') as string,
  });
});

test('a fault of ours tells the terminal, and nobody else', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { made } = await entered();
  const answer = await made.ask('/desk/broken/');
  expect(answer.status).toBe(500);
  const words = await answer.text();
  expect(words).toContain('Something went wrong here.');
  expect(words).not.toContain('a path');
  expect(told).toHaveBeenCalled();
  told.mockRestore();
});

test('everything of the desk is kept by no browser and framed by no page', async () => {
  const { made } = await entered();
  for (const path of ['/sign-in/', '/desk/', '/desk/refused/', '/api/v1', '/preview/nothing/']) {
    const { headers } = await made.ask(path);
    expect(headers.get('cache-control'), path).toBe('no-store');
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  }
});

test.each([
  ['a story', '/tell-your-story/', 12_000_000],
  ['a save', '/api/v1', 60_000_000],
  ['another form', '/desk/form/', 64_000],
])(
  '%s that is too large gets an answer in words, with or without its length',
  async (_what, path, limit) => {
    const { made, editor } = await entered();
    const port = await listening(made);
    for (const chunked of [false, true]) {
      const answer = await send(port, path, limit + 1_000_000, chunked, editor.cookie);
      expect(answer).toMatchObject({
        status: 413,
        body: expect.stringContaining('too much') as string,
      });
    }
  },
);

test.each([
  ['thousands of fields', 'uses=&'.repeat(1000)],
  ['a field of a megabyte', `story=${'a'.repeat(1_000_000)}`],
])('a form with %s is refused before it is read', async (_what, body) => {
  const { made } = await entered();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await made.ask('/tell-your-story/', { body, headers });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('what you wrote is still there');
});

test('a form with a picture may be large, but not have thousands of parts', async () => {
  const { made } = await entered();
  const headers = { 'content-type': 'multipart/form-data; boundary=cut' };
  const part = (words: string) =>
    `--cut\r\nContent-Disposition: form-data; name="story"\r\n\r\n${words}\r\n`;
  const send = (parts: string) =>
    made.ask('/tell-your-story/', { body: `${parts}--cut--\r\n`, headers });
  expect(await (await send(part('x'.repeat(11_000_000)))).text()).toBe('11000000');
  expect((await send(part('x').repeat(1000))).status).toBe(413);
});

test('nobody at the terminal is told of somebody who hangs up in the middle', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { made } = await entered();
  const answered = new Promise<number>((done) => {
    const app = deskApp(made.desk, [echo]);
    const server = serve(
      {
        port: 0,
        hostname: '127.0.0.1',
        fetch: async (asked, env) => {
          const answer = await app.fetch(asked, env);
          done(answer.status);
          return answer;
        },
      },
      ({ port }) => {
        const socket = connect(port, '127.0.0.1', () => {
          const lines = ['POST /tell-your-story/ HTTP/1.1', 'Host: desk.example'];
          lines.push('Origin: https://desk.example', 'Content-Length: 900', '', 'story=');
          socket.write(lines.join('\r\n'), () => setTimeout(() => socket.destroy(), 50));
        });
      },
    );
    servers.push(server);
  });
  expect(await answered).toBe(500);
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
});

test('a body without an end is cut off, and nothing of it is kept', async () => {
  const { made } = await entered();
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(stream) {
      sent += 16_000_000;
      stream.enqueue(new Uint8Array(16_000_000));
    },
  });
  const answer = await made.ask('/tell-your-story/', { body: endless });
  expect(answer.status).toBe(413);
  expect(sent).toBeLessThan(300_000_000);
});

test('somebody whose session is over is told so, and not that their pictures are too large', async () => {
  const { made } = await entered();
  const port = await listening(made);
  const answer = await send(port, '/api/v1', 20_000_000, true, '');
  expect(answer).toMatchObject({ status: 401, body: expect.stringContaining('sign in') as string });
});

test('what is large and allowed arrives whole', async () => {
  const { made, editor } = await entered();
  const port = await listening(made);
  for (const chunked of [false, true])
    expect(await send(port, '/tell-your-story/', 590_000, chunked, editor.cookie)).toEqual({
      status: 200,
      retryAfter: undefined,
      body: String(590_000 - 'story='.length),
    });
});

test('too many stories from one address have to wait, and other addresses do not', async () => {
  const { made } = await entered();
  const story = (from: string) => made.ask('/tell-your-story/', { form: { story: 'x' }, from });
  for (let count = 0; count < 60; count++) expect((await story('203.0.113.7')).status).toBe(200);
  const late = await story('203.0.113.7');
  expect(late.status).toBe(429);
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await late.text()).toContain('Please wait');
  expect((await story('203.0.113.8')).status).toBe(200);
});

test('all of one household counts as one, also with many IPv6 addresses', async () => {
  const { made } = await entered();
  const story = (from: string) => made.ask('/tell-your-story/', { form: { story: 'x' }, from });
  for (let count = 0; count < 60; count++) await story(`2001:db8:0:1::${count.toString(16)}`);
  expect((await story('2001:db8:0:1:ffff::1')).status).toBe(429);
  expect((await story('2001:db8:0:2::1')).status).toBe(200);
});

test('what a sender claims about their address counts only from our own web server', async () => {
  for (const behindProxy of [false, true]) {
    const made = madeDesk({ behindProxy }, [echo]);
    const status = async (claim: string) => {
      const headers = { 'x-forwarded-for': claim };
      return (await made.ask('/tell-your-story/', { form: { story: 'x' }, headers })).status;
    };
    for (let count = 0; count < 60; count++) await status(`198.51.100.${count}, 203.0.113.9`);
    expect(await status('198.51.100.250, 203.0.113.9')).toBe(429);
    expect(await status('203.0.113.10')).toBe(behindProxy ? 200 : 429);
  }
});

test('one person cannot keep the API busy for everybody', async () => {
  const { made, editor } = await entered();
  const ask = async ({ cookie }: Visitor) => (await made.ask('/api/v1', api({ cookie }))).status;
  for (let count = 0; count < 1200; count++) await ask(editor);
  expect(await ask(editor)).toBe(429);
  expect(await ask(await made.enter('editor', 'Bo'))).toBe(200);
});

test('guessing links gets slow', async () => {
  const made = madeDesk();
  for (let count = 0; count < 30; count++) await made.ask(`/sign-in/guess-${count}/`);
  expect((await made.ask('/sign-in/guess/', { method: 'POST' })).status).toBe(429);
});

async function entered(): Promise<{ made: MadeDesk; editor: Visitor }> {
  const made = madeDesk({}, [signIn, board, echo]);
  return { made, editor: await made.enter('editor', 'Ann') };
}

function listening({ desk }: MadeDesk): Promise<number> {
  const app = deskApp(desk, [echo]);
  return new Promise((ready) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      ready((info as AddressInfo).port),
    );
    servers.push(server);
  });
}

/** Sends so many bytes in all, as a browser does that reads the answer when it has sent everything. */
function send(port: number, path: string, size: number, chunked: boolean, cookie: string) {
  const json = path.startsWith('/api');
  const headers = {
    host: 'desk.example',
    origin: 'https://desk.example',
    cookie,
    'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
    ...(!chunked && { 'content-length': String(size) }),
  };
  return new Promise<{ status: number; retryAfter: string | undefined; body: string }>(
    (done, failed) => {
      const asking = request({ port, path, method: 'POST', headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], body }),
        );
      });
      asking.on('error', failed);
      asking.end('story='.padEnd(size, 'x'));
    },
  );
}
