import { createElement as h, type MouseEvent, type ReactNode } from 'react';

/** The way past the top of a screen. The hash of the address belongs to Decap, so it goes by script. */
export function Skip({ to, words }: { to: string; words: string }): ReactNode {
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    const part = document.querySelector<HTMLElement>(to);
    part?.focus();
    part?.scrollIntoView();
  };
  return h('a', { className: 'skip', href: location.hash, onClick: go }, words);
}
