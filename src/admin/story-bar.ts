import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useEffect, type ReactNode } from 'react';
import { keepNow, useAutosave } from './autosave.ts';
import { steps } from './board.ts';
import { timeWords } from './day.ts';
import { onSite, openDraft, plainSlug, titleOf, useDecap, type Values } from './decap.ts';
import { ErrorSummary, focusFirstError } from './error-summary.ts';
import { Found, SeeTheirs } from './found.ts';
import { Heading } from './heading.ts';
import { clear, Notices } from './notices.ts';
import { Skip } from './skip.ts';
import { useFocusKept, useStill } from './still.ts';
import { statusWords, type Status } from './words.ts';

/**
 * The top of the editor: what is open, where it stands, and what can be done next. One button for each
 * thing that can be done now, in the words of what it does.
 */
export function StoryBar(props: BarProps): ReactNode {
  const { hasChanged, isPersisting, isNewEntry, hasWorkflow, collection } = props;
  const draft = useDecap(openDraft);
  const title = isNewEntry ? `New ${singular(collection)}` : titleOf(draft);
  useSaveKey(props);
  useStill(isPersisting === true);
  useFocusKept(props.currentStatus);
  if (!draft) return h(Opening, props);
  return h(
    'div',
    { className: 'story-bar', 'data-open': draft.get<string>('path') },
    h(Skip, { to: '[data-field] :is(input, textarea)', words: 'Skip to the form' }),
    h(
      'div',
      { className: 'head' },
      h(
        'a',
        { className: 'back', href: `#${props.editorBackLink}` },
        `Back to ${backWords(props)}`,
      ),
      h(Heading, { title, children: title }),
      h(Standing, props),
    ),
    h(
      'div',
      { className: 'actions' },
      h(
        'div',
        { className: 'save' },
        h(
          'button',
          {
            type: 'button',
            className: hasChanged ? 'strong' : undefined,
            'aria-disabled': !hasChanged || isPersisting === true,
            onClick: () => void save(props),
          },
          isPersisting ? 'Saving…' : 'Save',
        ),
      ),
      hasWorkflow && !isNewEntry && h(Next, props),
      h(Page, props),
    ),
    h(Notices, { actions: (status) => status === 409 && !isNewEntry && h(SeeTheirs) }),
    h(ErrorSummary),
    h(Found),
  );
}

/** Until the desk has answered. */
function Opening(props: BarProps): ReactNode {
  return h(
    'div',
    { className: 'story-bar' },
    h('a', { className: 'back', href: `#${props.editorBackLink}` }, `Back to ${backWords(props)}`),
    h(Heading, { title: 'Opening…', children: 'Opening…' }),
    h(Notices),
  );
}

/** Saves, or shows what is in the way. */
async function save({ hasChanged, isPersisting, onPersist }: BarProps): Promise<void> {
  if (!hasChanged || isPersisting) return;
  clear();
  await keepNow();
  // What failed is told by the notices and the summary of errors.
  await onPersist().catch(() => undefined);
  focusFirstError();
}

function Standing({ hasChanged, currentStatus, isNewEntry, isPersisting }: BarProps): ReactNode {
  const { keptAt, works } = useAutosave();
  const untouched = useDecap((state) => openDraft(state)?.get<Values>('data').size === 0);
  const status = currentStatus as Status | undefined;
  const saved = hasChanged
    ? keptAt
      ? `Not saved yet. Kept on this device ${timeWords(keptAt)}`
      : `Not saved yet${works ? '' : '. This browser keeps nothing, so please save often'}`
    : isNewEntry && untouched
      ? 'Nothing typed yet'
      : 'Saved';
  return h(
    'p',
    { className: 'standing' },
    status && h('span', { className: `state ${status}` }, statusWords[status]),
    !status && !isNewEntry && h('span', { className: 'state published' }, 'Published'),
    h('span', { role: 'status' }, isPersisting ? 'Saving…' : saved),
  );
}

/** What can be done with a draft: where it may go next, publishing, throwing it away. */
function Next(props: BarProps): ReactNode {
  const { currentStatus, hasChanged, isUpdatingStatus, isPublishing, useOpenAuthoring } = props;
  const status = currentStatus as Status | undefined;
  if (!status) return null;
  const busy = isUpdatingStatus === true || isPublishing === true;
  const mayPublish = !useOpenAuthoring;
  const act = (work: () => void) => () => {
    if (busy) return;
    clear();
    work();
  };
  return h(
    'div',
    { className: 'actions' },
    (hasChanged ? [] : steps(status, mayPublish)).map(([to, words]) =>
      h(
        'button',
        {
          key: to,
          type: 'button',
          'aria-disabled': busy,
          onClick: act(() => props.onChangeStatus(decapNames[to])),
        },
        words,
      ),
    ),
    mayPublish &&
      status === 'pending_publish' &&
      !hasChanged &&
      h(
        'button',
        {
          type: 'button',
          className: 'strong',
          'aria-disabled': busy,
          onClick: act(() => void props.onPublish()),
        },
        isPublishing ? 'Publishing…' : 'Publish',
      ),
    mayPublish &&
      h(
        'button',
        {
          type: 'button',
          className: 'quiet',
          onClick: () => void props.onDeleteUnpublishedChanges(),
        },
        'Throw this draft away',
      ),
  );
}

/** The way to the page: the draft as it will be, or the published one. */
function Page({ currentStatus, isNewEntry, collection }: BarProps): ReactNode {
  const slug = plainSlug(openDraft()?.get<string>('slug') ?? '');
  if (isNewEntry || slug === '' || collection.get('name') !== 'stories') return null;
  // A Git host makes no pages of drafts.
  if (currentStatus && store.getState().config.backend?.name !== 'proxy') return null;
  const [href, words] = currentStatus
    ? [onSite(`preview/${slug}/`), 'See the page as it will be']
    : [onSite(`stories/${slug}/`), 'See the page'];
  return h(
    'a',
    { className: 'page-link', href, target: '_blank' },
    words,
    h('span', { className: 'unseen' }, ' (opens in a new tab)'),
  );
}

/** Ctrl+S saves, as everywhere else. */
function useSaveKey(props: BarProps): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void save(props);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

/** How Decap calls the steps where its screens hand them on. */
const decapNames: Readonly<Record<Status, string>> = {
  draft: 'DRAFT',
  pending_review: 'PENDING_REVIEW',
  pending_publish: 'PENDING_PUBLISH',
};

function singular(collection: Values): string {
  return String(collection.get('label_singular') ?? collection.get('label')).toLowerCase();
}

function backWords({ editorBackLink, collection }: BarProps): string {
  return editorBackLink === '/workflow'
    ? 'the board'
    : String(collection.get('label')).toLowerCase();
}

/** What Decap hands its own toolbar, as far as it is used here. */
interface BarProps {
  hasChanged?: boolean;
  isPersisting?: boolean;
  isPublishing?: boolean;
  isUpdatingStatus?: boolean;
  isNewEntry?: boolean;
  hasWorkflow?: boolean;
  useOpenAuthoring?: boolean;
  currentStatus?: string;
  collection: Values;
  editorBackLink: string;
  onPersist(): Promise<void>;
  onPublish(): Promise<void>;
  onChangeStatus(name: string): void;
  onDeleteUnpublishedChanges(): Promise<void>;
}
