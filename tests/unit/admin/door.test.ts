import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cmsDoor, Refusal } from '../../../src/integrations/cms-door.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  const door = cmsDoor('/our-charity/api/v1', {
    info: async () => ({ repo: 'made' }),
    refuse: async () => {
      throw new Refusal(422, 'Please rename it.');
    },
    fail: async () => {
      throw new Error('a path on this computer');
    },
  });
  server = createServer((asked, answer) =>
    door(asked, answer, () => answer.writeHead(404).end('{}')),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => server.close());

test('the page of this server is answered', async () => {
  expect(await ask({ action: 'info' })).toEqual({ status: 200, body: { repo: 'made' } });
});

test('other addresses are somebody else’s', async () => {
  expect(await ask({ action: 'info' }, { path: '/api/v1' })).toMatchObject({ status: 404 });
});

test.each([
  ['another site', { origin: 'https://elsewhere.example' }],
  ['another port of this computer', { origin: 'http://127.0.0.1:1' }],
  ['no site at all', { origin: undefined }],
  ['a sandboxed page', { origin: 'null' }],
  ['a name that points here', { host: 'elsewhere.example', origin: 'http://elsewhere.example' }],
  [
    'a name that begins like ours',
    { host: '127.0.0.1.elsewhere.example', origin: 'http://127.0.0.1.elsewhere.example' },
  ],
])('%s is turned away', async (_who, headers) => {
  expect(await ask({ action: 'info' }, { headers })).toMatchObject({ status: 403 });
});

test('a form of another site cannot ask: only JSON is read, and only by POST', async () => {
  expect(
    await ask({ action: 'info' }, { headers: { 'content-type': 'text/plain' } }),
  ).toMatchObject({ status: 415 });
  expect(await ask({ action: 'info' }, { method: 'GET' })).toMatchObject({ status: 405 });
});

test.each(['nothing', 'constructor', '__proto__', 'toString'])(
  'what is not offered is not done: %s',
  async (action) => {
    expect(await ask({ action })).toMatchObject({ status: 422 });
  },
);

test('a refusal says why, a fault of ours does not tell of this computer', async () => {
  expect(await ask({ action: 'refuse' })).toEqual({
    status: 422,
    body: { error: 'Please rename it.' },
  });
  const { status, body } = await ask({ action: 'fail' });
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('path');
});

test('too much at once is refused in words', async () => {
  const { status, body } = await ask({ action: 'info', params: 'x'.repeat(60_000_001) });
  expect(status).toBe(413);
  expect(JSON.stringify(body)).toContain('smaller pictures');
});

interface Wish {
  path?: string;
  method?: string;
  headers?: Record<string, string | undefined>;
}

/** Asks as a browser's page of this server does, but for what is said otherwise. */
function ask(
  payload: object,
  { path = '/our-charity/api/v1', method = 'POST', headers = {} }: Wish = {},
) {
  const host = `127.0.0.1:${port}`;
  const all = { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new Promise<{ status: number; body: unknown }>((answered, failed) => {
    const asking = request({ port, path, method, headers: sent }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => answered({ status: answer.statusCode ?? 0, body: JSON.parse(body) }));
    });
    asking.on('error', failed);
    asking.end(method === 'GET' ? undefined : JSON.stringify(payload));
  });
}
