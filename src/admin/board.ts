import {
  deleteUnpublishedEntry,
  publishUnpublishedEntry,
  updateUnpublishedEntryStatus,
} from 'decap-cms-core/dist/esm/actions/editorialWorkflow';
import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useEffect, useRef, useState, type ReactNode } from 'react';
import { momentWords } from './day.ts';
import { editorAddress, titleOf, useDecap, type Values } from './decap.ts';
import { useDrafts } from './drafts.ts';
import { Heading } from './heading.ts';
import { Notices } from './notices.ts';
import { statusWords, type Status } from './words.ts';

/**
 * Every draft by where it stands: draft, in review, ready. A draft moves by its buttons, so that a
 * finger or a keyboard can do it as well as a mouse.
 */
export function Board(): ReactNode {
  const drafts = useDrafts();
  // A move that never came about is no reason to take the focus on a later visit.
  useEffect(() => {
    moved = '';
  }, []);
  const mayPublish = useDecap(({ globalUI }) => !globalUI.useOpenAuthoring);
  const columns = (Object.keys(statusWords) as Status[]).filter(
    (status) => mayPublish || status !== 'pending_publish',
  );
  return h(
    'main',
    { id: 'Main', className: 'board' },
    h(Heading, { title: 'Board', children: 'Board' }),
    h('p', { className: 'lead' }, 'Everything that is not published yet, and where it stands.'),
    h(Notices),
    h('p', { role: 'status', className: 'count' }, drafts ? countWords(drafts.length) : 'Loading…'),
    h(
      'div',
      { className: 'columns' },
      columns.map((status) =>
        h(Column, {
          key: status,
          status,
          drafts: drafts?.filter((draft) => draft.get('status') === status) ?? [],
          mayPublish,
        }),
      ),
    ),
  );
}

function Column({ status, drafts, mayPublish }: ColumnProps): ReactNode {
  return h(
    'section',
    { 'aria-labelledby': `Column-${status}`, className: status },
    h(
      'h2',
      { id: `Column-${status}` },
      h('span', { className: `state ${status}` }, statusWords[status]),
      h('span', { className: 'about' }, ` ${drafts.length}`),
    ),
    h('p', { className: 'hint' }, meaning[status]),
    h(
      'ul',
      null,
      drafts.map((draft) => h(Card, { key: keyOf(draft), draft, mayPublish })),
    ),
  );
}

function Card({ draft, mayPublish }: { draft: Values; mayPublish: boolean }): ReactNode {
  const collection = draft.get<string>('collection');
  const slug = draft.get<string>('slug');
  const status = draft.get<Status>('status');
  const title = titleOf(draft);
  const busy = draft.get('isUpdatingStatus') === true || draft.get('isPublishing') === true;
  const link = useMovedHere(keyOf(draft));
  const label = useDecap(({ collections }) => collections.get(collection)?.get('label_singular'));
  const move = (to: Status): void => {
    moved = keyOf(draft);
    store.dispatch(updateUnpublishedEntryStatus(collection, slug, status, to));
  };
  return h(
    'li',
    { className: 'card', 'aria-busy': busy },
    h('h3', null, h('a', { ref: link, href: editorAddress(collection, slug) }, title)),
    h(
      'p',
      { className: 'about' },
      [
        `${draft.get('isModification') ? 'Changes to a' : 'New'} ${String(label).toLowerCase()}`,
        savedWords(draft),
      ]
        .filter(Boolean)
        .join('. '),
    ),
    h(
      'div',
      { className: 'actions' },
      steps(status, mayPublish).map(([to, words]) =>
        h(
          'button',
          {
            key: to,
            type: 'button',
            disabled: busy,
            onClick: () => move(to),
            ...naming(words, title),
          },
          words,
        ),
      ),
      mayPublish &&
        status === 'pending_publish' &&
        h(
          'button',
          {
            type: 'button',
            className: 'strong',
            disabled: busy,
            onClick: () => {
              if (confirm(`Publish “${title}” now? Everybody can read it then.`))
                store.dispatch(publishUnpublishedEntry(collection, slug));
            },
            ...naming('Publish', title),
          },
          'Publish',
        ),
      mayPublish &&
        h(
          'button',
          {
            type: 'button',
            className: 'quiet',
            disabled: busy,
            onClick: () => {
              if (confirm(`Throw away the draft “${title}”? This cannot be undone.`))
                store.dispatch(deleteUnpublishedEntry(collection, slug));
            },
            ...naming('Throw away', title),
          },
          'Throw away',
        ),
    ),
  );
}

/** Where a draft may go from where it stands, with the words of the button. */
export function steps(status: Status, mayPublish: boolean): [Status, string][] {
  const all: Readonly<Record<Status, [Status, string][]>> = {
    draft: [['pending_review', 'Send for checking']],
    pending_review: [
      ['draft', 'Back to draft'],
      ['pending_publish', 'Mark as ready'],
    ],
    pending_publish: [['pending_review', 'Back to review']],
  };
  return all[status].filter(([to]) => mayPublish || to !== 'pending_publish');
}

const meaning: Readonly<Record<Status, string>> = {
  draft: 'Somebody is still writing.',
  pending_review: 'Somebody else reads it and checks it.',
  pending_publish: 'Complete and checked. It can be published.',
};

/** Which card was moved last: the focus follows it into its new column. */
let moved = '';

function useMovedHere(key: string): { current: HTMLAnchorElement | null } {
  const link = useRef<HTMLAnchorElement>(null);
  const [first] = useState(key);
  useEffect(() => {
    if (moved !== first) return;
    moved = '';
    link.current?.focus();
  }, [first]);
  return link;
}

/** The words of a button, and for those who hear it alone, of which story. */
function naming(words: string, title: string): { 'aria-label': string } {
  return { 'aria-label': `${words}: ${title}` };
}

function savedWords(draft: Values): string {
  const when = momentWords(draft.get<string>('updatedOn'));
  const who = draft.get<string>('author');
  if (when === '') return '';
  return `Saved ${when}${who ? ` by ${who}` : ''}`;
}

function countWords(count: number): string {
  if (count === 0) return 'Nothing waits here.';
  return count === 1 ? '1 draft' : `${count} drafts`;
}

function keyOf(draft: Values): string {
  return `${draft.get('collection')} ${draft.get('slug')}`;
}

interface ColumnProps {
  status: Status;
  drafts: Values[];
  mayPublish: boolean;
}
