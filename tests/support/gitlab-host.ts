import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { listenOnThisMachine, type GitHost } from './git-host.ts';

/**
 * Answers what Decap asks of a GitLab, as its API says (docs.gitlab.com, "REST API": projects,
 * repository files, commits, merge requests). Files, branches and merge requests are in memory.
 */
export async function startGitLab(): Promise<GitHost> {
  const branches = new Map([
    ['main', new Map([['content/stories/club/index.mdx', 'As published']])],
  ]);
  const requests: MergeRequest[] = [];
  const files = (branch: string | undefined): Map<string, string> =>
    branches.get(branch ?? '') ?? new Map();
  const idOf = (text: string): string => createHash('sha1').update(text).digest('hex');
  const opened = (branch?: string): MergeRequest[] =>
    requests.filter(
      ({ state, source_branch }) =>
        state === 'opened' && (branch === undefined || branch === source_branch),
    );
  const asked = (iid: string): MergeRequest => requests[Number(iid) - 1] as MergeRequest;

  const project = new Hono()
    .get('/', (c) => c.json({ permissions: { project_access: { access_level: 40 } } }))
    // Answers HEAD as well, by which Decap asks for a file's name in Git.
    .get('/repository/files/:path', (c) => {
      const text = files(c.req.query('ref')).get(c.req.param('path'));
      if (text === undefined) return c.json({ message: '404 File Not Found' }, 404);
      return c.body(null, 200, { 'X-Gitlab-Blob-Id': idOf(text), 'Content-Type': 'text/plain' });
    })
    .get('/repository/files/:path/raw', (c) => {
      const text = files(c.req.query('ref')).get(c.req.param('path'));
      return text === undefined ? c.json({ message: '404 File Not Found' }, 404) : c.text(text);
    })
    .post('/repository/commits', async (c) => {
      const { branch, start_branch, actions } = await c.req.json<Commit>();
      if (start_branch) {
        if (branches.has(branch)) return c.json({ message: 'A branch already exists.' }, 400);
        branches.set(branch, new Map(files(start_branch)));
      }
      for (const { action, file_path, content } of actions) {
        const text = Buffer.from(content ?? '', 'base64').toString();
        if ((action === 'create') === files(branch).has(file_path))
          return c.json({ message: `This file cannot be changed by ${action}.` }, 400);
        files(branch).set(file_path, text);
      }
      return c.json({ id: 'c0ffee' }, 201);
    })
    .get('/repository/compare', (c) => {
      const { from, to } = c.req.query();
      const diffs = [...files(to?.replace('head of ', ''))]
        .filter(([path, text]) => files(from).get(path) !== text)
        .map(([path]) => ({
          old_path: path,
          new_path: path,
          new_file: !files(from).has(path),
          diff: '@@',
        }));
      return c.json({ diffs });
    })
    .get('/issues', (c) => c.json([]))
    .get('/merge_requests', (c) => c.json(opened(c.req.query('source_branch'))))
    .post('/merge_requests', (c) => {
      const { source_branch = '', labels = '' } = c.req.query();
      const made = {
        iid: requests.length + 1,
        state: 'opened' as const,
        source_branch,
        labels: labels.split(','),
        sha: `head of ${source_branch}`,
        updated_at: '2026-03-01T10:00:00Z',
        author: { name: 'Sam' },
      };
      requests.push(made);
      return c.json(made, 201);
    })
    .put('/merge_requests/:iid', (c) => {
      asked(c.req.param('iid')).labels = (c.req.query('labels') ?? '').split(',');
      return c.json(asked(c.req.param('iid')));
    })
    .put('/merge_requests/:iid/rebase', (c) => c.json({ rebase_in_progress: false }, 202))
    .put('/merge_requests/:iid/merge', (c) => {
      const merged = asked(c.req.param('iid'));
      merged.state = 'merged';
      for (const [path, text] of files(merged.source_branch)) files('main').set(path, text);
      if (c.req.query('should_remove_source_branch') === 'true')
        branches.delete(merged.source_branch);
      return c.json(merged);
    });
  const { address, close } = await listenOnThisMachine(
    new Hono()
      .get('/api/v4/user', (c) =>
        c.json({ id: 1, username: 'sam', name: 'Sam', avatar_url: 'https://elsewhere.example/s' }),
      )
      .route('/api/v4/projects/:id', project),
  );
  return {
    api: `${address}/api/v4`,
    branches,
    open: () => opened().map(({ source_branch: branch, labels }) => ({ branch, labels })),
    close,
  };
}

interface MergeRequest {
  iid: number;
  state: 'opened' | 'merged';
  source_branch: string;
  labels: string[];
  sha: string;
}

interface Commit {
  branch: string;
  start_branch?: string;
  actions: { action: 'create' | 'update'; file_path: string; content?: string }[];
}
