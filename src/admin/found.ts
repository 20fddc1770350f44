import { loadUnpublishedEntry } from 'decap-cms-core/dist/esm/actions/editorialWorkflow';
import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, type ReactNode } from 'react';
import { bringBack, keepNow, lookAgain, savedSince, throwAway, useAutosave } from './autosave.ts';
import { momentWords } from './day.ts';
import { openDraft, useDecap, type Values } from './decap.ts';
import type { KeptText } from './kept.ts';
import { clear } from './notices.ts';

/** After somebody else saved in between: their text can be looked at; one's own waits on the device. */
export function SeeTheirs(): ReactNode {
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
export function Found(): ReactNode {
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
