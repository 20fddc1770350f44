import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';

/** A Git host of our own on this machine: files, branches and pull requests, in memory. */
export interface GitHost {
  /** The address that it answers programs at. */
  api: string;
  /** Branch → path → text, as they are now. */
  branches: Map<string, Map<string, string>>;
  /** Open pull requests, with the names of their labels. */
  open(): { branch: string; labels: string[] }[];
  close(): void;
}

/**
 * Answers what Decap asks of a Forgejo, as its API says (forgejo.org/docs, "API usage"). Gitea has the
 * same addresses, and leaves out which files a comparison is about.
 */
export async function startGitHost(kind: 'forgejo' | 'gitea'): Promise<GitHost> {
  const branches = new Map([
    ['main', new Map([['content/stories/club/index.mdx', 'As published']])],
  ]);
  const blobs = new Map<string, string>();
  const pulls: Pull[] = [];
  const labels: Label[] = [];
  const files = (branch: string | undefined): Map<string, string> =>
    branches.get(branch ?? '') ?? new Map();
  const idOf = (text: string): string => {
    const id = createHash('sha1').update(text).digest('hex');
    blobs.set(id, text);
    return id;
  };
  const changed = (branch: string): { filename: string; status: string }[] =>
    [...files(branch)]
      .filter(([path, text]) => files('main').get(path) !== text)
      .map(([filename]) => ({
        filename,
        status: files('main').has(filename) ? 'changed' : 'added',
      }));
  const pull = (number: string): Pull => pulls[Number(number) - 1] as Pull;

  const repo = new Hono()
    .get('/', (c) => c.json({ owner: { login: 'charity' }, permissions: { push: true } }))
    .get('/branches/:name', (c) => {
      const name = c.req.param('name');
      return branches.has(name)
        ? c.json({ commit: { id: `tip of ${name}` } })
        : c.json({ message: 'not found' }, 404);
    })
    .post('/branches', async (c) => {
      const { new_branch_name, old_ref_name } = await c.req.json<Record<string, string>>();
      branches.set(new_branch_name ?? '', new Map(files(old_ref_name)));
      return c.json({}, 201);
    })
    .delete('/branches/:name', (c) => {
      branches.delete(c.req.param('name'));
      return c.body(null, 204);
    })
    .get('/contents/:path{.+}', (c) => {
      const text = files(c.req.query('ref')).get(c.req.param('path'));
      return text === undefined
        ? c.json({ message: 'not found' }, 404)
        : c.json({ sha: idOf(text) });
    })
    .post('/contents', async (c) => {
      const change = await c.req.json<FilesChange>();
      for (const { operation, path, sha } of change.files) {
        const text = files(change.branch).get(path);
        if (operation === 'create' ? text !== undefined : idOf(text ?? '') !== sha)
          return c.json({ message: 'sha does not match' }, 409);
      }
      for (const { path, content } of change.files)
        files(change.branch).set(path, Buffer.from(content, 'base64').toString());
      return c.json({}, 201);
    })
    .get('/git/blobs/:id', (c) =>
      c.json({
        content: Buffer.from(blobs.get(c.req.param('id')) ?? '').toString('base64'),
      }),
    )
    .get('/git/trees/:commit', (c) =>
      c.json({
        tree: [...files(c.req.param('commit').replace('tip of ', ''))].map(([path, text]) => ({
          path,
          type: 'blob',
          sha: idOf(text),
          size: text.length,
        })),
      }),
    )
    .get('/commits', (c) =>
      c.json([{ commit: { author: { name: 'Sam', date: '2026-03-01T10:00:00Z' } } }]),
    )
    .get('/compare/:range', (c) => {
      const [, branch = ''] = c.req.param('range').split('charity:');
      return c.json({ commits: [], ...(kind === 'forgejo' && { files: changed(branch) }) });
    })
    .get('/labels', (c) => c.json(labels))
    .post('/labels', async (c) => {
      const { name } = await c.req.json<{ name: string }>();
      const label = { id: labels.length + 1, name };
      labels.push(label);
      return c.json(label, 201);
    })
    .put('/issues/:number/labels', async (c) => {
      const wanted = (await c.req.json<{ labels: number[] }>()).labels;
      pull(c.req.param('number')).labels = labels.filter(({ id }) => wanted.includes(id));
      return c.json([]);
    })
    .get('/pulls', (c) => c.json(pulls.filter(({ state }) => state === 'open')))
    .post('/pulls', async (c) => {
      const { head } = await c.req.json<{ head: string }>();
      const ref = head.replace('charity:', '');
      const made: Pull = {
        number: pulls.length + 1,
        state: 'open',
        labels: [],
        head: { ref },
        updated_at: '2026-03-01T10:00:00Z',
        user: { login: 'sam' },
      };
      pulls.push(made);
      return c.json(made, 201);
    })
    .get('/pulls/:number/files', (c) => c.json(changed(pull(c.req.param('number')).head.ref)))
    .post('/pulls/:number/merge', (c) => {
      const merged = pull(c.req.param('number'));
      merged.state = 'closed';
      for (const [path, text] of files(merged.head.ref)) files('main').set(path, text);
      return c.body(null, 200);
    });
  let challenge: string | undefined;
  const app = new Hono()
    // Whoever runs the host lets pages of other addresses ask.
    .use(cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type'] }))
    // Signing in with PKCE (RFC 7636). The person says yes at once.
    .get('/login/oauth/authorize', (c) => {
      const { redirect_uri = '', state = '', code_challenge } = c.req.query();
      challenge = code_challenge;
      return c.redirect(`${redirect_uri}?code=once&state=${encodeURIComponent(state)}`);
    })
    .post('/login/oauth/access_token', async (c) => {
      const { code_verifier = '' } = await c.req.json<{ code_verifier?: string }>();
      const digest = createHash('sha256').update(code_verifier).digest('base64url');
      return digest === challenge
        ? c.json({ access_token: 'secret', token_type: 'bearer' })
        : c.json({ error: 'invalid_grant' }, 400);
    })
    .get('/api/v1/user', (c) =>
      c.json({ login: 'sam', full_name: 'Sam', avatar_url: 'https://elsewhere.example/sam.png' }),
    )
    .route('/api/v1/repos/charity/stories', repo);

  const { address, close } = await listenOnThisMachine(app);
  return {
    api: `${address}/api/v1`,
    branches,
    open: () =>
      pulls
        .filter(({ state }) => state === 'open')
        .map(({ head, labels: given }) => ({
          branch: head.ref,
          labels: given.map(({ name }) => name),
        })),
    close,
  };
}

/** Lets an app answer at an address that only this machine reaches. */
export async function listenOnThisMachine(
  app: Hono,
): Promise<{ address: string; close: () => void }> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

interface Label {
  id: number;
  name: string;
}

interface Pull {
  number: number;
  state: 'open' | 'closed';
  labels: Label[];
  head: { ref: string };
  updated_at: string;
  user: { login: string };
}

interface FilesChange {
  branch: string;
  files: { operation: string; path: string; content: string; sha?: string }[];
}
