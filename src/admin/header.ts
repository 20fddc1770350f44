import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, type ReactNode } from 'react';
import { onSite, useDecap } from './decap.ts';
import { Skip } from './skip.ts';

/** The top of every screen but the editor: where to go, and who is here. */
export function Header({ onLogoutClick }: { onLogoutClick(): void }): ReactNode {
  const user = useDecap(({ auth }) => auth.user);
  const place = location.hash;
  const { publish_mode: mode, backend } = store.getState().config;
  const desk = backend?.name === 'proxy';
  return h(
    'header',
    { className: 'masthead' },
    h(Skip, { to: 'main h1', words: 'Skip to the main part' }),
    h(
      'nav',
      { 'aria-label': 'Editing' },
      h(
        'ul',
        null,
        step('#/collections/stories', 'Stories and lists', place.startsWith('#/collections')),
        mode === 'editorial_workflow' &&
          step('#/workflow', 'Board', place.startsWith('#/workflow')),
      ),
    ),
    h(
      'p',
      { className: 'who' },
      user?.name &&
        (desk
          ? h('a', { href: onSite('sign-in/') }, `You are ${user.name}`)
          : h('span', null, `You are ${user.name}`)),
      desk
        ? h('a', { href: onSite('desk/') }, 'The desk')
        : // The key of a Git host lies in this browser until somebody signs out.
          h('button', { type: 'button', onClick: onLogoutClick }, 'Sign out'),
      h('a', { href: onSite('') }, 'See the site'),
    ),
  );
}

function step(href: string, words: string, here: boolean): ReactNode {
  return h('li', null, h('a', { href, 'aria-current': here ? 'page' : undefined }, words));
}
