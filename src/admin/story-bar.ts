import { loadUnpublishedEntry } from 'decap-cms-core/dist/esm/actions/editorialWorkflow';
import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useEffect, useState, type ReactNode } from 'react';
import { bringBack, keepNow, lookAgain, savedSince, throwAway, useAutosave } from './autosave.ts';
import { steps } from './board.ts';
import { momentWords, timeWords } from './day.ts';
import { onSite, openDraft, plainSlug, titleOf, useDecap, type Values } from './decap.ts';
import { ErrorSummary, focusFirstError } from './error-summary.ts';
import { Heading } from './heading.ts';
import type { KeptText } from './kept.ts';
import { clear, Notices } from './notices.ts';
import { Skip } from './skip.ts';
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
    h(Notices, { actions: (status) => status === 409 && h(SeeTheirs, props) }),
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

/** After somebody else saved in between: their text can be looked at; one's own waits on the device. */
function SeeTheirs({ isNewEntry }: BarProps): ReactNode {
  if (isNewEntry) return null;
  return h(
    'p',
    null,
    h(
      'button',
      {
        type: 'button',
        onClick: () => {
          void keepNow().then(() => {
            clear();
            reload();
          });
        },
      },
      'See what they saved',
    ),
    ' Yours stays on this device. You can bring it back.',
  );
}

/** Loads what is open again, as the desk has it now. */
function reload(): void {
  const draft = openDraft();
  if (!draft) return;
  const [collection, slug] = [draft.get<string>('collection'), draft.get<string>('slug')];
  const { collections } = store.getState();
  const chosen = collections.get(collection);
  if (!chosen) return;
  void Promise.resolve(store.dispatch(loadUnpublishedEntry(chosen, slug))).then(lookAgain);
}

/** Text from before that was not saved: what there is, from when, and what can be done with it. */
function Found(): ReactNode {
  const { found } = useAutosave();
  const draft = useDecap(openDraft);
  if (found.length === 0) return null;
  return h(
    'section',
    { className: 'found', 'aria-label': 'Text that was not saved' },
    found.map((text) =>
      h(
        'div',
        { key: text.key, role: 'status' },
        h('p', null, foundWords(text, draft)),
        h(
          'div',
          { className: 'actions' },
          h(
            'button',
            { type: 'button', className: 'strong', onClick: () => bringBack(text) },
            'Bring it back',
          ),
          h('button', { type: 'button', onClick: () => throwAway(text) }, 'Throw it away'),
        ),
      ),
    ),
  );
}

function foundWords(text: KeptText, draft: Values | undefined): string {
  const when = momentWords(text.keptAt);
  const what = text.path === '' ? `“${text.title}”, which you began` : 'what you typed here';
  const who = draft?.get<string | undefined>('author');
  return [
    `This device has ${what} on ${when} and did not save.`,
    savedSince(text) &&
      `Since then it was saved${who ? ` by ${who}` : ' by somebody'}. Below you see their text. Bringing yours back puts it in place of theirs.`,
  ]
    .filter(Boolean)
    .join(' ');
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

/** A button that moved a story on is gone with the step it stood for: the focus goes to the top. */
function useFocusKept(status: string | undefined): void {
  useEffect(() => {
    if (status !== undefined && document.activeElement === document.body)
      document.querySelector<HTMLElement>('.story-bar h1')?.focus();
  }, [status]);
}

/** While it is being saved nothing can be typed: Decap takes what was typed meanwhile for saved. */
function useStill(saving: boolean): void {
  const [focused, setFocused] = useState<Focused>({ element: null, field: undefined });
  useEffect(() => {
    const form = document.querySelector('[class*="ControlPaneContainer"]');
    if (!saving || !form) return undefined;
    const element = document.activeElement;
    setFocused({ element, field: element?.closest<HTMLElement>('[data-field]')?.dataset.field });
    form.toggleAttribute('inert', true);
    return () => {
      form.toggleAttribute('inert', false);
    };
  }, [saving]);
  useEffect(() => {
    if (saving || focused.element === null) return;
    const { element, field } = focused;
    // The first save of a published story fills the form anew: the same field is another element then.
    const now = element.isConnected
      ? element
      : document.querySelector(
          `[data-field="${field}"] :is(input, textarea, select, [data-slate-editor])`,
        );
    if (document.activeElement === document.body && now instanceof HTMLElement) now.focus();
  }, [saving, focused]);
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

interface Focused {
  element: Element | null;
  field: string | undefined;
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
