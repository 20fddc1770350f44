import { afterEach, beforeAll, expect, test } from 'vitest';
import { backendConfig } from '../../../src/admin/backend-config.ts';
import type * as Backends from '../../../src/admin/backends.ts';
import {
  editingProblems,
  gitHostOrigins,
  type Editing,
  type HostedGit,
} from '../../../src/schemas/editing.ts';
import { loadDecap } from './decap.ts';
import { startGitHost, type GitHost } from '../../support/git-host.ts';
import { startGitLab } from '../../support/gitlab-host.ts';
import { loadHosted } from './hosted.ts';
import { data } from './source.ts';

const kept = { repository: 'charity/stories', branch: 'main' };
const hosts: HostedGit[] = [
  { with: 'gitlab', ...kept, appId: 'abc' },
  { with: 'gitlab', ...kept, appId: 'abc', host: 'https://git.example.org' },
  { with: 'forgejo', ...kept, appId: 'abc' },
  { with: 'gitea', ...kept, appId: 'abc', host: 'https://git.example.org/' },
  { with: 'github', ...kept, signInProxy: 'https://sign-in.example.org/oauth/auth' },
];
const everything: Editing[] = [{ with: 'desk' }, ...hosts];

let hosted: typeof Backends;
const running: GitHost[] = [];
beforeAll(async () => {
  hosted = await loadHosted();
});
afterEach(() => running.splice(0).forEach((host) => host.close()));

test('Decap itself finds nothing wrong with what it is told of any Git host', async () => {
  const { validateConfig } = await loadDecap();
  for (const editing of everything)
    expect(() =>
      validateConfig({
        ...data.decap,
        backend: backendConfig(editing, '/'),
        publish_mode: 'editorial_workflow',
      }),
    ).not.toThrow();
});

test('a desk of our own is found under the base path', () => {
  expect(backendConfig({ with: 'desk' }, '/our-charity/')).toMatchObject({
    name: 'proxy',
    proxy_url: '/our-charity/api/v1',
  });
});

test('whoever signs in at GitLab, Forgejo or Gitea needs no server that keeps a secret', () => {
  const [gitlab, , forgejo] = hosts.map((host) => backendConfig(host, '/'));
  expect(gitlab).toMatchObject({
    auth_type: 'pkce',
    app_id: 'abc',
    base_url: 'https://gitlab.com',
  });
  expect(forgejo).toMatchObject({ app_id: 'abc', api_root: 'https://codeberg.org/api/v1' });
});

test('GitHub is signed in to through the proxy that keeps the secret', () => {
  expect(backendConfig(hosts.at(-1) as Editing, '/')).toMatchObject({
    base_url: 'https://sign-in.example.org',
    auth_endpoint: 'oauth/auth',
    api_root: 'https://api.github.com',
  });
});

test('the editing page may speak with its Git host and nobody else', () => {
  expect(everything.map(gitHostOrigins)).toEqual([
    [],
    ['https://gitlab.com'],
    ['https://git.example.org'],
    ['https://codeberg.org'],
    ['https://git.example.org'],
    ['https://api.github.com'],
  ]);
});

test.each([
  ['a missing number', { with: 'gitlab', ...kept }, 'editing.appId'],
  ['no proxy', { with: 'github', ...kept }, 'editing.signInProxy'],
  ['a proxy without https', { ...hosts[4], signInProxy: 'sign-in.example.org' }, 'signInProxy'],
  ['a whole address', { ...hosts[0], repository: 'https://gitlab.com/a/b' }, 'editing.repository'],
  ['a name alone', { ...hosts[2], repository: 'stories' }, 'editing.repository'],
  ['no branch', { ...hosts[0], branch: '' }, 'editing.branch'],
  ['a path after the host', { ...hosts[1], host: 'https://example.org/git' }, 'editing.host'],
  ['an unknown host', { ...hosts[0], with: 'bitbucket' }, 'editing.with'],
])('the build stops at %s and says what to mend', (_, editing, named) => {
  expect(editingProblems(editing as Editing)).toEqual([expect.stringContaining(named)]);
  expect(() => backendConfig(editing as Editing, '/')).toThrow(named);
});

test('nothing of a Git host is loaded for the desk of our own', async () => {
  expect(await hosted.loadBackend('proxy')).toBeUndefined();
});

test('every Git host knows drafts', async () => {
  for (const editing of hosts) {
    const backend = backendConfig(editing, '/');
    const { Backend } = await load(backend.name);
    expect(() => new Backend({ backend }, { useWorkflow: true })).not.toThrow();
  }
});

