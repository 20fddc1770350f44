import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { deskApp, deskParts, isDeskPath } from '../../src/desk/app.ts';
import { keepContact } from '../../src/desk/form/contacts.ts';
import type { DeskEnv, Part, Rebuild } from '../../src/desk/desk.ts';
import { openStore } from '../../src/desk/git/store.ts';
import { makeLink } from '../../src/desk/showing/links.ts';
import { addNews, newsKey } from '../../src/desk/board/news.ts';
import { stopPerson } from '../../src/desk/people/people.ts';
import type { PreviewMaker } from '../../src/desk/showing/preview-maker.ts';
import { preview } from '../../src/desk/showing/preview.ts';
import { teller } from '../../src/desk/showing/teller.ts';
import { uidIn } from '../../src/desk/uid.ts';
import { storyText, uid } from '../support/content-folder.ts';
import { madeDesk, type MadeDesk } from '../support/made-desk.ts';
import { makeRepository } from '../support/repository.ts';

const previews: PreviewMaker = {
  ask: async () => ({ kind: 'made', id: 'abc', html: '<main>Zebedee danced</main>' }),
  file: async () => Buffer.from('Zebedee’s picture'),
  stop: async () => undefined,
};
const parts: readonly Part[] = [...deskParts, preview(previews), teller(previews)];

/** What anybody may ask for: signing in, the form, and what a secret in the address opens. */
const open = [
  'GET /sign-in/',
  'GET /sign-in/:secret/',
  'POST /sign-in/:secret/',
  'GET /desk/news.xml',
  'GET /tell-your-story/',
  'POST /tell-your-story/',
  'GET /tell-your-story/ticket/',
  'GET /tell-your-story/thank-you/',
  'GET /your-story/:secret/',
  'POST /your-story/:secret/',
  'GET /your-story/:secret/easy-read/',
  'GET /your-story/:secret/files/:id/:name',
];

test('without an invite no route is open but those that everybody needs', async () => {
  const made = await busyDesk();
  expect(routesOf(made).length).toBeGreaterThan(open.length + 5);
  expect(await openRoutes(made, parts)).toEqual(open.toSorted());
});

test('a new route that nobody guards would be seen by the test before', async () => {
  const made = await busyDesk();
  const careless: Part = () =>
    new Hono<DeskEnv>()
      .get('/desk/careless/:slug/', (context) => context.text('Here you are'))
      .post('/desk/careless/', (context) => context.text('Here you are'));
  const found = await openRoutes(made, [...parts, careless]);
  expect(found.filter((route) => !open.includes(route))).toEqual([
    'GET /desk/careless/:slug/',
    'POST /desk/careless/',
  ]);
});

test('without an invite no word, picture, contact or key can be had, however it is asked for', async () => {
  const made = await busyDesk();
  const key = newsKey(made.desk.database, { id: 'p-someone' });
  for (const path of new Set(routesOf(made).map(({ path }) => path)))
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await made.ask(filled(path), {
        method,
        headers: { 'content-type': 'application/json' },
        ...(!/GET|HEAD/.test(method) && { body: '{"action":"unpublishedEntries"}' }),
      });
      const told = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
      for (const secret of ['Zebedee', 'zebedee', 'club night', key])
        expect(told, `${method} ${path}`).not.toContain(secret);
    }
});

test('the desk answers at each of its routes, and the site at all others', () => {
  for (const base of ['/', '/our-charity/']) {
    const made = madeDesk({ base }, parts);
    for (const { path } of deskApp(made.desk, parts).routes)
      if (!path.endsWith('*')) expect(isDeskPath(base, path), path).toBe(true);
    for (const path of ['', 'stories/', 'desks/', 'admin/', 'rss.xml', 'about/desk/'])
      expect(isDeskPath(base, base + path), path).toBe(false);
  }
});

test('an editor sees every draft, who sent it and how to reach them', async () => {
  const made = await busyDesk();
  const { cookie } = await made.enter('editor', 'Ed');
  const page = await (await made.ask('/desk/', { cookie })).text();
  for (const words of [
    'A story was sent with the form.',
    'Waits for checking',
    'href="/admin/#/collections/stories/entries/club-night/index">Zebedee at club night</a>',
    'href="/preview/club-night/"',
    'Saved by Zebedee on <time datetime="',
    'href="mailto:zebedee@example.org"',
    'href="tel:01632960001"',
    'Please write in large letters.',
    '&#x3C;b>Ring&#x3C;/b> twice',
  ])
    expect(page).toContain(words);
});

