import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type SiteServer } from '../../support/site-server.ts';

let folder: string;
let site: SiteServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-serve-'));
  const root = join(folder, 'site');
  mkdirSync(join(root, 'stories'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), 'front');
  writeFileSync(join(root, '404.html'), 'not here');
  writeFileSync(join(root, 'stories/index.html'), 'stories');
  writeFileSync(join(root, 'rss.xml'), '<rss/>');
  writeFileSync(join(root, 'index.pf_meta'), 'x');
  site = await serve(root, {
    base: '/x',
    headers: { 'content-security-policy': "default-src 'self'" },
  });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string): Promise<Response> =>
  fetch(new URL(path, site.url), { redirect: 'manual' });

describe('The server that tests read a built site from', () => {
  it('answers a folder’s address with its page', async () => {
    expect(await (await get('')).text()).toBe('front');
    expect(await (await get('stories/')).text()).toBe('stories');
  });

  it('adds a missing slash', async () => {
    const answer = await get('stories?q=1');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/x/stories/?q=1']);
  });

  it('says what each file is', async () => {
    expect((await get('rss.xml')).headers.get('content-type')).toMatch('application/xml');
    expect((await get('index.pf_meta')).headers.get('content-type')).toBe(
      'application/octet-stream',
    );
  });

  it('sends the headers it was given', async () => {
    expect((await get('')).headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  it('answers what is not there with the site’s own page', async () => {
    const answer = await get('nothing/');
    expect([answer.status, await answer.text()]).toEqual([404, 'not here']);
    expect((await get('/stories/')).status).toBe(404);
  });

  it('never leaves its folder', async () => {
    for (const path of [
      '/x/../secret.txt',
      '/x/..%2fsecret.txt',
      '/x/%2e%2e/secret.txt',
      '/x/%00',
    ]) {
      expect(await rawStatus(path)).toBe(404);
    }
  });
});

/** Asks for a path as it stands; `fetch` would tidy it first. */
function rawStatus(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(site.url);
  return new Promise((settle, fail) => {
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    })
      .on('error', fail)
      .end();
  });
}
