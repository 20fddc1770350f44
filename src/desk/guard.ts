import type { Context, MiddlewareHandler } from 'hono';
import { timingSafeEqual } from 'node:crypto';
import type { Desk, DeskEnv } from './desk.ts';
import { socketAddress } from './limits.ts';
import type { Role } from './person.ts';
import { Refusal } from './refusal.ts';

/**
 * Who may knock at all. A foreign `Origin` is another site trying its luck in the same browser; a
 * foreign `Host` is such a site that points its own name here (DNS rebinding).
 */
export function guard(desk: Desk): MiddlewareHandler<DeskEnv> {
  const { host } = new URL(desk.origin);
  return async (context, next) => {
    const asked = context.req.header('host') ?? '';
    if (desk.everybody) fromThisComputer(context, asked);
    else if (asked !== host) throw new Refusal(403, `This desk is at ${desk.origin}${desk.base}.`);
    if (!/^(GET|HEAD)$/.test(context.req.method))
      fromOurPages(context, desk.everybody ? `http://${asked}` : desk.origin);
    await next();
  };
}

/** Lets only people pass who have signed in; with a role, only those who have it. */
export function signedIn(role?: Role): MiddlewareHandler<DeskEnv> {
  return async ({ var: { person } }, next) => {
    if (!person)
      throw new Refusal(
        401,
        'You need to sign in for this. Open your invite link, or ask an editor for a new one.',
      );
    if (role === 'editor' && person.role !== 'editor')
      throw new Refusal(403, 'Only an editor can do this. Please ask one.');
    await next();
  };
}

/**
 * For forms of people who have signed in: the field `token` must hold their session's token, so that
 * no page but the desk's own can send one.
 */
export const checkToken: MiddlewareHandler<DeskEnv> = async (context, next) => {
  const { token } = await context.req.parseBody();
  const wanted = context.var.token;
  if (wanted === '' || typeof token !== 'string' || !same(token, wanted))
    throw new Refusal(
      403,
      'This page is from an earlier visit. Go back, load the page again, and try once more.',
    );
  await next();
};

/** For the API: no form of another site can send this type without asking first (CORS). */
export const jsonOnly: MiddlewareHandler<DeskEnv> = async (context, next) => {
  if (context.req.method !== 'POST') throw new Refusal(405, 'This address only answers the CMS.');
  if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
    throw new Refusal(415, 'This address only answers the CMS.');
  await next();
};

/** Refuses what did not come from this same computer, asked by a name that only means it. */
function fromThisComputer(context: Context, host: string): void {
  const here =
    /^(127\.|::1$|::ffff:127\.)/.test(socketAddress(context) ?? '') &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  if (!here)
    throw new Refusal(403, 'Stories can only be edited from this computer, at the address above.');
}

/** `Sec-Fetch-Site` is a second sign that newer browsers give, and pages cannot forge. */
function fromOurPages(context: Context, origin: string): void {
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  if (context.req.header('origin') !== origin || site !== 'same-origin')
    throw new Refusal(
      403,
      `This was not sent from a page of ${origin}, so it is not accepted. Open the page there and try again.`,
    );
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