test('how to reach a sender leads to their own draft, and never to another that got its name', async () => {
  const made = await busyDesk();
  const { cookie, person } = await made.enter('editor', 'Ed');
  const heading = async (): Promise<string> => {
    const page = await (await made.ask('/desk/', { cookie })).text();
    return /<h3>(?:(?!<h3>).)*(?=<ul><li>Their name: Zebedee)/s.exec(page)?.[0] ?? '';
  };
  expect(await heading()).toContain('>Zebedee at club night</a></h3>');
  const about = { noun: 'stories', slug: 'club-night' } as const;
  await made.desk.store.remove(about, person);
  await made.desk.store.save(about, {
    files: new Map([['stories/club-night/index.mdx', Buffer.from(storyText({ uid: uid(2) }))]]),
    seen: new Map(),
    by: person,
    message: 'Save',
  });
  expect(await heading()).toBe('<h3>club-night</h3><p>This story is not here any more.</p>');
});

test('how to reach a sender leads to their story after it is published', async () => {
  const made = await busyDesk();
  const { cookie, person } = await made.enter('editor', 'Ed');
  const about = { noun: 'stories', slug: 'club-night' } as const;
  await made.desk.store.publish(about, person, async () => undefined);
  const page = await (await made.ask('/desk/', { cookie })).text();
  expect(page).toContain('>Zebedee at club night</a></h3>');
  expect(page).not.toContain('This story is not here any more.');
});

test('a contributor hears nothing of a story whose name their draft got, nor does news lead there', async () => {
  const made = await busyDesk();
  const editor = await made.enter('editor', 'Ed');
  const { cookie, person } = await made.enter('contributor', 'Cy');
  const about = { noun: 'stories', slug: 'club-night' } as const;
  await made.desk.store.remove(about, editor.person);
  await made.desk.store.save(about, {
    files: new Map([['stories/club-night/index.mdx', Buffer.from(storyText({ uid: uid(2) }))]]),
    seen: new Map(),
    by: person,
    message: 'Save',
  });
  expect(await (await made.ask('/desk/', { cookie })).text()).toContain('Nothing is new.');
  const feed = await made.ask(`/desk/news.xml?key=${newsKey(made.desk.database, person)}`);
  expect(await feed.text()).not.toContain('<item>');
  const page = await (await made.ask('/desk/', editor)).text();
  expect(page).toMatch(/A story was sent with the form\. <\/li>/);
});

test('whoever changes only a picture of a story hears of it under its title', async () => {
  const made = await busyDesk();
  const editor = await made.enter('editor', 'Ed');
  const { cookie, person } = await made.enter('contributor', 'Cy');
  const about = { noun: 'stories', slug: 'club-night' } as const;
  await made.desk.store.publish(about, editor.person, async () => undefined);
  await made.desk.store.save(about, {
    files: new Map([['stories/club-night/garden.png', Buffer.from('picture')]]),
    seen: new Map(),
    by: person,
    message: 'Save',
  });
  const page = await (await made.ask('/desk/', { cookie })).text();
  expect(page).toMatch(/A story was sent with the form\. <a [^>]*>Zebedee at club night<\/a>/);
});

test('a contributor sees the drafts that they began, and nobody’s contact', async () => {
  const made = await busyDesk();
  const { cookie, person } = await made.enter('contributor', 'Cy');
  const seen = async () => (await made.ask('/desk/', { cookie })).text();
  expect(await seen()).not.toContain('Zebedee');
  await made.desk.store.save(
    { noun: 'stories', slug: 'my-own' },
    {
      files: new Map([
        ['stories/my-own/index.mdx', Buffer.from(storyText({ title: 'title: Mine', uid: '' }))],
      ]),
      seen: new Map(),
      by: person,
      message: 'Begin',
    },
  );
  const page = await seen();
  expect(page).toContain('>Mine</a>');
  expect(page).toContain('Still being written');
  expect(page).not.toContain('Zebedee');
});

test.each<[Rebuild, string]>([
  [{ doing: 'building', since: '2026-11-24T08:00:00Z' }, 'The site is being made anew.'],
  [{ doing: 'done', since: '2026-11-24T08:00:00Z' }, 'Readers see everything that was published.'],
  [
    { doing: 'failed', since: '2026-11-24T08:00:00Z', why: 'One thing\nAnother <thing>' },
    '<ul><li>One thing</li><li>Another &#x3C;thing></li></ul>',
  ],
])('an editor sees how the last rebuild went: $doing', async (state, words) => {
  const made = await busyDesk(() => state);
  const editor = await made.enter('editor', 'Ed');
  expect(await (await made.ask('/desk/', editor)).text()).toContain(words);
  const contributor = await made.enter('contributor', 'Cy');
  expect(await (await made.ask('/desk/', contributor)).text()).not.toContain('<h2>The site</h2>');
});

