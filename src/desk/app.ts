import type { ElementContent } from 'hast';
import { Hono } from 'hono';
import { h } from 'hastscript';
import { headersFor } from '../publishing/headers.ts';
import { site } from '../site.config.ts';
import { board } from './board/board.ts';
import { cms } from './cms/cms.ts';
import type { Desk, DeskEnv, Part } from './desk.ts';
import { form } from './form/form.ts';
import { guard, jsonOnly, signedIn } from './guard.ts';
import { bodyLimit, discardBody, doorOf, rateLimit, rates, TooOften } from './limits.ts';
import { deskPage } from './pages.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import { withPerson } from './people/session.ts';
import { signIn } from './people/sign-in.ts';

/** The parts of the desk, each with its routes. */
export const deskParts: readonly Part[] = [signIn, board, cms, form];

/** The first steps of the paths that the desk answers, from the base path. */
const doors = [
  'api',
  'sign-in',
  'sign-out',
  'desk',
  'tell-your-story',
  'your-story',
  'preview',
] as const;

/** True when the desk answers at a path, and not the site. */
export function isDeskPath(base: string, path: string): boolean {
  if (!path.startsWith(base)) return false;
  return (doors as readonly string[]).includes(doorOf(base, path));
}

/**
 * The desk as one app: who may knock, who asks, how much and how often, then the part that answers.
 * Wants the bindings of `@hono/node-server`, to know the address that asks.
 */
export function deskApp(desk: Desk, parts: readonly Part[] = deskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>().basePath(desk.base);
  const served = { base: desk.base, https: desk.origin.startsWith('https:'), ...site };
  const headers = (path: string): Record<string, string> => ({
    ...headersFor(path, served),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });

  app.onError(async (error, context) => {
    const refusal = error instanceof Refusal ? error : undefined;
    // Whoever hangs up in the middle is no fault of ours, and nobody waits for an answer.
    const gone = /ECONNRESET|ABORT/i.test(`${(error as NodeJS.ErrnoException).code} ${error.name}`);
    if (!refusal && !gone) console.error(error);
    await discardBody(context).catch(() => undefined);
    const status = (refusal?.status ?? 500) as 400;
    const words = refusal?.message ?? 'Something went wrong here. Please try again in a minute.';
    if (refusal instanceof TooOften) context.header('Retry-After', String(refusal.seconds));
    if (context.req.path.startsWith(`${desk.base}api/`))
      return context.json({ error: words }, status);
    const main = wayOn(desk, status, context.var.person);
    return context.html(
      await deskPage(desk, { title: titleOf(status), lead: words, main }),
      status,
    );
  });

  app.notFound(async (context) => {
    const words = 'There is nothing at this address. It may be mistyped.';
    if (context.req.path.startsWith(`${desk.base}api/`)) return context.json({ error: words }, 404);
    return context.html(
      await deskPage(desk, { title: 'We cannot find that page', lead: words, main: [] }),
      404,
    );
  });

  app.use(async (context, next) => {
    await next();
    // Pages of the development server hold styles and scripts of its own.
    const without = desk.everybody ? ['Content-Security-Policy'] : [];
    for (const [name, value] of Object.entries(headers(context.req.path)))
      if (!without.includes(name)) context.header(name, value);
  });
  app.use(guard(desk), withPerson(desk));

  // A stranger's large body is not even kept; nobody is counted for what the guard turned away.
  app.use('/api/*', signedIn(), jsonOnly, rateLimit(desk, rates.api, 'person'));
  app.post('/tell-your-story/*', rateLimit(desk, rates.form));
  app.post('/your-story/*', rateLimit(desk, rates.form));
  app.use(bodyLimit(desk));

  for (const part of parts) app.route('/', part(desk));
  return app;
}

/** Where to go from a page that says why something was not done. */
function wayOn({ base }: Desk, status: number, person: Person | undefined): ElementContent[] {
  if (person) return [h('p', h('a', { href: `${base}desk/` }, 'To the desk'))];
  return status === 401 ? [h('p', h('a', { href: `${base}sign-in/` }, 'How to sign in'))] : [];
}

function titleOf(status: number): string {
  if (status === 401) return 'Please sign in';
  if (status === 404) return 'We cannot find that page';
  return status === 500 ? 'Something went wrong' : 'That did not work';
}