test.each(['gitlab', 'forgejo', 'gitea'] as const)(
  'on a %s a draft is kept, checked, and published, and only then readers get it',
  async (kind) => {
    const { host, sam } = await signedIn(kind);
    await sam.getEntry(path);
    await sam.persistEntry(save('A draft'), { ...options, status: 'draft' });
    expect(host.branches.get('main')?.get(path)).toBe('As published');
    expect(host.open()).toEqual([{ branch, labels: ['decap-cms/draft'] }]);
    expect(await sam.unpublishedEntries()).toEqual(['stories/club/index']);
    expect(await sam.unpublishedEntry({ id: 'stories/club/index' })).toMatchObject({
      status: 'draft',
      diffs: [{ path, newFile: false }],
    });
    expect(await sam.unpublishedEntryDataFile('stories', slug, path, '')).toBe('A draft');

    await sam.updateUnpublishedEntryStatus('stories', slug, 'pending_publish');
    expect(host.open()).toEqual([{ branch, labels: ['decap-cms/pending_publish'] }]);
    await sam.publishUnpublishedEntry('stories', slug);
    expect(host.branches.get('main')?.get(path)).toBe('A draft');
    expect([...host.branches.keys()]).toEqual(['main']);
  },
);

test.each(['gitlab', 'forgejo'] as const)(
  'on a %s the second of two editors is told, and nothing is lost',
  async (kind) => {
    const { host, sam, another } = await signedIn(kind);
    await sam.persistEntry(save('A draft'), options);
    const ann = await another();
    await ann.unpublishedEntryDataFile('stories', slug, path, '');
    const again = { ...options, unpublished: true };
    await sam.persistEntry(save('Words of Sam'), again);
    await expect(ann.persistEntry(save('Words of Ann'), again)).rejects.toThrow(
      'What you typed is still here',
    );
    expect(host.branches.get(branch)?.get(path)).toBe('Words of Sam');
  },
);

test.each(['gitlab', 'gitea'] as const)(
  'on a %s somebody goes on typing and saves again and again',
  async (kind) => {
    const { host, sam } = await signedIn(kind);
    await sam.getEntry(path);
    for (const text of ['One', 'Two', 'Three'])
      await sam.persistEntry(save(text), { ...options, unpublished: text !== 'One' });
    expect(host.branches.get(branch)?.get(path)).toBe('Three');
  },
);

test('a picture that the host keeps goes back as it came, however often somebody saves', async () => {
  const { host, sam } = await signedIn('forgejo');
  const picture = 'content/stories/club/garden.jpg';
  await sam.persistEntry(save('A draft'), options);
  host.branches.get(branch)?.set(picture, 'Bytes of a picture');
  const { file, url } = await sam.unpublishedEntryMediaFile('stories', slug, picture, '');
  const assets = [
    { path: picture, fileObj: file, url: url ?? '', toBase64: async () => btoa(await file.text()) },
  ];
  await sam.persistEntry({ ...save('More'), assets }, { ...options, unpublished: true });
  expect(host.branches.get(branch)?.get(picture)).toBe('Bytes of a picture');
});

test('every organisation can be chosen, however many there are', async () => {
  const { host, sam } = await signedIn('forgejo');
  for (let count = 1; count <= 25; count++)
    host.branches.get('main')?.set(`content/organisations/number-${count}.yml`, `name: ${count}`);
  expect(await sam.entriesByFolder('content/organisations', 'yml', 1)).toHaveLength(25);
});

test('no photograph of the person who edits is fetched from anywhere', async () => {
  const { user } = await signedIn('forgejo');
  expect(user).toMatchObject({ login: 'sam', avatar_url: undefined });
});

const slug = 'club/index';
const branch = `cms/stories/${slug}`;
const path = `content/stories/${slug}.mdx`;
const options = {
  collectionName: 'stories',
  useWorkflow: true,
  commitMessage: 'Save a story',
};

function save(raw: string): Parameters<Signed['persistEntry']>[0] {
  return { dataFiles: [{ path, slug, raw }], assets: [] };
}

async function load(name: string): Promise<NonNullable<Awaited<ReturnType<Load>>>> {
  const found = await hosted.loadBackend(name);
  if (!found) throw new Error(`There is no part of Decap for ${name}.`);
  return found;
}

/** Somebody who has signed in at a Git host of our own, and a way for another to do so. */
async function signedIn(
  kind: 'gitlab' | 'forgejo' | 'gitea',
): Promise<{ host: GitHost; sam: Signed; user: object; another(): Promise<Signed> }> {
  const host = await (kind === 'gitlab' ? startGitLab() : startGitHost(kind));
  running.push(host);
  const backend = {
    ...backendConfig({ with: kind, ...kept, appId: 'abc', host: 'https://git.example.org' }, '/'),
    api_root: host.api,
  };
  const { Backend } = await load(backend.name);
  const make = (): Signed => new Backend({ backend }, { useWorkflow: true }) as Signed;
  const sam = make();
  const user = await sam.authenticate({ token: 'secret' });
  const another = async (): Promise<Signed> => {
    const ann = make();
    await ann.authenticate({ token: 'other' });
    return ann;
  };
  return { host, sam, user, another };
}

type Load = typeof Backends.loadBackend;
type Signed = InstanceType<NonNullable<Awaited<ReturnType<Load>>>['Backend']> & {
  unpublishedEntries(): Promise<string[]>;
  unpublishedEntry(of: { id: string }): Promise<object>;
  updateUnpublishedEntryStatus(collection: string, slug: string, status: string): Promise<void>;
  publishUnpublishedEntry(collection: string, slug: string): Promise<void>;
};
