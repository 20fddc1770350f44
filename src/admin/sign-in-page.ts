import { createElement as h, type ReactNode } from 'react';
import { onSite } from './decap.ts';

/** What stands where nobody is signed in, while the desk is asked who it is and after signing out. */
export function signInPage(): ReactNode {
  return h(
    'main',
    { className: 'alone' },
    h('h1', null, 'Please sign in'),
    h('p', null, 'Open the invite link that an editor sent you. It works once in each browser.'),
    h('p', null, h('a', { href: onSite('sign-in/') }, 'Signing in')),
  );
}
