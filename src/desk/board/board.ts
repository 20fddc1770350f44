import { Hono } from 'hono';
import { h } from 'hastscript';
import { readYaml, splitFile } from '../../stories/front-matter.ts';
import {
  draftsPart,
  followPart,
  nameOf,
  newsPart,
  rebuildPart,
  sentPart,
  type Told,
} from './parts.ts';
import { allContacts, type Contact } from '../form/contacts.ts';
import type { Desk, DeskEnv } from '../desk.ts';
import type { Draft } from '../draft.ts';
import { signedIn } from '../guard.ts';
import { newsFeed } from './news-feed.ts';
import { newsFor, readerOf, type About } from './news.ts';
import { deskPage } from '../pages.ts';
import { findPerson } from '../people/people.ts';
import type { Person } from '../person.ts';
import { placeOfKey } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { uidIn } from '../uid.ts';

/**
 * The desk's noticeboard: what is new, every draft and where it stands, and whether the site could be
 * rebuilt. An editor sees all, a contributor what they began themselves.
 */
export function board(desk: Desk): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();

  app.get('/desk/', signedIn(), async (context) => {
    const person = context.var.person as Person;
    const drafts = await draftsOf(desk, person);
    const told = await toldBy(desk, drafts);
    const news = newsFor(desk.database, person, aboutDrafts(drafts, told));
    const contacts = person.role === 'editor' ? allContacts(desk.database) : [];
    return context.html(
      await deskPage(desk, {
        title: 'The desk',
        lead: `You are ${person.name}. This is what is new, and what waits for somebody.`,
        main: [
          h('ul.links', [
            h('li', h('a', { href: `${desk.base}admin/` }, 'Write and edit stories')),
            h('li', h('a', { href: `${desk.base}sign-in/` }, 'Who you are, and signing out')),
          ]),
          ...(person.role === 'editor' && desk.state ? rebuildPart(desk.state()) : []),
          ...newsPart(desk, news, told),
          ...draftsPart(desk, drafts, told),
          ...sentPart(desk, contacts, told, await toldByPublished(desk, contacts)),
          ...followPart(desk, person),
        ],
      }),
    );
  });

  app.get('/desk/news.xml', async (context) => {
    const id = readerOf(desk.database, context.req.query('key') ?? '');
    const reader = desk.everybody?.id === id ? desk.everybody : findPerson(desk.database, id ?? '');
    if (!reader) throw new Refusal(404, 'There is no such feed. The desk shows you its address.');
    const drafts = await draftsOf(desk, reader);
    const told = await toldBy(desk, drafts);
    const news = newsFor(desk.database, reader, aboutDrafts(drafts, told));
    return context.body(await newsFeed(desk, news), 200, {
      'Content-Type': 'application/rss+xml; charset=utf-8',
    });
  });

  return app;
}

async function draftsOf(desk: Desk, person: Person): Promise<Draft[]> {
  const drafts = await desk.store.drafts();
  return person.role === 'editor'
    ? drafts
    : drafts.filter(({ begunBy }) => begunBy.id === person.id);
}

/** What the files of drafts say, by the names of the drafts; the title of one without is its name. */
async function toldBy(desk: Desk, drafts: readonly Draft[]): Promise<Map<string, Told>> {
  const texts = await Promise.all(
    drafts.map(async (draft) => {
      const { path } = placeOfKey(draft);
      const changed = draft.files.find((file) => file.path === path);
      const { id } = changed ?? (await desk.store.file(path, draft.commit)) ?? {};
      return id === undefined ? [] : [{ name: nameOf(draft), path, id }];
    }),
  );
  return toldByFiles(desk, texts.flat());
}

/** What the stories of senders say that readers see, by their names. */
async function toldByPublished(
  desk: Desk,
  contacts: readonly Contact[],
): Promise<Map<string, Told>> {
  if (contacts.length === 0) return new Map();
  const names = new Map(
    contacts.map(({ slug }) => {
      const key = { noun: 'stories', slug } as const;
      return [placeOfKey(key).path, nameOf(key)];
    }),
  );
  const files = await desk.store.list('stories');
  const texts = files.flatMap(({ path, id }) => {
    const name = names.get(path);
    return name === undefined ? [] : [{ name, path, id }];
  });
  return toldByFiles(desk, texts);
}

async function toldByFiles(
  desk: Desk,
  texts: readonly { name: string; path: string; id: string }[],
): Promise<Map<string, Told>> {
  const bytes = await desk.store.read(texts.map(({ id }) => id));
  return new Map(
    texts.map(({ name, path }, at) => {
      const text = String(bytes[at]);
      return [name, { title: titleIn(path, text) ?? name, uid: uidIn(text) }];
    }),
  );
}

function aboutDrafts(drafts: readonly Draft[], told: ReadonlyMap<string, Told>): About[] {
  return drafts.map((draft) => ({
    noun: draft.noun,
    slug: draft.slug,
    uid: told.get(nameOf(draft))?.uid,
  }));
}

function titleIn(path: string, text: string): string | undefined {
  const split = path.endsWith('.mdx') ? splitFile(text) : { source: text };
  if (!('source' in split)) return undefined;
  const { title, term } = readYaml(split.source).value;
  const found = title ?? term;
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}
