import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { isSlug } from '../../schemas/slug.ts';
import type { Desk, DeskEnv, Part } from '../desk.ts';
import { draftBar, draftPage, filesFrom, typeOfFile, waysWithin } from './draft-page.ts';
import type { Draft, DraftKey, Status } from '../draft.ts';
import { checkToken, signedIn } from '../guard.ts';
import {
  answersTo,
  askByReceipt,
  linkDays,
  linksTo,
  makeLink,
  takeBackLink,
  type TellersAnswer,
} from './links.ts';
import { deskPage } from '../pages.ts';
import { visible, visibleDraft } from '../may.ts';
import type { Person } from '../person.ts';
import { decapSlug } from '../place.ts';
import type { Preview, PreviewMaker } from './preview-maker.ts';
import { whatIsMissing } from '../ready.ts';
import { Refusal } from '../refusal.ts';
import { inWords } from '../moment.ts';
import { uidAt } from '../uid.ts';

/**
 * The page of a draft as readers would see it, for people who may see that draft: an editor, and
 * whoever began it. An editor can also give the teller a private link to it.
 */
export function preview(previews: PreviewMaker): Part {
  return (desk) => {
    const app = new Hono<DeskEnv>();
    app.use('/preview/*', signedIn(), unlisted);

    app.get('/preview/:slug/', async (context) => {
      const draft = await draftFor(desk, context);
      const made = await previews.ask(draft.slug);
      if (made.kind !== 'made') return notYet(context, desk, made);
      const at = `${desk.base}preview/${draft.slug}/`;
      const above = await barOf(desk, draft, context.var.person as Person);
      const html = waysWithin(made.html, desk.base, draft.slug, at);
      const files = `${at}files/${made.id}/`;
      return context.html(draftPage(html, { base: desk.base, files, above }));
    });

    app.get('/preview/:slug/easy-read/', async (context) => {
      const { slug } = await draftFor(desk, context);
      const made = await previews.ask(slug);
      if (made.kind !== 'made') return notYet(context, desk, made);
      return context.html(easyReadPage(made, { desk, slug, at: `${desk.base}preview/${slug}/` }));
    });

    // Decap adds the address of the published page to that of the preview.
    app.get('/preview/:slug/stories/:page/', (context) => {
      const slug = context.req.param('slug');
      if (!isSlug(slug)) throw new Refusal(404, 'There is nothing at this address.');
      return context.redirect(`${desk.base}preview/${slug}/`);
    });

    app.get('/preview/:slug/files/:id/:name', async (context) => {
      const { slug } = await draftFor(desk, context);
      const { id, name } = context.req.param();
      return sendFile(context, desk, previews, {
        slug,
        id,
        name,
        files: `${desk.base}preview/${slug}/files/${id}/`,
      });
    });

    app.get('/preview/:slug/teller/', signedIn('editor'), async (context) => {
      const draft = await draftFor(desk, context);
      return context.html(await tellerPage(desk, draft, context.var.token));
    });

    app.post('/preview/:slug/teller/', signedIn('editor'), checkToken, async (context) => {
      const draft = await draftFor(desk, context);
      const uid = await uidOf(desk, draft);
      if (uid === '')
        throw new Refusal(
          409,
          'This draft has no permanent number yet. Please save it once in the editor. Then make the link.',
        );
      const { take, ask } = await context.req.parseBody();
      if (typeof take === 'string' || typeof ask === 'string') {
        if (typeof take === 'string') takeBackLink(desk.database, uid, Number(take), desk.now());
        else askByReceipt(desk.database, uid, Number(ask));
        return context.redirect(`${desk.base}preview/${draft.slug}/teller/`, 303);
      }
      const secret = makeLink(desk.database, { kind: 'final', key: draft, uid, now: desk.now() });
      const address = `${desk.origin}${desk.base}your-story/${secret}/`;
      return context.html(await tellerPage(desk, draft, context.var.token, address));
    });

    return app;
  };
}

/**
 * The page of a draft's version in short words, with the way back to the whole story.
 * @param of.at Where the draft is shown; ends in a slash.
 * @throws Refusal where the draft has no such version.
 */
