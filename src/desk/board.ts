import { getRssString } from '@astrojs/rss';
import type { ElementContent } from 'hast';
import { Hono } from 'hono';
import { h } from 'hastscript';
import { site } from '../site.config.ts';
import { escapeMarkup } from '../feeds/markup.ts';
import { readYaml, splitFile } from '../stories/front-matter.ts';
import type { Desk, DeskEnv, Rebuild } from './desk.ts';
import { statuses, type Draft, type DraftKey, type Status } from './draft.ts';
import { signedIn } from './guard.ts';
import { newsFor, newsKey, newsWords, readerOf, type News } from './news.ts';
import { deskPage } from './pages.ts';
import { findPerson } from './people.ts';
import type { Person } from './person.ts';
import { decapSlug, placeOfKey } from './place.ts';
import { Refusal } from './refusal.ts';

/**
 * The desk's noticeboard: what is new, every draft and where it stands, and whether the site could be
 * rebuilt. An editor sees all, a contributor what they began themselves.
 */
export function board(desk: Desk): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();

  app.get('/desk/', signedIn(), async (context) => {
    const person = context.var.person as Person;
    const drafts = await draftsOf(desk, person);
    const titles = await titlesOf(desk, drafts);
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
          ...newsPart(desk, news, titles),
          ...draftsPart(desk, drafts, titles),
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
    return context.body(await feed(desk, news), 200, {
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

/** The titles of drafts by their name; of one without a title, its name. */
async function titlesOf(desk: Desk, drafts: readonly Draft[]): Promise<Map<string, string>> {
  const texts = drafts.flatMap((draft) => {
    const { path } = placeOfKey(draft);
    const id = draft.files.find((file) => file.path === path)?.id;
    return id === undefined ? [] : [{ name: nameOf(draft), path, id }];
  });
  const bytes = await desk.store.read(texts.map(({ id }) => id));
  return new Map(
    texts.map(({ name, path }, at) => [name, titleIn(path, String(bytes[at])) ?? name]),
  );
}

function titleIn(path: string, text: string): string | undefined {
  const split = path.endsWith('.mdx') ? splitFile(text) : { source: text };
  if (!('source' in split)) return undefined;
  const { title, term } = readYaml(split.source).value;
  const found = title ?? term;
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

function rebuildPart({ doing, since, why }: Rebuild): ElementContent[] {
  const words = {
    none: 'Nothing was published since the desk was started.',
    waiting: 'A change waits to be put on the site.',
    building: 'The site is being made anew. This takes a minute or two.',
    done: 'Readers see everything that was published.',
    failed: 'The site could not be made anew. Readers see it as it was before.',
  }[doing];
  const lines = (why ?? '').split('\n').filter(Boolean);
  return [
    h('h2', 'The site'),
    h('p', [words, ' Since ', moment(since), '.']),
    ...(doing === 'failed' && lines.length > 0
      ? [
          h('p', 'This is what to mend, then publish again:'),
          h(
            'ul',
            lines.map((line) => h('li', line)),
          ),
        ]
      : []),
  ];
}

function newsPart(desk: Desk, news: News[], titles: Map<string, string>): ElementContent[] {
  return [
    h('h2', 'New'),
    news.length === 0
      ? h('p', 'Nothing is new.')
      : h(
          'ul',
          news.map(({ what, at, about }) => {
            const title = about && titles.get(nameOf(about));
            return h('li', [
              moment(at),
              `: ${newsWords[what]} `,
              about && title !== undefined ? editLink(desk, about, title) : '',
            ]);
          }),
        ),
  ];
}

function draftsPart(desk: Desk, drafts: Draft[], titles: Map<string, string>): ElementContent[] {
  if (drafts.length === 0) return [h('h2', 'Drafts'), h('p', 'There are no drafts.')];
  const groups = statuses
    .toReversed()
    .map((status) => ({ status, some: drafts.filter((draft) => draft.status === status) }));
  return [
    h('h2', 'Drafts'),
    ...groups.flatMap(({ status, some }) =>
      some.length === 0
        ? []
        : [
            h('h3', statusWords[status]),
            h(
              'ul',
              some.map((draft) => draftItem(desk, draft, titles.get(nameOf(draft)))),
            ),
          ],
    ),
  ];
}

function draftItem(desk: Desk, draft: Draft, known: string | undefined): ElementContent {
  const title = known ?? nameOf(draft);
  const { savedBy, begunBy, updatedAt } = draft;
  return h('li', [
    editLink(desk, draft, title),
    h('p', [
      `Saved by ${savedBy.name} on `,
      moment(updatedAt),
      '.',
      begunBy.id === savedBy.id ? '' : ` Begun by ${begunBy.name}.`,
      ' ',
      h('a', { href: previewAddress(desk, draft) }, `See the page of “${title}”`),
    ]),
  ]);
}

function followPart(desk: Desk, person: Person): ElementContent[] {
  const address = `${desk.origin}${desk.base}desk/news.xml?key=${newsKey(desk.database, person)}`;
  return [
    h('h2', 'Be told of news'),
    h(
      'p',
      'Put this address into a feed reader. It is yours alone: please do not pass it on. It says that something came, and never what is in it.',
    ),
    h('p', h('code', address)),
  ];
}

function feed(desk: Desk, news: readonly News[]): Promise<string> {
  const home = `${desk.origin}${desk.base}desk/`;
  return getRssString({
    title: `${site.name}: the desk`,
    description: 'What is new at the desk.',
    site: home,
    trailingSlash: true,
    items: news.map(({ id, what, at }) => ({
      title: newsWords[what],
      link: home,
      pubDate: new Date(at),
      customData: `<guid isPermaLink="false">${escapeMarkup(`${home}#${id}`)}</guid>`,
    })),
  });
}

function editLink(desk: Desk, key: DraftKey, title: string): ElementContent {
  const href = `${desk.base}admin/#/collections/${key.noun}/entries/${decapSlug(key)}`;
  return h('a', { href }, title);
}

function previewAddress({ base }: Desk, { slug }: DraftKey): string {
  return `${base}preview/${slug}/`;
}

function nameOf({ noun, slug }: DraftKey): string {
  return `${noun}/${slug}`;
}

/** A moment as people at the desk say it: "24 November 2026 at 09:15". */
function moment(at: string): ElementContent {
  const words = new Intl.DateTimeFormat(site.lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: site.timeZone,
  }).format(new Date(at));
  return h('time', { dateTime: at }, words);
}

const statusWords: Record<Status, string> = {
  pending_publish: 'Ready to publish',
  pending_review: 'Waits for checking',
  draft: 'Still being written',
};
