import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { deskParts } from '../../src/desk/app.ts';
import { openStore } from '../../src/desk/git/store.ts';
import { preview } from '../../src/desk/showing/preview.ts';
import { previewMaker, type Preview } from '../../src/desk/showing/preview-maker.ts';
import type { Person } from '../../src/desk/person.ts';
import type { Build } from '../../src/desk/serving/run-build.ts';
import { previewFiles } from '../../src/folder/settings.ts';
import { storyText, uid } from '../support/content-folder.ts';
import { madeDesk } from '../support/made-desk.ts';
import { person } from '../support/opened-store.ts';
import { makeRepository } from '../support/repository.ts';

const editor = person('ed', 'Edda', 'editor');

/** Asks a desk on which nothing changes, as an editor, for a path with the name of a preview in it. */
let still: (path: string) => Promise<number>;
const endings: (() => PromiseLike<void>)[] = [];
beforeAll(async () => {
  const { made, look } = await withDraft({}, storyText(), (ending) => endings.push(ending));
  const { id } = (await look()) as Preview & { kind: 'made' };
  const { cookie } = await made.enter('editor');
  still = async (path) => (await made.ask(path.replace('ID', id), { cookie })).status;
});
afterAll(async () => {
  for (const ending of endings.toReversed()) await ending();
});

test('a draft is made once, and shown from then on until something in it changes', async () => {
  const { built, look, save } = await withDraft();
  expect((await look()).kind).toBe('made');
  await look();
  expect(built).toHaveLength(1);
  await save('club-night', storyText({}, 'Other words.'));
  expect((await look()).kind).toBe('made');
  expect(built).toHaveLength(2);
});

test('while it is made, the page says so and looks again by itself, without a script', async () => {
  const { hold, made, previews } = await withDraft();
  const release = hold();
  const { cookie } = await made.enter('editor');
  const answer = await made.ask('/preview/club-night/', { cookie });
  expect(answer.headers.get('refresh')).toBe('2');
  const html = await answer.text();
  expect(html).toContain('The page of this story is being made');
  expect(html).not.toContain('<script');
  release();
  await expect.poll(async () => (await previews.ask('club-night')).kind).toBe('made');
});

test('the version in short words has a page of its own beside that of the draft, if there is one', async () => {
  const { made, look, save } = await withDraft();
  const { cookie } = await made.enter('editor');
  const ask = async () => made.ask('/preview/club-night/easy-read/', { cookie });
  await look();
  expect((await ask()).status).toBe(404);
  const ideas = [1, 2, 3, 4].map((n) => `    - words: Idea ${n}.\n      icon: people`);
  await save('club-night', storyText({ easyRead: ['easyRead:', '  ideas:', ...ideas].join('\n') }));
  await look();
  const html = await (await ask()).text();
  expect(html).toContain('We met.');
  expect(html).toContain('href="/preview/club-night/"');
  expect((await made.ask('/preview/club-night/easy-read/')).status).not.toBe(200);
});

test('two drafts that are looked at together are made one after the other', async () => {
  const { hold, previews, save, most } = await withDraft();
  await save('another', storyText({ uid: uid(7) }));
  const release = hold();
  expect(await previews.ask('club-night')).toEqual({ kind: 'waiting', ahead: 0 });
  expect(await previews.ask('another')).toEqual({ kind: 'waiting', ahead: 1 });
  release();
  await expect.poll(async () => (await previews.ask('another')).kind).toBe('made');
  expect(most()).toBe(1);
});

test('what is built is the draft, what it names, and the lists as they are published', async () => {
  const { built, save, look } = await withDraft({
    'stories/near/index.mdx': storyText({ uid: uid(5) }),
    'stories/far/index.mdx': storyText({ uid: uid(6) }),
    'stories/linked/index.mdx': storyText({ uid: uid(7) }),
  });
  await save(
    'club-night',
    storyText({ related: 'related:\n  - near\n  - not-there' }, 'See [it](/stories/linked/).'),
  );
  await look();
  expect(built.at(-1)?.files).toEqual({
    'stories/club-night/index.mdx': expect.stringContaining('related:\n  - near\n'),
    'stories/linked/index.mdx': expect.any(String),
    'stories/near/index.mdx': expect.any(String),
    'stories/far/index.mdx': undefined,
    'themes/sharing-power.yml': expect.any(String),
  });
  expect(built.at(-1)?.files['stories/club-night/index.mdx']).not.toContain('not-there');
});

