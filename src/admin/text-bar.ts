import { createElement as h, type MouseEvent, type ReactNode } from 'react';
import type { List, Values } from './decap.ts';

/**
 * The buttons of the text editor, each with its words on it: how text looks, then what can be put in
 * between (pictures, quotes, films). Decap's own are signs without words, and a menu behind a plus.
 */
export function TextBar(props: TextBarProps): ReactNode {
  const {
    disabled,
    onMarkClick,
    onBlockClick,
    onLinkClick,
    hasMark,
    hasInline,
    hasBlock,
    hasListItems,
  } = props;
  // Kept from the mouse, or the text would lose its selection before the button does its work.
  const button = (words: string, active: boolean | undefined, act: () => void): ReactNode =>
    h(
      'button',
      {
        key: words,
        type: 'button',
        disabled,
        ...(active !== undefined && { 'aria-pressed': active }),
        onMouseDown: (event: MouseEvent) => event.preventDefault(),
        onClick: act,
      },
      words,
    );
  const noEvent = { preventDefault: () => {} };
  const mark = (words: string, type: string): ReactNode =>
    button(words, hasMark?.(type), () => onMarkClick?.(noEvent, type));
  const block = (words: string, type: string, active = hasBlock?.(type)): ReactNode =>
    button(words, active, () => onBlockClick?.(type));
  return h(
    'div',
    { className: 'text-bar', role: 'group', 'aria-label': 'Buttons for the text' },
    h(
      'div',
      { role: 'group', 'aria-label': 'How it looks' },
      mark('Bold', 'bold'),
      mark('Italic', 'italic'),
      button('Link', hasInline?.('link'), () => onLinkClick?.()),
      block('Heading', 'heading-two'),
      block('Smaller heading', 'heading-three'),
      block('List', 'bulleted-list', hasListItems?.('bulleted-list')),
      block('Numbered list', 'numbered-list', hasListItems?.('numbered-list')),
    ),
    h(
      'div',
      { role: 'group', 'aria-label': 'Put in' },
      [...(props.editorComponents ?? [])].flatMap((id) => {
        const component = props.plugins?.get(id);
        return component
          ? [
              button(component.button ?? component.label, undefined, () =>
                focusNew(() => props.onSubmit?.(component)),
              ),
            ]
          : [];
      }),
    ),
  );
}

/** After a card was put in, its first question has the focus. */
function focusNew(work: () => void): void {
  const cards = '.story-text .group';
  const before = new Set(document.querySelectorAll(cards));
  work();
  // Once the editor has drawn it and taken the focus itself.
  setTimeout(() => {
    const fresh = [...document.querySelectorAll(cards)].find((card) => !before.has(card));
    fresh?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, 100);
}

/** What Decap hands its own toolbar, as far as it is used here. */
interface TextBarProps {
  disabled?: boolean;
  editorComponents?: List<string>;
  plugins?: { get(id: string): (Values & { label: string; button?: string }) | undefined };
  onMarkClick?(event: { preventDefault(): void }, type: string): void;
  onBlockClick?(type: string): void;
  onLinkClick?(): void;
  onSubmit?(component: unknown): void;
  hasMark?(type: string): boolean;
  hasInline?(type: string): boolean;
  hasBlock?(type: string): boolean;
  hasListItems?(type: string): boolean;
}
