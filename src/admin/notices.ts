import { store } from 'decap-cms-core/dist/esm/redux';
import { createElement as h, useEffect, useRef, type ReactNode } from 'react';
import { useDecap, type Notification } from './decap.ts';
import { phrase } from './words.ts';
import { statusOf } from './trouble.ts';

/**
 * What the desk or Decap has to say, at the top of every screen. A refusal stays until it is closed or
 * something has worked since; the rest is said once, politely.
 * @param actions What can be done about a refusal, by what the desk answered.
 */
export function Notices({ actions }: { actions?: (status: number) => ReactNode }): ReactNode {
  const all = useDecap(({ notifications }) => notifications.notifications);
  const lastGood = all.findLastIndex(({ type }) => type === 'success');
  const refusals = all.slice(lastGood + 1).filter(isRefusal);
  const newest = refusals.at(-1);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (newest) box.current?.focus();
  }, [newest?.id]);
  const good = all[lastGood];
  return h(
    'div',
    { className: 'notices' },
    h('p', { role: 'status', className: 'unseen' }, good && !newest ? wordsOf(good).join(' ') : ''),
    newest &&
      h(
        'div',
        { ref: box, role: 'alert', tabIndex: -1, className: 'refusal' },
        h(Refusal, { of: newest }),
        newest && actions?.(statusOfNotification(newest) ?? 0),
        h('button', { type: 'button', className: 'quiet', onClick: clear }, 'Close this message'),
      ),
  );
}

/** What is missing in the form stands in the summary of its errors. */
function isRefusal({ type, message }: Notification): boolean {
  return (
    type === 'error' &&
    (typeof message === 'string' || message.key !== 'ui.toast.missingRequiredField')
  );
}

/** Takes away everything that was said. */
export function clear(): void {
  store.dispatch({ type: 'NOTIFICATION_CLEAR' });
}

/** Says something, as Decap says things. */
export function say(type: Notification['type'], message: string): void {
  store.dispatch({ type: 'NOTIFICATION_SEND', payload: { message, type } });
}

function Refusal({ of }: { of: Notification }): ReactNode {
  const [first, ...more] = wordsOf(of);
  if (statusOfNotification(of) === 401)
    return h(
      'p',
      null,
      'You are signed out, so this was not saved. What you typed is kept on this device. ',
      h('a', { href: signInAddress(), target: '_blank' }, 'Sign in (opens in a new tab)'),
      ', then come back here and save again.',
    );
  return h(
    'div',
    null,
    h('p', { className: 'first' }, first),
    more.length > 0 &&
      h(
        'ul',
        null,
        more.map((line) => h('li', { key: line }, line)),
      ),
  );
}

/** A sentence that says what did not work, and the desk's reasons, one by one. */
function wordsOf({ message }: Notification): string[] {
  if (typeof message === 'string') return message.split('\n');
  const { key, details } = message;
  const reasons = details === undefined ? [] : String(details).split('\n').filter(Boolean);
  const [reason, ...more] = reasons;
  const first = [phrase(key).replace(/\s*%\{details\}/, ''), reason].filter(Boolean).join(' ');
  return [first, ...more];
}

function statusOfNotification({ message }: Notification): number | undefined {
  return typeof message === 'string' ? undefined : statusOf(message.details);
}

function signInAddress(): string {
  return new URL('sign-in/', store.getState().config.site_url ?? location.origin).href;
}
