import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, type ReactNode } from 'react';
import { onSite } from './decap.ts';
import { phrase } from './words.ts';

/** Where the stories lie at a Git host: the page before somebody has signed in there. */
export function HostSignIn({ onLogin, loginDisabled, loginErrorMessage }: SignInProps): ReactNode {
  const { backend } = store.getState().config;
  return h(
    'main',
    { className: 'alone' },
    h('h1', null, 'Please sign in'),
    h(
      'p',
      null,
      'The stories are kept at a Git host. Sign in there with your account. You then come back to this page.',
    ),
    loginErrorMessage && h('p', { role: 'alert' }, 'That did not work. ', loginErrorMessage),
    h(
      'p',
      null,
      h(
        'button',
        { type: 'button', className: 'strong', 'aria-disabled': loginDisabled, onClick: onLogin },
        phrase(loginDisabled ? 'auth.loggingIn' : (words[backend?.name ?? ''] ?? 'auth.login')),
      ),
    ),
    h('p', null, h('a', { href: onSite('') }, phrase('ui.default.goBackToSite'))),
  );
}

/** Decap's name of a Git host's part → the words of the button. */
const words: Readonly<Record<string, string>> = {
  gitlab: 'auth.loginWithGitLab',
  github: 'auth.loginWithGitHub',
  forgejo: 'auth.loginWithForgejo',
};

/** What Decap hands its own page, as far as it is used here. */
interface SignInProps {
  onLogin(event: unknown): void;
  loginDisabled?: boolean;
  loginErrorMessage?: ReactNode;
}
