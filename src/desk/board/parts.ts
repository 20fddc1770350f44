import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Contact } from '../form/contacts.ts';
import type { Desk, Rebuild } from '../desk.ts';
import { statuses, type Draft, type DraftKey, type Status } from '../draft.ts';
import { inWords } from '../moment.ts';
import { newsKey, newsWords, type News } from './news.ts';
import type { Person } from '../person.ts';
import { decapSlug } from '../place.ts';

/** What is known of a draft, or of what is published, from its file. */
export interface Told {
  title: string;
  /** Its permanent number, which stories have. */
  uid: string | undefined;
}

/** Whether readers see what was published, and if not, what to mend. */
export function rebuildPart({ doing, since, why }: Rebuild): ElementContent[] {
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

/** What happened, newest first. */
export function newsPart(
  desk: Desk,
  news: News[],
  told: ReadonlyMap<string, Told>,
): ElementContent[] {
  return [
    h('h2', 'New'),
    news.length === 0
      ? h('p', 'Nothing is new.')
      : h(
          'ul',
          news.map(({ what, at, about }) => {
            const draft = about && told.get(nameOf(about));
            return h('li', [
              moment(at),
              `: ${newsWords[what]} `,
              about && draft && draft.uid === about.uid ? editLink(desk, about, draft.title) : '',
            ]);
          }),
        ),
  ];
}

/** Every draft under where it stands, what is nearest to readers first. */
export function draftsPart(
  desk: Desk,
  drafts: Draft[],
  told: ReadonlyMap<string, Told>,
): ElementContent[] {
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
              some.map((draft) => draftItem(desk, draft, told.get(nameOf(draft))?.title)),
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
    ]),
    ...(draft.noun === 'stories'
      ? [
          h(
            'p',
            h('a', { href: `${desk.base}preview/${draft.slug}/` }, `See the page of “${title}”`),
          ),
        ]
      : []),
  ]);
}

/**
 * Who sent a story with the form: how to reach them, and what they asked for. For editors alone.
 * @param published What is known of those of their stories that readers see.
 */
export function sentPart(
  desk: Desk,
  contacts: readonly Contact[],
  told: ReadonlyMap<string, Told>,
  published: ReadonlyMap<string, Told>,
): ElementContent[] {
  if (contacts.length === 0) return [];
  return [
    h('h2', 'Sent with the form'),
    h(
      'p',
      'Only editors see this. It is kept here and nowhere else, until the day that stands there.',
    ),
    ...contacts.flatMap((contact) => {
      const key = { noun: 'stories', slug: contact.slug } as const;
      // The name of a draft that is gone may be another story's by now.
      const [theirs] = [told, published]
        .flatMap((some) => some.get(nameOf(key)) ?? [])
        .filter(({ uid }) => uid === contact.uid);
      return [
        h('h3', theirs ? editLink(desk, key, theirs.title) : contact.slug),
        ...(theirs ? [] : [h('p', 'This story is not here any more.')]),
        h('ul', [
          ...waysTo(contact).map((way) => h('li', way)),
          ...contact.wishes.map((wish) => h('li', wish)),
          h('li', [
            'Sent on ',
            moment(contact.sentAt),
            '. Kept until ',
            moment(contact.keptUntil),
            '.',
          ]),
        ]),
        ...(contact.notes === ''
          ? []
          : [h('p', 'They also told the editors:'), h('blockquote.as-typed', contact.notes)]),
      ];
    }),
  ];
}

function waysTo({ name, email, phone, otherWay, noNeed }: Contact): ElementContent[][] {
  const text = (value: string): ElementContent => ({ type: 'text', value });
  return [
    ...(name === '' ? [] : [[text(`Their name: ${name}`)]]),
    ...(email === '' ? [] : [[text('E-mail: '), h('a', { href: `mailto:${email}` }, email)]]),
    ...(phone === ''
      ? []
      : [[text('Telephone: '), h('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone)]]),
    ...(otherWay === '' ? [] : [[text(`Another way: ${otherWay}`)]]),
    ...(noNeed ? [[text('They said there is no need to reach them.')]] : []),
  ];
}

/** The address of somebody's own feed. */
export function followPart(desk: Desk, person: Person): ElementContent[] {
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

function editLink(desk: Desk, key: DraftKey, title: string): ElementContent {
  const href = `${desk.base}admin/#/collections/${key.noun}/entries/${decapSlug(key)}`;
  return h('a', { href }, title);
}

/** What tells drafts apart, of all nouns. */
export function nameOf({ noun, slug }: DraftKey): string {
  return `${noun}/${slug}`;
}

function moment(at: string): ElementContent {
  return h('time', { dateTime: at }, inWords(at));
}

const statusWords: Record<Status, string> = {
  pending_publish: 'Ready to publish',
  pending_review: 'Waits for checking',
  draft: 'Still being written',
};
