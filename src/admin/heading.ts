import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useEffect, useRef, type ReactNode } from 'react';

/**
 * The heading of a screen. When a screen takes the place of another, the window is called after it and
 * the focus goes to it, as it would on a page of its own.
 */
export function Heading({ children, title }: { children: ReactNode; title: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, ...document.title.split(' – ').slice(-1)].join(' – ');
  }, [title]);
  useEffect(() => {
    if (screens++ === 0) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    // What was said of the screen before does not belong here.
    store.dispatch({ type: 'NOTIFICATION_CLEAR' });
  }, []);
  return h('h1', { ref: heading, tabIndex: -1 }, children);
}

/** How many screens were shown. The first is what the browser itself announces. */
let screens = 0;