test('a draft that cannot be built says why, line by line, and is tried again later', async () => {
  const { made, fail, previews } = await withDraft();
  fail('stories/club-night/index.mdx:4:1  There is no picture ./a.jpg.  [picture-missing]');
  await previews.ask('club-night');
  await expect.poll(async () => (await previews.ask('club-night')).kind).toBe('failed');
  const { cookie } = await made.enter('editor');
  const answer = await made.ask('/preview/club-night/', { cookie });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('There is no picture ./a.jpg.');
});

test('the bar says that it is a draft, where it stands, what is missing, and the way to edit it', async () => {
  const { made, look } = await withDraft();
  await look();
  const { cookie } = await made.enter('editor');
  const html = await (await made.ask('/preview/club-night/', { cookie })).text();
  expect(html).toContain('This is a draft.');
  expect(html).toContain('It is still being written.');
  expect(html).toContain('/admin/#/collections/stories/entries/club-night/index');
  expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
  const incomplete = await withDraft(
    {},
    `---\n${uid(1)}\ntitle: The club night\n---\n\nWe danced.\n`,
  );
  await incomplete.look();
  const other = await incomplete.made.enter('editor');
  const page = await incomplete.made.ask('/preview/club-night/', { cookie: other.cookie });
  expect(await page.text()).toContain('<strong>Summary</strong>: This is still empty.');
});

test('its files are found where it is shown, and the ways to other files in them', async () => {
  const { made, look } = await withDraft();
  const { id } = (await look()) as Preview & { kind: 'made' };
  const { cookie } = await made.enter('editor');
  const html = await (await made.ask('/preview/club-night/', { cookie })).text();
  expect(html).toContain(`href="/preview/club-night/files/${id}/a.css"`);
  const style = await made.ask(`/preview/club-night/files/${id}/a.css`, { cookie });
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await style.text()).toBe(`p{background:url(/preview/club-night/files/${id}/a.png)}`);
  expect((await made.ask(`/preview/club-night/files/${id}/a.png`, { cookie })).status).toBe(200);
});

test('without an invite there is no preview and no file of one', async () => {
  const { made, look } = await withDraft();
  const { id } = (await look()) as Preview & { kind: 'made' };
  for (const path of ['', 'teller/', `files/${id}/a.css`, `files/${id}/a.png`])
    expect((await made.ask(`/preview/club-night/${path}`)).status).toBe(401);
});

test('a contributor sees the drafts that they began, and of others not even that there are any', async () => {
  const { made, look, save } = await withDraft();
  const { id } = (await look()) as Preview & { kind: 'made' };
  const { cookie, person: contributor } = await made.enter('contributor', 'Sam');
  await save('mine', storyText({ uid: uid(8) }), contributor);
  await look('mine');
  expect((await made.ask('/preview/mine/', { cookie })).status).toBe(200);
  const others = await made.ask('/preview/club-night/', { cookie });
  const none = await made.ask('/preview/no-such-draft/', { cookie });
  expect([others.status, none.status]).toEqual([404, 404]);
  expect(await others.text()).toBe(await none.text());
  for (const path of [`club-night/files/${id}/a.png`, `mine/files/${id}/a.png`])
    expect((await made.ask(`/preview/${path}`, { cookie })).status).toBe(404);
});

test('when a draft is gone, nothing of its preview is left', async () => {
  const { made, look, save, folder } = await withDraft();
  await look();
  expect(readdirSync(join(folder, 'made'))).toEqual(['club-night']);
  await made.desk.store.remove({ noun: 'stories', slug: 'club-night' }, editor);
  await save('another', storyText({ uid: uid(9) }));
  await look('another');
  await expect.poll(() => readdirSync(join(folder, 'made'))).toEqual(['another']);
  await expect.poll(() => existsSync(join(folder, 'content'))).toBe(false);
});