test('the news feed says that something came, and neither whose it is nor what is in it', async () => {
  const made = await busyDesk();
  const { cookie, person } = await made.enter('editor', 'Ed');
  const page = await (await made.ask('/desk/', { cookie })).text();
  const [, path = ''] =
    /https:\/\/desk\.example(\/desk\/news\.xml\?key=[\w-]{43})/.exec(page) ?? [];
  const feed = await made.ask(path);
  expect(feed.headers.get('content-type')).toContain('application/rss+xml');
  const xml = await feed.text();
  expect(xml).toContain('<title>A story was sent with the form.</title>');
  expect(xml).not.toMatch(/zebedee|club.night/i);
  expect((await made.ask('/desk/news.xml?key=wrong')).status).toBe(404);
  expect((await made.ask('/desk/news.xml')).status).toBe(404);
  stopPerson(made.desk.database, person.id);
  expect((await made.ask(path)).status).toBe(404);
});

test('a page of the desk is a page of the site, with its own title and heading', async () => {
  const page = await (await madeDesk().ask('/sign-in/')).text();
  expect(page).toContain('<title>Sign in · Alongside</title>');
  expect(page.match(/<h1/g)).toHaveLength(1);
  expect(page).toContain('<link rel="stylesheet" href="/_astro/site.css">');
  expect(page).not.toContain('Not found');
});

test('where the site was never built, the desk speaks all the same', async () => {
  const made = madeDesk({ pages: { page: async () => undefined } });
  expect(await (await made.ask('/sign-in/')).text()).toContain('<h1>Sign in</h1>');
});

/** A desk with a draft, its sender's contact, a link for its teller and news of it. */
async function busyDesk(state?: () => Rebuild): Promise<MadeDesk> {
  const repository = await makeRepository({ bare: true });
  onTestFinished(() => repository[Symbol.asyncDispose]());
  const store = await openStore({ folder: repository.folder });
  onTestFinished(() => store.close());
  const made = madeDesk({ store, ...(state && { state }) }, parts);
  const about = { noun: 'stories', slug: 'club-night' } as const;
  const text = storyText({ title: 'title: Zebedee at club night' }, 'Zebedee danced.');
  await store.save(about, {
    files: new Map([['stories/club-night/index.mdx', Buffer.from(text)]]),
    seen: new Map(),
    by: { id: 'form-1', name: 'Zebedee', email: 'form-1@desk.invalid', role: 'contributor' },
    message: 'A story sent with the form',
    status: 'pending_review',
  });
  const at = made.desk.now().toISOString();
  const number = uidIn(text) ?? '';
  keepContact(made.desk.database, {
    uid: number,
    slug: 'club-night',
    name: 'Zebedee',
    email: 'zebedee@example.org',
    phone: '01632 960001',
    otherWay: '',
    noNeed: false,
    notes: '<b>Ring</b> twice',
    wishes: ['Please write in large letters.'],
    sentAt: at,
    keptUntil: '2027-11-24T09:00:00Z',
  });
  makeLink(made.desk.database, { kind: 'final', key: about, uid: number, now: made.desk.now() });
  addNews(made.desk.database, { what: 'story-sent', at, about: { ...about, uid: number } });
  return made;
}

/** The routes that answer somebody who has not signed in with anything but "please sign in". */
async function openRoutes({ desk }: MadeDesk, some: readonly Part[]): Promise<string[]> {
  const made = madeDesk(desk, some);
  const found = new Set<string>();
  for (const { method, path } of routesOf(made, some)) {
    const answer = await made.ask(filled(path), {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{}' }),
    });
    if (answer.status !== 401) found.add(`${method} ${path}`);
  }
  return [...found].toSorted();
}

function routesOf({ desk }: MadeDesk, some = parts): { method: string; path: string }[] {
  return deskApp(desk, some).routes.filter(
    ({ method, path }) => method !== 'ALL' && !path.endsWith('*'),
  );
}

/** The path of a route for what there is; secrets are made up, since nobody has them. */
function filled(path: string): string {
  return path
    .replace(':slug', 'club-night')
    .replace(':secret', 'made-up')
    .replace(':id', 'abc')
    .replace(':name', 'picture.jpg');
}