export function easyReadPage(
  { easyRead, id }: Extract<Preview, { kind: 'made' }>,
  { desk, slug, at }: { desk: Desk; slug: string; at: string },
): string {
  if (easyRead === undefined)
    throw new Refusal(
      404,
      'This story has no version in short words, or consent does not allow it.',
    );
  return draftPage(waysWithin(easyRead, desk.base, slug, at), {
    base: desk.base,
    files: `${at}files/${id}/`,
    above: draftBar('This is the short and simple version', [
      h('p', h('a', { href: at }, 'Back to the whole story')),
    ]),
  });
}

/** Keeps search engines away. */
export const unlisted: MiddlewareHandler<DeskEnv> = async (context, next) => {
  await next();
  context.header('X-Robots-Tag', 'noindex, nofollow');
};

/** A file of a preview, with the way to other files in it put right. */
export async function sendFile(
  context: Context<DeskEnv>,
  { base }: Desk,
  previews: PreviewMaker,
  { slug, id, name, files }: { slug: string; id: string; name: string; files: string },
): Promise<Response> {
  const type = typeOfFile(name);
  const bytes = type && (await previews.file(slug, id, name));
  if (!type || !bytes) throw new Refusal(404, 'This file is not there, or not any more.');
  const body = type.startsWith('text/')
    ? filesFrom(bytes.toString('utf8'), base, files)
    : new Uint8Array(bytes);
  return context.body(body, 200, { 'Content-Type': type });
}

/** What stands in place of a preview that is not made yet, or could not be. */
export async function notYet(
  context: Context<DeskEnv>,
  desk: Desk,
  made: Exclude<Preview, { kind: 'made' }>,
): Promise<Response> {
  const again = h('p', h('a', { href: context.req.path }, 'Look again now'));
  if (made.kind === 'failed')
    return context.html(
      await deskPage(desk, {
        title: 'The page could not be made',
        lead: 'This is what to mend in the story, then look again.',
        main: [
          h(
            'ul',
            made.why.split('\n').map((line) => h('li', line)),
          ),
          again,
        ],
      }),
      422,
    );
  context.header('Refresh', '2');
  const turn =
    made.ahead === 0
      ? 'It is being made now.'
      : made.ahead === 1
        ? 'One other page is made first.'
        : `${made.ahead} other pages are made first.`;
  return context.html(
    await deskPage(desk, {
      title: 'The page of this story is being made',
      lead: 'This takes a few seconds. It then shows by itself.',
      main: [h('p', turn), again],
    }),
  );
}

/**
 * The draft that an address means, for somebody who may see it. For everybody else there is none: the
 * answer does not tell.
 */
async function draftFor(desk: Desk, context: Context<DeskEnv>): Promise<Draft> {
  const slug = context.req.param('slug') ?? '';
  const person = context.var.person;
  const draft =
    isSlug(slug) && person
      ? await visibleDraft(desk, person, { noun: 'stories', slug })
      : undefined;
  if (draft) return draft;
  const others = person ? visible(person, await desk.store.drafts()) : [];
  throw new Refusal(
    404,
    others.some((other) => other.slug === slug)
      ? 'Only a story has a page to look at beforehand. This draft shows on the site once it is published.'
      : 'There is no draft of a story at this address, or not any more.',
  );
}

/** The permanent number of a draft; empty for one that somebody made by hand without. */
async function uidOf({ store }: Desk, draft: Draft): Promise<string> {
  return (await uidAt(store, draft, draft.commit)) ?? '';
}

async function barOf(
  desk: Desk,
  draft: Draft,
  person: Person,
): Promise<ReturnType<typeof draftBar>> {
  const missing = await whatIsMissing(desk, draft);
  const [answer] = answersTo(desk.database, await uidOf(desk, draft));
  return draftBar('This is a draft', [
    h('p', [
      h('strong', 'This is a draft. '),
      `Only people at the desk can see it. It is ${statusWords[draft.status]}.`,
    ]),
    ...(answer ? [h('p', tellerSaid(answer))] : []),
    ...(missing.length === 0
      ? [h('p', 'Nothing is missing before it can be published.')]
      : [
          h('p', 'This is missing before it can be published. Until then the page has stand-ins:'),
          h(
            'ul',
            missing.map(({ field, message }) => h('li', [h('strong', field), `: ${message}`])),
          ),
        ]),
    h('ul.draft-ways', [
      h('li', h('a', { href: editAddress(desk, draft) }, 'Edit this draft')),
      h('li', h('a', { href: `${desk.base}desk/` }, 'To the desk')),
      ...(person.role === 'editor'
        ? [
            h(
              'li',
              h(
                'a',
                { href: `${desk.base}preview/${draft.slug}/teller/` },
                'Show it to the teller',
              ),
            ),
          ]
        : []),
    ]),
  ]);
}

