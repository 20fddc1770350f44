import MarkdownWidget from 'decap-cms-widget-markdown';
import { markdownToRemark } from 'decap-cms-widget-markdown/dist/esm/serializers';
import {
  Component,
  createElement as h,
  createRef,
  useEffect,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { paragraphWords, type WordsNote } from '../stories/plain-words.ts';
import { openDraft } from './decap.ts';
import { tied, type FieldProps } from './field.ts';
import { paragraphsOf } from './marks.ts';

/**
 * The text of a story: Decap's editor, with a name, hint and errors for those who hear the page, and
 * notes on plain words under it. The notes help and never stand in the way.
 */
export class StoryText extends Component<FieldProps<string>> {
  readonly #box = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.#name();
  }

  override componentDidUpdate(): void {
    this.#name();
  }

  /** Asked by Decap when the field should be gone to. */
  focus(): void {
    this.#box.current?.querySelector<HTMLElement>('[data-slate-editor]')?.focus();
  }

  override render(): ReactNode {
    return h(
      'div',
      { ref: this.#box, className: 'story-text' },
      h(Editor, { ...this.props }),
      h(Notes, { text: this.props.value ?? '' }),
    );
  }

  /** Decap's box for the text has no name (decaporg/decap-cms#1333), and is drawn again by itself. */
  #name(): void {
    const box = this.#box.current?.querySelector('[data-slate-editor]');
    if (!box) return;
    const attributes = {
      ...tied(this.props),
      'aria-labelledby': `${this.props.forID}-label`,
      'aria-multiline': 'true',
      role: 'textbox',
    };
    for (const name of ['aria-invalid', 'aria-describedby'])
      if (!(name in attributes)) box.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, String(value));
  }
}

const Editor = MarkdownWidget.controlComponent as ComponentType<Record<string, unknown>>;

function Notes({ text }: { text: string }): ReactNode {
  const notes = useNotes(text);
  if (text.trim() === '') return null;
  return h(
    'section',
    { className: 'notes', 'aria-label': 'Notes on plain words' },
    h('p', { role: 'status', className: 'about' }, countWords(notes.length)),
    notes.length > 0 &&
      h(
        'ul',
        null,
        notes.slice(0, mostNotes).map(({ message }, index) => h('li', { key: index }, message)),
      ),
    notes.length > mostNotes &&
      h('p', { className: 'about' }, `And ${notes.length - mostNotes} more.`),
  );
}

const mostNotes = 8;

/** The notes on a text, a while after the last key: nobody is read to while they write. */
function useNotes(text: string): WordsNote[] {
  const [notes, setNotes] = useState(() => notesOn(text));
  useEffect(() => {
    const timer = setTimeout(() => setNotes(notesOn(text)), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return notes;
}

const pause = 1200;

function notesOn(text: string): WordsNote[] {
  const own = openDraft()?.getIn<unknown>(['data', 'lang']);
  const language = typeof own === 'string' && own !== '' ? own : document.documentElement.lang;
  return paragraphsOf(markdownToRemark(text, [])).flatMap((paragraph) => [
    ...paragraphWords(paragraph, language),
  ]);
}

function countWords(count: number): string {
  if (count === 0) return 'This reads plainly.';
  return count === 1 ? '1 thing could be plainer:' : `${count} things could be plainer:`;
}