test.each([
  '/preview/club-night/files/ID/..%2fpage.html',
  '/preview/club-night/files/ID/..%2f..%2f..%2f..%2fcontent%2fstories%2fclub-night%2findex.mdx',
  '/preview/club-night/files/ID/%2e%2e%5cpage.html',
  '/preview/club-night/files/..%2fID/page.html',
  '/preview/club-night/files/ID/a.css%00.png',
  '/preview/club-night/files/ID/.hidden.css',
  '/preview/..%2f..%2fcontent/files/ID/a.css',
  '/preview/Club-Night/',
  '/preview/con/',
])('%s leads nowhere', async (path) => {
  expect(await still(path)).toBe(404);
});

test('the address that Decap makes leads to the preview', async () => {
  const { made } = await withDraft();
  const { cookie } = await made.enter('contributor');
  const answer = await made.ask('/preview/club-night/stories/club-night/', { cookie });
  expect(answer.headers.get('location')).toBe('/preview/club-night/');
  for (const odd of ['%0d%0aX:1', '%2f%2felsewhere.example'])
    expect((await made.ask(`/preview/${odd}/stories/x/`, { cookie })).status).toBe(404);
});

/** A desk with one draft, and a builder that is quick and remembers what it was given. */
async function withDraft(
  files: Record<string, string> = {},
  text = storyText(),
  atTheEnd: (ending: () => PromiseLike<void>) => unknown = onTestFinished,
) {
  const repository = await makeRepository({ bare: true, files });
  atTheEnd(() => repository[Symbol.asyncDispose]());
  const store = await openStore({ folder: repository.folder });
  atTheEnd(() => store.close());
  const built: { files: Record<string, string | undefined> }[] = [];
  let gate: Promise<unknown> = Promise.resolve();
  let failure: string | undefined;
  let [running, most] = [0, 0];
  const build: Build = async ({ content, out, preview: slug = '' }) => {
    most = Math.max(most, ++running);
    await gate;
    running -= 1;
    if (failure !== undefined) return { ok: false, output: failure };
    const read = (path: string) => readFile(join(content, path), 'utf8').catch(() => undefined);
    const names = [
      'stories/club-night/index.mdx',
      'themes/sharing-power.yml',
      ...Object.keys(files),
    ];
    names.push('stories/linked/index.mdx', 'stories/near/index.mdx', 'stories/far/index.mdx');
    built.push({
      files: Object.fromEntries(
        await Promise.all(names.map(async (name) => [name, await read(name)] as const)),
      ),
    });
    const at = `/${previewFiles}/`;
    for (const [path, words] of [
      [
        `stories/${slug}/index.html`,
        `<!doctype html><html><head><link rel="stylesheet" href="${at}a.css"></head><body><main><h1>Club</h1></main></body></html>`,
      ],
      ...(((await read(`stories/${slug}/index.mdx`))?.includes('easyRead:')
        ? [[`stories/${slug}/easy-read/index.html`, '<html><body><p>We met.</p></body></html>']]
        : []) as [string, string][]),
      [`${previewFiles}/a.css`, `p{background:url(${at}a.png)}`],
      [`${previewFiles}/a.png`, 'picture'],
    ] as const) {
      await mkdir(join(out, path, '..'), { recursive: true });
      await writeFile(join(out, path), words);
    }
    return { ok: true, output: '' };
  };
  const folder = repository.beside('previews');
  const previews = previewMaker({
    store,
    build,
    folder,
    code: () => 'code',
    today: () => '2026-03-10',
  });
  atTheEnd(() => previews.stop());
  const made = madeDesk({ store, scratch: repository.beside('scratch') }, [
    ...deskParts,
    preview(previews),
  ]);
  const save = async (slug: string, words: string, by: Person = editor): Promise<void> => {
    const path = `stories/${slug}/index.mdx`;
    const draft = await store.draft({ noun: 'stories', slug });
    const before = draft && (await store.file(path, draft.commit));
    await store.save(
      { noun: 'stories', slug },
      {
        files: new Map([[path, Buffer.from(words)]]),
        seen: new Map([[path, before?.id]]),
        by,
        message: 'Save',
      },
    );
  };
  await save('club-night', text);
  return {
    made,
    folder,
    built,
    previews,
    save,
    most: () => most,
    fail: (words: string) => (failure = words),
    hold() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      gate = promise;
      return () => resolve(undefined);
    },
    async look(slug = 'club-night') {
      while ((await previews.ask(slug)).kind === 'waiting') await sleep(10);
      return previews.ask(slug);
    },
  };
}
