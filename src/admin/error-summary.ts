import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useSyncExternalStore, type ReactNode } from 'react';
import { useDecap, type Values } from './decap.ts';

/**
 * What is in the way of saving, at the top of the form, each with a way to its field. It stands there
 * from a try to save until everything is put right.
 */
export function ErrorSummary(): ReactNode {
  const tried = useSyncExternalStore(subscribe, () => wasTried);
  const errors = useDecap(({ entryDraft }) => entryDraft.get<Values>('fieldsErrors'));
  const all = Object.entries(errors.toJS() as Record<string, { message?: string }[]>);
  if (!tried || all.length === 0) return null;
  return h(
    'div',
    { id: 'Errors', className: 'refusal', role: 'alert' },
    h('h2', null, 'Please put this right before saving'),
    h(
      'ul',
      null,
      all.flatMap(([field, found]) =>
        found
          .filter(({ message }) => message)
          .map(({ message }) =>
            h(
              'li',
              { key: `${field} ${message}` },
              h('a', { href: `#${field}`, onClick: goTo(field) }, message),
            ),
          ),
      ),
    ),
  );
}

/** After a try to save: shows what is in the way, and goes to the first field that is. */
export function focusFirstError(): void {
  const errors = store.getState().entryDraft.get<Values>('fieldsErrors');
  wasTried = errors.size > 0;
  for (const listener of listeners) listener();
  if (!wasTried) return;
  const fields = Object.keys(errors.toJS()).flatMap((id) => document.getElementById(id) ?? []);
  const [first] = fields.toSorted((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  if (first) focus(first);
}

let wasTried = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Addresses of the editor stand in the hash already, so the way to a field is gone by script. */
function goTo(field: string) {
  return (event: { preventDefault(): void }): void => {
    event.preventDefault();
    const element = document.getElementById(field);
    if (element) focus(element);
  };
}

function focus(element: HTMLElement): void {
  for (
    let part = element.closest('details');
    part;
    part = part.parentElement?.closest('details') ?? null
  )
    part.open = true;
  const inside = element.matches('input, textarea, select, [contenteditable="true"]')
    ? element
    : element.querySelector<HTMLElement>(
        'input, textarea, select, button, [contenteditable="true"]',
      );
  (inside ?? element).focus();
  element.scrollIntoView({ block: 'center' });
}
