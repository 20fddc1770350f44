import type { ElementContent } from 'hast';
import { Hono } from 'hono';
import { h } from 'hastscript';
import { site } from '../../site.config.ts';
import { together } from '../database.ts';
import type { Desk, DeskEnv } from '../desk.ts';
import { checkToken, signedIn } from '../guard.ts';
import { invited, useInvite } from './invite.ts';
import { rateLimit, rates } from '../limits.ts';
import { deskPage } from '../pages.ts';
import { beginSession, endSession } from './session.ts';

/**
 * Signing in with an invite link, and out again. Opening the link only shows a button: mail scanners
 * follow links, and must not use the invite up.
 */
export function signIn(desk: Desk): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const limit = rateLimit(desk, rates.signIn);

  app.get('/sign-in/', async (context) => {
    const { person, token } = context.var;
    if (!person)
      return context.html(
        await deskPage(desk, { title: 'Sign in', lead: 'You sign in with a link.', main: howTo }),
      );
    const main = desk.everybody
      ? [h('p', 'On this computer nobody has to sign in.'), onward(desk)]
      : [
          onward(desk),
          h('form', { method: 'post', action: `${desk.base}sign-out/` }, [
            h('input', { type: 'hidden', name: 'token', value: token }),
            h('button', 'Sign out'),
          ]),
        ];
    const lead = `You are ${person.name}, ${roleWords[person.role]}.`;
    return context.html(await deskPage(desk, { title: 'You are signed in', lead, main }));
  });

  app.get('/sign-in/:secret/', limit, async (context) => {
    const person = invited(desk.database, context.req.param('secret'), desk.now());
    if (!person) return context.html(await noInvite(desk), 404);
    return context.html(
      await deskPage(desk, {
        title: `Welcome, ${person.name}`,
        lead: 'Press the button to sign in.',
        main: [
          h('form', { method: 'post' }, [h('button', `Sign in as ${person.name}`)]),
          h(
            'p',
            'The link works once, and only in this browser from then on. Is this a shared computer? Then sign out when you are done.',
          ),
        ],
      }),
    );
  });

  app.post('/sign-in/:secret/', limit, async (context) => {
    const person = together(desk.database, () => {
      const found = useInvite(desk.database, context.req.param('secret'), desk.now());
      if (found) beginSession(context, desk, found);
      return found;
    });
    if (!person) return context.html(await noInvite(desk), 404);
    return context.redirect(`${desk.base}admin/`, 303);
  });

  app.post('/sign-out/', signedIn(), checkToken, (context) => {
    endSession(context, desk);
    return context.redirect(`${desk.base}sign-in/`, 303);
  });

  return app;
}

/** The same page for every link that does not open, so that none tells more than another. */
function noInvite(desk: Desk): Promise<string> {
  return deskPage(desk, {
    title: 'This link does not open any more',
    lead: 'It may be used already, or too old, or not complete.',
    main: [
      h(
        'p',
        'Did you sign in with it before, in this browser? Then go straight to ',
        h('a', { href: `${desk.base}admin/` }, 'the stories'),
        '.',
      ),
      ...howTo,
    ],
  });
}

function onward({ base }: Desk): ElementContent {
  return h('ul.links', [
    h('li', h('a', { href: `${base}admin/` }, 'Write and edit stories')),
    h('li', h('a', { href: `${base}desk/` }, 'See what is new')),
  ]);
}

const howTo: ElementContent[] = [
  h('p', 'Ask an editor for an invite. You get a link that works once. There is no password.'),
  ...(site.email === ''
    ? []
    : [h('p', 'Write to ', h('a', { href: `mailto:${site.email}` }, site.email), '.')]),
  h(
    'p',
    'Are you the person who runs this server? Make an invite with: ',
    h('code', 'npm run desk:invite -- --name "Sam" --role editor'),
  ),
];

const roleWords = { contributor: 'a contributor', editor: 'an editor' } as const;
