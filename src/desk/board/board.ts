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
import { uidIn } from '../showing/links.ts';
import { allContacts } from '../form/contacts.ts';
import type { Desk, DeskEnv } from '../desk.ts';
import type { Draft } from '../draft.ts';
import { signedIn } from '../guard.ts';
import { newsFeed } from './news-feed.ts';
import { newsFor, readerOf } from './news.ts';
import { deskPage } from '../pages.ts';
import { findPerson } from '../people/people.ts';
import type { Person } from '../person.ts';
import { placeOfKey } from '../place.ts';
import { Refusal } from '../refusal.ts';

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
    const news = newsFor(desk.database, person, drafts);
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
          ...(person.role === 'editor' ? sentPart(desk, allContacts(desk.database), told) : []),
          ...followPart(desk, person),
        ],
      }),
    );
  });

  app.get('/desk/news.xml', async (context) => {
    const id = readerOf(desk.database, context.req.query('key') ?? '');
    const reader = desk.everybody?.id === id ? desk.everybody : findPerson(desk.database, id ?? '');
    if (!reader) throw new Refusal(404, 'There is no such feed. The desk shows you its address.');
    const news = newsFor(desk.database, reader, await draftsOf(desk, reader));
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
  const texts = drafts.flatMap((draft) => {
    const { path } = placeOfKey(draft);
    const id = draft.files.find((file) => file.path === path)?.id;
    return id === undefined ? [] : [{ name: nameOf(draft), path, id }];
  });
  const bytes = await desk.store.read(texts.map(({ id }) => id));
  return new Map(
    texts.map(({ name, path }, at) => {
      const text = String(bytes[at]);
      return [name, { title: titleIn(path, text) ?? name, uid: uidIn(text) }];
    }),
  );
}

function titleIn(path: string, text: string): string | undefined {
  const split = path.endsWith('.mdx') ? splitFile(text) : { source: text };
  if (!('source' in split)) return undefined;
  const { title, term } = readYaml(split.source).value;
  const found = title ?? term;
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}
