import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backendConfig } from '../../src/admin/backend-config.ts';
import { cmsBundle } from '../../src/integrations/cms-bundle.ts';
import { headersFor } from '../../src/publishing/headers.ts';
import { violations } from '../support/axe.ts';
import { launch } from '../support/browser.ts';
import { listenOnThisMachine, startGitHost, type GitHost } from '../support/git-host.ts';
import { data } from '../unit/admin/source.ts';

const root = resolve(import.meta.dirname, '../..');
const path = 'content/stories/club/index.mdx';
const branch = 'cms/stories/club/index';
const story = readFileSync(
  join(root, 'content/stories/a-committee-runs-the-club-night/index.mdx'),
  'utf8',
);

let bundle: string;
let browser: Browser;
const closing: (() => void)[] = [];
beforeAll(async () => {
  bundle = await cmsBundle(root).begin()();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  for (const close of closing) close();
});

test.each(['forgejo', 'gitea'] as const)(
  'somebody signs in at a %s, changes a story, and publishes it, under the policy of the editing page',
  async (kind) => {
    const { host, page, asked } = await editingPage(kind);
    await signIn(page);
    await open(page, '/collections/stories/entries/club/index');
    await page.getByRole('textbox', { name: /^title/i }).fill('Another title');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => host.open()).toEqual([{ branch, labels: ['decap-cms/draft'] }]);
    expect(host.branches.get(branch)?.get(path)).toContain('title: Another title');
    expect(host.branches.get('main')?.get(path)).toBe(story);
    await page.getByRole('button', { name: 'Send for checking' }).waitFor();
    expect(await page.getByRole('link', { name: /as it will be/ }).count()).toBe(0);

    await open(page, '/workflow');
    page.on('dialog', (dialog) => void dialog.accept());
    for (const step of ['Send for checking', 'Mark as ready', 'Publish'])
      await page.getByRole('button', { name: `${step}: Another title` }).click();
    await expect.poll(() => host.branches.get('main')?.get(path)).toContain('title: Another title');
    await expect.poll(() => [...host.branches.keys()]).toEqual(['main']);
    const origins = new Set(asked.map((address) => new URL(address).origin));
    expect(origins).toEqual(new Set([new URL(page.url()).origin, new URL(host.api).origin]));
  },
);

test('signing out takes the key from the browser', async () => {
  const { page } = await editingPage('forgejo');
  await signIn(page);
  const key = (): Promise<string | null> =>
    page.evaluate(() => localStorage.getItem('decap-cms-user'));
  expect(await key()).toContain('secret');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(key).toBeNull();
});

test('a photograph loses where and with what it was taken, before it leaves the computer', async () => {
  const { page } = await editingPage('forgejo');
  const photograph = await sharp({
    create: { width: 3000, height: 1000, channels: 3, background: '#b33' },
  })
    .withExif({
      IFD0: { Make: 'Camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 49/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(photograph).metadata()).exif).toBeDefined();
  await page.addScriptTag({ url: 'careful.js', type: 'module' });
  const sent = await page.evaluate(sentPicture, [...photograph]);
  const after = await sharp(Buffer.from(sent)).metadata();
  expect(after).toMatchObject({ format: 'jpeg', width: 800, height: 2400 });
  expect([after.exif, after.xmp, after.iptc]).toEqual([undefined, undefined, undefined]);
});

async function signIn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Please sign in' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in at your Git host' }).click();
  await page.getByRole('link', { name: 'Board' }).waitFor();
}

async function open(page: Page, screen: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#${screen}`);
}

/** In the page: the bytes that a Git host would be sent of a photograph. */
async function sentPicture(photograph: number[]): Promise<number[]> {
  class Host {
    async persistMedia({ url }: { url: string }): Promise<number[]> {
      return [...new Uint8Array(await (await fetch(url)).arrayBuffer())];
    }
  }
  const { careful } = globalThis as unknown as { careful(Base: typeof Host): typeof Host };
  const fileObj = new File([new Uint8Array(photograph)], 'garden.jpg', { type: 'image/jpeg' });
  return new (careful(Host))().persistMedia({ fileObj } as never);
}

/** The editing page of a site whose stories are kept at a Git host of our own. */
async function editingPage(
  kind: 'forgejo' | 'gitea',
): Promise<{ host: GitHost; page: Page; asked: string[] }> {
  const host = await startGitHost(kind);
  host.branches.get('main')?.set(path, story);
  const origin = new URL(host.api).origin;
  const editing = {
    with: kind,
    repository: 'charity/stories',
    branch: 'main',
    appId: 'number',
    host: origin,
  } as const;
  const backend = {
    ...backendConfig({ ...editing, host: 'https://git.example.org' }, '/'),
    api_root: host.api,
  };
  const config = { ...data, decap: { ...data.decap, backend, publish_mode: 'editorial_workflow' } };
  const site = new Hono()
    .use(async (context, next) => {
      await next();
      const headers = headersFor(context.req.path, { base: '/', https: false, editing });
      for (const [name, value] of Object.entries(headers)) context.header(name, value);
    })
    .get('/admin/', (c) =>
      c.html(
        '<!doctype html><html lang="en-GB"><title>Edit</title><script type="module" src="start.js"></script><body></body>',
      ),
    )
    .get('/admin/start.js', (c) =>
      c.body(
        "import { startCms } from './cms/cms.js'; startCms(await (await fetch('config.json')).json(), []);",
        200,
        { 'Content-Type': 'text/javascript' },
      ),
    )
    .get('/admin/careful.js', (c) => {
      const chunk = readdirSync(bundle).find((name) => name.startsWith('backend-careful'));
      const script = `import { careful } from './cms/${chunk}'; globalThis.careful = careful;`;
      return c.body(script, 200, { 'Content-Type': 'text/javascript' });
    })
    .get('/admin/config.json', (c) => c.json(config))
    .get('/admin/cms/:name', (c) =>
      c.body(readFileSync(join(bundle, c.req.param('name'))), 200, {
        'Content-Type': 'text/javascript',
      }),
    );
  const { address, close } = await listenOnThisMachine(site);
  closing.push(close, host.close);
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/^http/.test(request.url())) asked.push(request.url());
  });
  await page.goto(`${address}/admin/`);
  return { host, page, asked };
}
