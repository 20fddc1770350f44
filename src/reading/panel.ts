import styles from '../styles/reading-form.css?url';
import { make, wear } from './dom.ts';
import { runForm } from './form.ts';
import { questions, words, type Question } from './words.ts';

/** Opens the panel of settings below a button, or closes it. */
export async function togglePanel(button: HTMLButtonElement): Promise<void> {
  await (worn ??= wear(styles));
  panel ??= makePanel(button);
  show(button, panel, !panel.hasAttribute('open'));
}

let worn: Promise<void> | undefined;
let panel: HTMLElement | undefined;

/**
 * A dialog beside the text, not over it: the text can be scrolled and read while it changes. So it is
 * not modal, and is opened by its attribute, which works where `dialog` is not known either.
 */
function makePanel(button: HTMLButtonElement): HTMLElement {
  const title = make('h2', { id: 'Reading-panel' }, words.title);
  const close = make('button', { type: 'button', class: 'plain' }, words.close);
  const form = make(
    'form',
    { class: 'reading-form' },
    make('p', { role: 'status' }),
    ...questions.map(ask),
    make('p', {}, make('button', { type: 'button', class: 'plain' }, words.reset)),
    make('p', { 'data-part': 'kept' }, words.kept),
  );
  const made = make(
    'dialog',
    { class: 'reading-panel', role: 'dialog', tabindex: '-1', 'aria-labelledby': title.id },
    make('div', { class: 'reading-panel-head' }, title, close),
    form,
  );
  button.after(made);
  runForm(form);
  close.addEventListener('click', () => show(button, made, false));
  addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented && made.hasAttribute('open'))
      show(button, made, false);
  });
  return made;
}

function show(button: HTMLButtonElement, shown: HTMLElement, open: boolean): void {
  // Somebody who closes it while they are in the text goes on reading there.
  const next = open ? shown : shown.contains(document.activeElement) ? button : undefined;
  shown.toggleAttribute('open', open);
  button.setAttribute('aria-expanded', String(open));
  // The end of the page and whatever gets focus must not lie under the panel (WCAG 2.4.11).
  document.documentElement.toggleAttribute('data-panel', open);
  next?.focus({ preventScroll: true });
}

function ask({ name, title, hint, choices }: Question): HTMLElement {
  const id = `Reading-hint-${name}`;
  return make(
    'fieldset',
    hint ? { 'aria-describedby': id } : {},
    make('legend', {}, title),
    ...(hint ? [make('p', { class: 'hint', id }, hint)] : []),
    ...choices.map(([value, label]) =>
      make('label', {}, make('input', { type: 'radio', name, value }), label),
    ),
  );
}
