import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actions, cms } from '../../src/desk/cms/cms.ts';
import { signIn } from '../../src/desk/people/sign-in.ts';
import { Refusal } from '../../src/desk/refusal.ts';
import { ann, cmsDesk, editor, type CmsDesk } from '../support/cms-desk.ts';
import { storyText } from '../support/content-folder.ts';
import { madeDesk } from '../support/made-desk.ts';

let made: CmsDesk;
beforeAll(async () => {
  made = await cmsDesk({ 'stories/old-story/index.mdx': storyText() });
  writeFileSync(made.repository.beside('secret.mdx'), 'a secret');
});
afterAll(() => made[Symbol.asyncDispose]());

const story = 'content/stories/old-story/index.mdx';
const draft = { collection: 'stories', slug: 'old-story/index' };

/** Every action that is told where, with what the CMS would send; `$` stands for what is tried. */
const asked: Readonly<Record<string, readonly object[]>> = {
  entriesByFolder: [{ folder: '$', extension: 'mdx', depth: 2 }],
  entriesByFiles: [{ files: [{ path: '$' }] }],
  getEntry: [{ path: '$' }],
  unpublishedEntry: [
    { id: '$' },
    { ...draft, collection: '$' },
    { ...draft, slug: '$' },
    { id: 'stories/$' },
  ],
  unpublishedEntryDataFile: [
    { ...draft, path: '$', id: 'x' },
    { ...draft, slug: '$', path: story },
    { collection: '$', slug: 'x', path: story },
  ],
  unpublishedEntryMediaFile: [
    { ...draft, path: '$', id: 'x' },
    { ...draft, slug: '$', path: story },
  ],
  deleteUnpublishedEntry: [
    { ...draft, collection: '$' },
    { ...draft, slug: '$' },
  ],
  updateUnpublishedEntryStatus: [
    { ...draft, collection: '$', newStatus: 'draft' },
    { ...draft, slug: '$', newStatus: 'draft' },
    { ...draft, newStatus: '$' },
  ],
  publishUnpublishedEntry: [
    { ...draft, collection: '$' },
    { ...draft, slug: '$' },
  ],
  getDeployPreview: [
    { ...draft, collection: '$' },
    { ...draft, slug: '$' },
  ],
  persistEntry: [
    { dataFiles: [{ path: '$', raw: storyText() }], assets: [], options: { newEntry: true } },
    { dataFiles: [{ path: story, raw: storyText(), newPath: '$' }], assets: [], options: {} },
    { dataFiles: [{ path: story, raw: '$' }], assets: [], options: {} },
    {
      dataFiles: [{ path: story, raw: storyText({}, 'Other.'), seen: '$' }],
      assets: [],
      options: {},
    },
    {
      dataFiles: [{ path: story, raw: storyText() }],
      assets: [{ path: '$', content: '', encoding: 'base64' }],
      options: {},
    },
    {
      dataFiles: [{ path: story, raw: storyText() }],
      assets: [{ path: 'content/stories/old-story/a.png', content: '$', encoding: '$' }],
      options: {},
    },
    {
      dataFiles: [{ path: 'content/stories/new/index.mdx', raw: storyText() }],
      assets: [],
      options: { newEntry: true, status: 'x$' },
    },
  ],
  getMedia: [{ mediaFolder: '$' }],
  getMediaFile: [{ path: '$' }],
  persistMedia: [{ asset: { path: '$', content: '', encoding: 'base64' } }],
  deleteFile: [{ path: '$' }],
  deleteFiles: [{ paths: ['$'] }],
};

const tried: readonly unknown[] = [
  '../secret.mdx',
  '../../secret.mdx',
  'content/../secret.mdx',
  'content/stories/../../secret.mdx',
  'content/stories/old-story/../../../secret.mdx',
  'content/stories/old-story/..%2f..%2fsecret.mdx',
  'content\\stories\\old-story\\index.mdx',
  'content/stories/old-story/index.mdx\0',
  '/etc/passwd',
  'file:///etc/passwd',
  '.git/config',
  'refs/heads/main',
  'HEAD',
  '--output=/tmp/x',
  '-x',
  ':(top)secret',
  'stories/../main',
  '__proto__',
  'constructor',
  'toString',
  '',
  'x'.repeat(100_000),
  7,
  null,
  true,
  [],
  ['content/stories/old-story/index.mdx'],
  {},
  { toString: 'x' },
  { __proto__: { path: story } },
];

test('every action that the CMS may send a place with is tried', () => {
  const without = ['info', 'unpublishedEntries', 'getNotes', 'getPRMetadata'];
  const notes = ['addNote', 'updateNote', 'deleteNote', 'toggleNoteResolution'];
  expect(Object.keys(actions).toSorted()).toEqual(
    [...Object.keys(asked), ...without, ...notes].toSorted(),
  );
});

test.each(Object.keys(asked))('no way leads out of the stories by %s', async (action) => {
  const before = made.repository.git('for-each-ref');
  for (const shape of asked[action] ?? [])
    for (const value of tried)
      for (const who of [ann, editor]) {
        const answer = await made
          .ask(who, action, withTried(shape, value))
          .catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
            expect([400, 403, 404, 409, 422]).toContain(error.status);
            expect(error.message).toMatch(/^[A-Z“"][^]*[.!?]$/);
            expect(error.message.length).toBeLessThan(700);
            return undefined;
          });
        // An empty list says as much.
        if (answer !== undefined && answer !== null) expect(answer).toEqual([]);
      }
  expect(made.repository.git('for-each-ref')).toBe(before);
});

test.each(Object.keys(actions))('%s with nothing at all harms nothing', async (action) => {
  for (const params of [undefined, null, 'x', 7, [], {}])
    await made.ask(ann, action, params).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
});

test('over HTTP, what is not offered is not done, and only JSON is read', async () => {
  const web = madeDesk({}, [signIn, cms]);
  const { cookie } = await web.enter('editor');
  const say = async (body: string) => {
    const answer = await web.ask('/api/v1', {
      cookie,
      body,
      headers: { 'content-type': 'application/json' },
    });
    return { status: answer.status, body: (await answer.json()) as { error?: string } };
  };
  expect(await say('{"action":"info"}')).toMatchObject({
    status: 200,
    body: { person: { role: 'editor' } },
  });
  for (const action of ['nothing', 'constructor', '__proto__', 'toString'])
    expect(await say(JSON.stringify({ action }))).toEqual({
      status: 422,
      body: { error: 'The desk cannot do this.' },
    });
  for (const body of ['{', '7', 'null', '[]', '{"action":7}'])
    expect(await say(body)).toMatchObject({ status: 400 });
});

/** The same shape with the value in every place that holds `$`. */
function withTried(shape: unknown, value: unknown): unknown {
  if (shape === '$') return value;
  if (typeof shape === 'string' && typeof value === 'string')
    return shape.replace('$', () => value);
  if (Array.isArray(shape)) return shape.map((item) => withTried(item, value));
  if (typeof shape !== 'object' || shape === null) return shape;
  return Object.fromEntries(
    Object.entries(shape).map(([key, item]) => [key, withTried(item, value)]),
  );
}
