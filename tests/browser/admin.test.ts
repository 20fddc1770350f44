import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { serve } from '../support/site-server.ts';

const root = resolve(import.meta.dirname, '../..');
const project = mkdtempSync(join(tmpdir(), 'alongside-admin-'));
const stories = readdirSync(join(root, 'content/stories')).toSorted();

let browser: Browser;
let page: Page;
let server: ChildProcess;
let address: string;

/** A copy of the project, shown as `npm start` shows it: the real stories are never touched. */
beforeAll(async () => {
  for (const name of [
    'src',
    'public',
    'content',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  const port = await freePort();
  address = `http://127.0.0.1:${port}/`;
  [browser, server] = await Promise.all([launch(), startServer(port)]);
  page = await newPage();
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
  rmSync(project, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

test('the CMS opens without a sign-in and lists every story', async () => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(address)) elsewhere.push(url);
  });
  await page.goto(`${address}admin/`);
  const titles = stories.map((slug) => titleIn(textOf(slug)));
  for (const title of titles) await page.getByText(title, { exact: true }).waitFor();
  expect(elsewhere).toEqual([]);
});

test.each(stories)(
  '%s: a new title changes one line, the old one brings every byte back',
  async (slug) => {
    const before = textOf(slug);
    const title = titleIn(before);
    await open(slug);
    await retitle(`${title.slice(0, 70)} again`);
    await save();
    expect(linesThatDiffer(before, textOf(slug))).toBe(1);
    // Opened again: Decap compares with what it opened, and would see nothing to save.
    await open(slug);
    await retitle(title);
    await save();
    expect(textOf(slug)).toBe(before);
  },
);

test('opening a story changes nothing, and there is nothing to save', async () => {
  await open('example-the-tuesday-kitchen');
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
});

test('a story that may not be kept is refused in plain words, and the typed text stays', async () => {
  page = await newPage();
  const [slug = ''] = stories;
  const before = textOf(slug);
  await open(slug);
  await retitle('No');
  await pressSave();
  await page.getByText('Not saved. Your text is still here. The title needs').first().waitFor();
  expect(await page.locator('body').innerText()).not.toContain('API_ERROR');
  expect(await titleField().inputValue()).toBe('No');
  expect(textOf(slug)).toBe(before);
});

test('a new story gets an address from its title and a number for ever', async () => {
  page = await newPage();
  await page.goto(`${address}admin/#/collections/stories/new`);
  await retitle('We sang in the café: a 1st');
  const text = page.locator('[data-slate-editor]').first();
  await text.click();
  await page.keyboard.type('I <3 you {name} and 2 < 3.');
  await save();
  const kept = textOf('we-sang-in-the-cafe-a-1st');
  expect(kept).toMatch(
    /^---\nuid: [0-9a-f-]{36}\ntitle: "We sang in the café: a 1st"\n---\n\nI \\<3 you \\\{name\\\} and 2 \\< 3\.\n$/,
  );
});

test('the published site has the page and says how to edit', async () => {
  page = await newPage();
  const site = await serve(join(root, 'dist'), {
    headers: { 'content-security-policy': "default-src 'self'; script-src 'self'" },
  });
  await page.goto(`${site.url}admin/`);
  await page.getByRole('heading', { name: 'Stories cannot be edited from here' }).waitFor();
  await page.getByText('npm start').waitFor();
  await site.close();
});

test('the CMS runs under a policy without eval and without scripts from elsewhere', async () => {
  page = await newPage();
  const policy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self' blob:";
  const site = await serve(join(root, 'dist'), { headers: { 'content-security-policy': policy } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.route('**/api/v1', async (route) => {
    const { action } = route.request().postDataJSON() as { action: string };
    await route.fulfill({ json: action === 'info' ? { repo: 'made' } : [] });
  });
  await page.goto(`${site.url}admin/`);
  await page.getByText('Nothing here yet').waitFor();
  expect(complaints).toEqual([]);
  await site.close();
});

/** Opens a story from the list and waits until it is the one that the form shows. */
async function open(slug: string): Promise<void> {
  await page.goto(`${address}admin/#/collections/stories`);
  await page.getByText('Add: Story').first().waitFor();
  // Decap shows what it knows from the list, then asks for the story and its pictures.
  const asked = answerTo('getMedia');
  await page.goto(`${address}admin/#/collections/stories/entries/${slug}/index`);
  await asked;
  await expect
    .poll(() => titleField().inputValue(), { timeout: 60_000 })
    .toBe(titleIn(textOf(slug)));
}

/**
 * Types a title until it stands there and the CMS has noticed. Decap lets go of a selection when its
 * field gets the focus, so that a first try may add to what was there.
 */
async function retitle(title: string): Promise<void> {
  const typed = async (): Promise<boolean> =>
    (await titleField().inputValue()) === title && page.getByText('Not saved yet').isVisible();
  await expect
    .poll(
      async () => {
        if (!(await typed())) await titleField().fill(title);
        await page.waitForTimeout(200);
        return typed();
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}

function titleField(): Locator {
  return page.getByLabel('Title', { exact: true }).first();
}

/** Saves, and waits until the CMS has done so. */
async function save(): Promise<void> {
  expect(await pressSave()).toBe('');
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
}

/** Presses Save and waits for the answer: nothing when it was kept, or why it was not. */
async function pressSave(): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  const [answer] = await Promise.all([
    answerTo('persistEntry'),
    page.getByRole('menuitem', { name: 'Save now' }).click(),
  ]);
  return answer.ok() ? '' : answer.text();
}

/** The next answer that the CMS gets to what it asks. */
function answerTo(action: string): Promise<Response> {
  return page.waitForResponse(
    (response) => response.request().postData()?.includes(`"action":"${action}"`) ?? false,
  );
}

/** A page with nothing remembered. */
async function newPage(): Promise<Page> {
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const fresh = await context.newPage();
  fresh.on('dialog', (dialog) => void dialog.accept());
  return fresh;
}

function textOf(slug: string): string {
  return readFileSync(join(project, 'content/stories', slug, 'index.mdx'), 'utf8');
}

function titleIn(text: string): string {
  const [, title = ''] = /^title: (.*)$/m.exec(text) ?? [];
  return title.startsWith('"') ? (JSON.parse(title) as string) : title;
}

function linesThatDiffer(before: string, after: string): number {
  const [one, other] = [before.split('\n'), after.split('\n')];
  if (one.length !== other.length) return Infinity;
  return one.filter((line, index) => line !== other[index]).length;
}

/** Astro's dev server in a process of its own, ready to be asked. */
async function startServer(port: number): Promise<ChildProcess> {
  const program = `
    import { dev } from 'astro';
    await dev({
      logLevel: 'error',
      devToolbar: { enabled: false },
      server: { host: '127.0.0.1', port: ${port} },
      vite: { cacheDir: '.vite', server: { strictPort: true } },
    });
    console.log('ready');`;
  const ours = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|VITE.*|TEST|ALONGSIDE_\w+)$/.test(name),
  );
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: project,
    env: { ...Object.fromEntries(ours), ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((ready, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (words: string) => {
        said += words;
        if (/^ready$/m.test(said)) ready();
      });
    child.once('exit', () => failed(new Error(`The server did not start:\n${said}`)));
  });
  return child;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