/** Where an editor makes links for the teller, sees what was answered, and takes links back. */
async function tellerPage(desk: Desk, draft: Draft, token: string, made?: string): Promise<string> {
  const action = `${desk.base}preview/${draft.slug}/teller/`;
  const form = (...children: ElementContent[]) =>
    h('form', { method: 'post', action }, [
      h('input', { type: 'hidden', name: 'token', value: token }),
      ...children,
    ]);
  const now = desk.now().toISOString();
  const uid = await uidOf(desk, draft);
  const links = linksTo(desk.database, uid);
  const open = links.filter(({ takenBackAt, endsAt }) => !takenBackAt && endsAt > now);
  const said = answersTo(desk.database, uid);
  return deskPage(desk, {
    title: 'Show this story to its teller',
    lead: 'A private link shows the teller the page, without an account. They can say yes, ask for a change, or stop it.',
    main: [
      ...(made === undefined
        ? []
        : [
            h('h2', 'The new link'),
            h('p', 'Copy it now. It is shown only this once.'),
            h('p', h('code', made)),
            h(
              'p',
              `Send it to the teller and to nobody else. Whoever has it can answer. It opens for ${linkDays} days.`,
            ),
          ]),
      ...(said.length === 0
        ? []
        : [
            h('h2', 'What the teller said'),
            h(
              'ul',
              said.map((one) => h('li', tellersWords(one))),
            ),
          ]),
      h('h2', 'Links'),
      form(h('button', open.length === 0 ? 'Make a private link' : 'Make another private link')),
      ...(links.length === 0
        ? [h('p', 'There is no link to this story yet.')]
        : [
            h(
              'ul',
              links.map(({ id, kind, madeAt, endsAt, takenBackAt }) =>
                h('li', [
                  h(
                    'p',
                    `${kind === 'final' ? 'Made' : 'Given as a receipt'} on ${inWords(madeAt)}. ${
                      takenBackAt
                        ? `Taken back on ${inWords(takenBackAt)}.`
                        : endsAt > now
                          ? `It opens until ${inWords(endsAt)}.`
                          : 'It does not open any more.'
                    }`,
                  ),
                  ...(takenBackAt || endsAt <= now
                    ? []
                    : [
                        ...(kind === 'receipt'
                          ? [
                              form(
                                h(
                                  'button',
                                  { name: 'ask', value: String(id) },
                                  'The words are final: ask for a yes at this link',
                                ),
                              ),
                            ]
                          : []),
                        form(
                          h(
                            'button',
                            { name: 'take', value: String(id) },
                            `Take back the link of ${inWords(madeAt)}`,
                          ),
                        ),
                      ]),
                ]),
              ),
            ),
            h(
              'p',
              'A link that is taken back does not open. What was answered by it no longer counts.',
            ),
          ]),
      h('ul.links', [
        h(
          'li',
          h('a', { href: `${desk.base}preview/${draft.slug}/` }, 'Back to the page of the draft'),
        ),
        h('li', h('a', { href: editAddress(desk, draft) }, 'Edit this draft')),
      ]),
    ],
  });
}

function tellersWords(answer: TellersAnswer): ElementContent[] {
  return [
    h('p', tellerSaid(answer)),
    ...(answer.words === undefined
      ? []
      : [
          h(
            'blockquote',
            answer.words.split('\n').map((line) => h('p', line)),
          ),
        ]),
  ];
}

function tellerSaid({ at, answer }: TellersAnswer): string {
  const words = {
    yes: 'The teller said yes',
    change: 'The teller asked for a change',
    stop: 'The teller said stop, do not publish',
  }[answer];
  return `${words} on ${inWords(at)}.`;
}

function editAddress({ base }: Desk, key: DraftKey): string {
  return `${base}admin/#/collections/${key.noun}/entries/${decapSlug(key)}`;
}

const statusWords: Record<Status, string> = {
  draft: 'still being written',
  pending_review: 'waiting to be checked',
  pending_publish: 'ready to publish',
};
