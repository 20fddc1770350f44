import { loadEntries } from 'decap-cms-core/dist/esm/actions/entries';
import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useEffect, useMemo, useState, type ReactNode } from 'react';
import { dayWords } from './day.ts';
import { editorAddress, titleOf, useDecap, type Collection, type Values } from './decap.ts';
import { useDrafts } from './drafts.ts';
import { Heading } from './heading.ts';
import { Notices } from './notices.ts';
import { statusWords } from './words.ts';

/** One list: stories, themes, organisations. Shows a hundred at a time, and finds by words of the title. */
export function List({ match }: { match: { params: { name?: string } } }): ReactNode {
  const { name = 'stories' } = match.params;
  return h(OneList, { key: name, name });
}

function OneList({ name }: { name: string }): ReactNode {
  const collection = useDecap(({ collections }) => collections.get(name));
  const [wanted, find] = useState('');
  const [most, showMost] = useState(step);
  const rows = useRows(name, collection);
  const found = useMemo(() => rows?.filter((row) => has(row.title, wanted)), [rows, wanted]);
  if (!collection) return null;
  const label = String(collection.get('label'));
  const shown = found?.slice(0, most) ?? [];
  return h(
    'main',
    { id: 'Main', className: 'list' },
    h(Heading, { title: label, children: label }),
    h('p', { className: 'lead' }, String(collection.get('description') ?? '')),
    h(Notices),
    h(Lists, { name }),
    h(
      'div',
      { className: 'tools' },
      h(
        'a',
        { className: 'button strong', href: `#/collections/${name}/new` },
        `Add: ${String(collection.get('label_singular')).toLowerCase()}`,
      ),
      h(
        'form',
        { role: 'search', onSubmit: (event: { preventDefault(): void }) => event.preventDefault() },
        h('label', { htmlFor: 'Find' }, 'Find by title'),
        h('input', {
          id: 'Find',
          type: 'search',
          value: wanted,
          onChange: (event: { target: HTMLInputElement }) => {
            find(event.target.value);
            showMost(step);
          },
        }),
      ),
    ),
    h('p', { role: 'status', className: 'count' }, countWords(rows?.length, found?.length)),
    h(
      'ul',
      { className: 'rows' },
      shown.map(({ slug, title, day, status }) =>
        h(
          'li',
          { key: slug },
          h('a', { href: editorAddress(name, slug) }, title),
          h(
            'span',
            { className: 'about' },
            day && `${day > today() ? 'For' : 'Published'} ${dayWords(day)}`,
          ),
          status && h('span', { className: `state ${status}` }, statusWords[status]),
        ),
      ),
    ),
    found &&
      found.length > most &&
      h(
        'button',
        { type: 'button', onClick: () => showMost(most + step) },
        `Show ${Math.min(step, found.length - most)} more`,
      ),
  );
}

const step = 100;
const byTitle = new Intl.Collator();

function Lists({ name }: { name: string }): ReactNode {
  const collections = useDecap((state) => state.collections);
  return h(
    'nav',
    { 'aria-label': 'Lists', className: 'lists' },
    h(
      'ul',
      null,
      [...collections].map(([each, collection]) =>
        h(
          'li',
          { key: each },
          h(
            'a',
            { href: `#/collections/${each}`, 'aria-current': each === name ? 'page' : undefined },
            String(collection.get('label')),
          ),
        ),
      ),
    ),
  );
}

/** What is published, and what is only a draft yet; undefined until it was loaded. */
function useRows(name: string, collection: Collection | undefined): Row[] | undefined {
  const entities = useDecap(({ entries }) => entries.get<Values>('entities'));
  const page = useDecap(({ entries }) => entries.getIn<Values | undefined>(['pages', name]));
  const drafts = useDrafts();
  useEffect(() => {
    if (collection) store.dispatch(loadEntries(collection));
  }, [collection]);
  return useMemo(() => {
    const ids = page?.get<Iterable<string> | undefined>('ids');
    if (!ids) return undefined;
    const rows = new Map<string, Row>();
    for (const slug of ids) {
      const entry = entities.get<Values | undefined>(`${name}.${slug}`);
      if (entry) rows.set(slug, rowOf(slug, entry));
    }
    for (const draft of drafts ?? []) {
      if (draft.get('collection') !== name) continue;
      const slug = draft.get<string>('slug');
      const row = rows.get(slug) ?? { ...rowOf(slug, draft), day: '' };
      rows.set(slug, { ...row, status: draft.get('status') });
    }
    return [...rows.values()].toSorted(
      (a, b) =>
        Number(b.day === '') - Number(a.day === '') ||
        (a.day < b.day ? 1 : a.day > b.day ? -1 : byTitle.compare(a.title, b.title)),
    );
  }, [entities, page, drafts, name]);
}

function rowOf(slug: string, entry: Values): Row {
  const day = entry.getIn<unknown>(['data', 'published']);
  return { slug, title: titleOf(entry), day: typeof day === 'string' ? day : '' };
}

/** True when a title has every word that is looked for, in any order. */
function has(title: string, wanted: string): boolean {
  const text = title.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function countWords(all: number | undefined, found: number | undefined): string {
  if (all === undefined) return 'Loading…';
  if (all === 0) return 'Nothing here yet';
  return found === all ? `${all} in this list` : `${found} of ${all} found`;
}

function today(): string {
  return new Date().toLocaleDateString('sv');
}

interface Row {
  slug: string;
  title: string;
  /** The day of publishing; empty for what was never published, or has none. */
  day: string;
  status?: keyof typeof statusWords;
}
