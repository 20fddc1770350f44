import { markdownToRemark } from 'decap-cms-widget-markdown/dist/esm/serializers';
import { createElement as h, useMemo, type ReactNode } from 'react';
import { dayWords } from './day.ts';
import type { List, Values } from './decap.ts';
import { plain, type Mark } from './marks.ts';
import { useOptions } from './options.ts';

/**
 * The page of a story beside the form, in the elements and classes of the real one: near enough to
 * write by. What was typed becomes text nodes and never HTML. `/preview/` shows the page itself.
 */
export function StoryPreview({ entry, fields, getAsset }: PreviewProps): ReactNode {
  const story = (entry.get<Values>('data').toJS() ?? {}) as Story;
  const words = (name: string, value: unknown): string => labelOf(fields, name, value);
  const picture: ShowPicture = (path) => String(getAsset(path));
  const body = useMemo(() => markdownToRemark(text(story.body), []), [story.body]);
  const notes = list(story.contentNotes).map((note) => words('contentNotes', note).toLowerCase());
  return h(
    'div',
    { className: 'page' },
    h(
      'main',
      null,
      h(
        'article',
        { className: 'story' },
        h(Head, { story, words, themes: fieldOf(fields, 'themes') }),
        h(
          'div',
          { className: 'telling' },
          notes.length > 0 &&
            h(
              'div',
              { className: 'note' },
              h(
                'p',
                null,
                h('strong', null, 'Before you read:'),
                ` this story speaks of ${notes.join(', ')}.`,
              ),
            ),
          h(Facts, { story, words }),
          h(
            'div',
            { className: 'text' },
            story.cover &&
              text(story.cover.image) !== '' &&
              h(Cover, { cover: story.cover, picture }),
            list(story.inShort).length > 0 &&
              h(
                'section',
                { className: 'in-short' },
                h('h2', null, 'In short'),
                points(story.inShort),
              ),
            h('div', { className: 'prose' }, all(body.children, picture)),
          ),
        ),
        list(story.notKnown).length > 0 && part('What we do not know', points(story.notKnown)),
        list(story.credits).length > 0 &&
          part(
            'Who made this story',
            h(
              'dl',
              { className: 'pairs' },
              list<Credit>(story.credits).map(({ role, name, as }, index) =>
                h(
                  'div',
                  { key: index },
                  h('dt', null, words('credits.role', role)),
                  h('dd', null, [name, as && words('credits.as', as)].filter(Boolean).join(', ')),
                ),
              ),
            ),
          ),
      ),
    ),
  );
}

function Head({ story, words, themes }: HeadProps): ReactNode {
  const known = useOptions(themes);
  const titles = list<string>(story.themes).map(
    (slug) => known.find(({ value }) => value === slug)?.label ?? slug,
  );
  return h(
    'header',
    { className: 'head' },
    h('p', { className: 'kind' }, words('kind', story.kind)),
    h('h1', null, text(story.title) || 'Without a title yet'),
    h('p', { className: 'lead' }, text(story.summary)),
    titles.length > 0 && h('p', { className: 'meta' }, h('span', null, titles.join(' · '))),
  );
}

function Facts({ story, words }: Pick<HeadProps, 'story' | 'words'>): ReactNode {
  const { place = {} } = story;
  const facts: [string, string][] = [
    ['Published', story.published ? dayWords(text(story.published)) : ''],
    ['When it happened', text(story.happened)],
    ['Place', [text(place.area), words('place.nation', place.nation)].filter(Boolean).join(', ')],
    [
      'Who it is about',
      list(story.people)
        .map((value) => words('people', value))
        .join(', '),
    ],
    [
      'How people worked',
      list(story.approach)
        .map((value) => words('approach', value))
        .join(', '),
    ],
  ];
  return h(
    'dl',
    { className: 'facts' },
    facts
      .filter(([, value]) => value !== '')
      .map(([term, value]) => h('div', { key: term }, h('dt', null, term), h('dd', null, value))),
  );
}

function Cover({ cover, picture }: { cover: Cover; picture: ShowPicture }): ReactNode {
  return h(
    'figure',
    { className: 'cover' },
    h('img', { src: picture(text(cover.image)), alt: text(cover.alt) }),
    h(
      'figcaption',
      null,
      text(cover.caption) !== '' && h('span', null, text(cover.caption)),
      h('span', null, text(cover.credit)),
    ),
  );
}

function all(nodes: readonly Mark[] | undefined, picture: ShowPicture): ReactNode[] {
  return (nodes ?? []).map((node, index) => h(Piece, { key: index, node, picture }));
}

