import { createElement as h, type ReactNode } from 'react';
import { Heading } from './heading.ts';

/** Stands where a story should open and cannot. */
export function NotThere({ words }: { words: string }): ReactNode {
  return h(
    'main',
    { className: 'alone' },
    h(Heading, { title: 'This cannot be opened', children: 'This cannot be opened' }),
    h('p', null, words),
    h('p', null, h('a', { href: '#/collections/stories' }, 'Back to stories')),
  );
}
