import { markdownToRemark } from 'decap-cms-widget-markdown/dist/esm/serializers';
import { createElement as h, useMemo, type ReactNode } from 'react';
import { dayWords } from './day.ts';
import type { List, Values } from './decap.ts';
import { useOptions } from './options.ts';
import { textOf, type ShowPicture } from './preview-text.ts';

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
            h('div', { className: 'prose' }, textOf(body.children, picture)),
          ),
          h(Facts, { story, words }),
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
    { className: 'title-page' },
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
    'section',
    { className: 'facts' },
    h('h2', null, 'About this story'),
    h(
      'dl',
      null,
      facts
        .filter(([, value]) => value !== '')
        .map(([term, value]) => h('div', { key: term }, h('dt', null, term), h('dd', null, value))),
    ),
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

type Cover = Record<'image' | 'alt' | 'credit' | 'caption', unknown>;
type Credit = Record<'role' | 'name' | 'as', string | undefined>;

/** Front matter as it is while somebody is still writing: anything may be missing or of another kind. */
type Story = Record<string, unknown> & { cover?: Cover; place?: Record<string, unknown> };