/** One node of the text, as the page shows it. */
function Piece({ node, picture }: { node: Mark; picture: ShowPicture }): ReactNode {
  const inside = (): ReactNode[] => all(node.children, picture);
  switch (node.type) {
    case 'text':
    case 'html':
      return plain(node.value ?? '');
    case 'break':
      return h('br');
    case 'thematicBreak':
      return h('hr');
    case 'inlineCode':
      return h('code', null, node.value);
    case 'code':
      return h('pre', null, h('code', null, node.value));
    case 'heading':
      return h(`h${Math.min(4, Math.max(2, node.depth ?? 2))}`, null, inside());
    case 'list':
      return node.ordered
        ? h('ol', { start: node.start ?? undefined }, inside())
        : h('ul', null, inside());
    case 'link':
      return h('a', { href: safeAddress(node.url) }, inside());
    case 'image':
      return h('img', { src: picture(node.url ?? ''), alt: plain(node.alt ?? '') });
    case 'table':
      return h('div', { className: 'table' }, h('table', null, h('tbody', null, inside())));
    case 'shortcode':
      return component(node.data?.shortcode ?? '', node.data?.shortcodeData ?? {}, picture);
    default: {
      const name = elements[node.type];
      return name ? h(name, null, inside()) : inside();
    }
  }
}

const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  listItem: 'li',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  tableRow: 'tr',
  tableCell: 'td',
};

function component(name: string, given: Given, picture: ShowPicture): ReactNode {
  const words = (): ReactNode[] => all(markdownToRemark(given.words ?? '', []).children, picture);
  switch (name) {
    case 'image':
      return h(
        'figure',
        { className: 'picture' },
        h('img', { src: picture(given.image ?? ''), alt: given.alt ?? '' }),
        given.title && h('figcaption', null, given.title),
      );
    case 'Quote':
      return h(
        'figure',
        { className: 'quote' },
        h('blockquote', { lang: given.lang || undefined }, words()),
        h('figcaption', null, [given.by, given.as].filter(Boolean).join(', ')),
      );
    case 'KeyPoint':
      return h(
        'div',
        { className: 'key-point' },
        h('p', { className: 'label' }, h('strong', null, 'Key point')),
        words(),
      );
    case 'SaidDid':
      return h(
        'dl',
        { className: 'said-did' },
        [
          ['You said', given.said],
          ['We did', given.did],
          ['When', given.when],
        ].flatMap(([term, value]) =>
          value ? [h('dt', { key: term }, term), h('dd', { key: value }, value)] : [],
        ),
      );
    default:
      return h(
        'div',
        { className: 'link-card' },
        h(
          'p',
          null,
          h('strong', null, `${name}: `),
          h('a', { href: safeAddress(given.url) }, given.title),
          given.minutes && ` (${given.minutes} minutes)`,
        ),
      );
  }
}

function part(title: string, inside: ReactNode): ReactNode {
  return h('section', { className: 'part' }, h('h2', null, title), h('div', null, inside));
}

function points(texts: unknown): ReactNode {
  return h(
    'ul',
    null,
    list(texts).map((point, index) => h('li', { key: index }, text(point))),
  );
}

/** The words of a choice: what people read, from the configuration. */
function labelOf(fields: List<Values>, name: string, value: unknown): string {
  const options = fieldOf(fields, name).get<
    { toJS(): { value: string; label: string }[] } | undefined
  >('options');
  return options?.toJS().find((option) => option.value === value)?.label ?? text(value);
}

/** A field by its name, `place.nation` for one inside another. */
function fieldOf(fields: Iterable<Values>, path: string): Values {
  const [name, ...rest] = path.split('.');
  const found = [...fields].find((field) => field.get('name') === name);
  if (!found) throw new Error(`There is no field ${path}.`);
  return rest.length === 0 ? found : fieldOf(found.get<Iterable<Values>>('fields'), rest.join('.'));
}

function safeAddress(href: string | undefined): string | undefined {
  return href && /^(?:https?:|mailto:|tel:|\/|#)/i.test(href) ? href : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function list<Item = unknown>(value: unknown): Item[] {
  return Array.isArray(value) ? (value as Item[]) : [];
}

interface PreviewProps {
  entry: Values;
  fields: List<Values>;
  getAsset(path: string): unknown;
}

interface HeadProps {
  story: Story;
  words: (name: string, value: unknown) => string;
  themes: Values;
}

type ShowPicture = (path: string) => string;
type Given = Readonly<Record<string, string | undefined>>;
type Cover = Record<'image' | 'alt' | 'credit' | 'caption', unknown>;
type Credit = Record<'role' | 'name' | 'as', string | undefined>;

/** Front matter as it is while somebody is still writing: anything may be missing or of another kind. */
type Story = Record<string, unknown> & { cover?: Cover; place?: Record<string, unknown> };
