import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import {
  contributionNames,
  readContribution,
  type Contribution,
  type Sent,
} from '../../schemas/contribution.ts';
import { site } from '../../site.config.ts';
import type { Desk, DeskEnv } from '../desk.ts';
import { fillForm, fillThanks, type FormFilling } from './fill.ts';
import { typed } from './story.ts';
import { keepStory, type SentStory } from './keep.ts';
import { makeLink, openLink } from '../showing/links.ts';
import { cleanPicture } from '../picture.ts';
import { Refusal } from '../refusal.ts';
import {
  dropFormPicture,
  formPicture,
  keepFormPicture,
  newTicket,
  readTicket,
  sentWith,
  ticketDays,
  type FormPicture,
} from './tickets.ts';

/**
 * The form "Tell your story": gives it out with a ticket, takes what comes back, and makes a draft of
 * it that waits for an editor. What cannot be taken comes back with everything that was typed.
 */
export function form(desk: Desk): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { database } = desk;
  const keep = onceAtATime((sent: SentStory) => keepStory(desk, sent));

  app.get('/tell-your-story/', async (context) =>
    context.html(await formPage(desk, { ticket: newTicket(database, desk.now()) })),
  );

  app.get('/tell-your-story/ticket/', (context) => context.text(newTicket(database, desk.now())));

  app.post('/tell-your-story/', async (context) => {
    const { sent, file } = await readForm(context);
    const { answers, problems } = readContribution(sent);
    const digest = digestOf(answers);
    const { ticket, text, madeAt, word } = ticketFor(desk, sent, digest);
    const goBack = async (status: 422 | 500, words: readonly string[]) => {
      const picture = formPicture(database, ticket)?.name;
      const page = await formPage(desk, { ticket: text, sent, problems, words, picture });
      return context.html(page, status);
    };

    if (!sentWith(database, ticket)?.kept) {
      if (sent['pictureAway']?.[0]) dropFormPicture(database, ticket);
      if (file) {
        try {
          keepFormPicture(database, ticket, await pictureFrom(file), desk.now());
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          problems.push({ field: 'picture', message: error.message });
        }
      }
      if (word !== undefined || problems.length > 0)
        return goBack(422, word === undefined ? [] : [word]);
      try {
        const kept = await keep({
          id: ticket,
          digest,
          answers,
          byProgram: Boolean(sent['website']?.[0]),
          tooQuick: desk.now().getTime() - madeAt < quickest,
        });
        if (!kept) {
          const again = ticketAgain(desk);
          const words = [another];
          return context.html(await formPage(desk, { ticket: again, sent, words }), 422);
        }
      } catch (error) {
        if (error instanceof Refusal && error.status === 422) {
          problems.push({ field: 'story', message: error.message });
          return goBack(422, []);
        }
        console.error(error);
        return goBack(500, [fault]);
      }
    }
    return context.redirect(`${desk.base}tell-your-story/thank-you/${receipt(desk, ticket)}`, 303);
  });

  app.get('/tell-your-story/thank-you/', async (context) => {
    const html = await pageOf(desk, 'tell-your-story/thank-you/');
    const secret = context.req.query('link') ?? '';
    const link = openLink(database, secret, desk.now());
    if (link?.kind !== 'receipt') return context.html(html);
    const address = `${desk.origin}${desk.base}your-story/${secret}/`;
    return context.html(fillThanks(html, { address, until: dayInWords(link.endsAt) }));
  });

  return app;
}

/** A page of the site that the form needs. */
async function pageOf(desk: Desk, path: string): Promise<string> {
  const html = await desk.pages.page(path);
  if (html === undefined)
    throw new Refusal(404, 'The form is not here at the moment. Please try again later.');
  return html;
}

async function formPage(desk: Desk, filling: FormFilling): Promise<string> {
  return fillForm(await pageOf(desk, 'tell-your-story/'), filling);
}

/** What was sent, without signs that nobody can see; and the picture, if one was chosen. */
async function readForm(context: Context): Promise<{ sent: Sent; file: File | undefined }> {
  const body = await context.req.parseBody({ all: true }).catch(() => {
    throw new Refusal(400, 'The form arrived broken. Please go back and send it again.');
  });
  const valuesOf = (name: string) => (Object.hasOwn(body, name) ? [body[name]].flat() : []);
  const texts = fields.map(
    (name) => [name, valuesOf(name).filter((value) => typeof value === 'string')] as const,
  );
  const length = texts.flatMap(([, values]) => values).reduce((sum, text) => sum + text.length, 0);
  if (length > mostTyped)
    throw new Refusal(
      413,
      'That is more text than we can take at once. Go back: what you wrote is still there. Please tell it in two parts.',
    );
  const sent = texts.map(([name, values]) => [name, values.map(typed)]);
  const file = valuesOf('picture').find((value) => value instanceof File && value.size > 0);
  return { sent: Object.fromEntries(sent) as Sent, file: file as File | undefined };
}

/** What is read of a form; nothing else in it is looked at. */
const fields = [...contributionNames, 'ticket', 'website', 'pictureAway'];

/** The most characters in all: far more than the questions take, so that each can say so in words. */
const mostTyped = 600_000;

/**
 * The ticket that a form came with. For one that is too old, is none of ours, or was used for another
 * story, a fresh one with the sentence that says why the form has to be sent once more.
 */
function ticketFor(desk: Desk, sent: Sent, digest: string): FormTicket {
  const { database } = desk;
  const now = desk.now();
  const text = sent['ticket']?.[0] ?? '';
  const given = readTicket(database, text, now);
  const used = given && sentWith(database, given.id);
  if (given && (!used || used.digest === digest))
    return { ticket: given.id, text, madeAt: given.madeAt, word: undefined };
  const fresh = ticketAgain(desk);
  const { id, madeAt } = readTicket(database, fresh, now) ?? { id: '', madeAt: 0 };
  return { ticket: id, text: fresh, madeAt, word: used ? another : tooOld };
}

/** They have written already: nobody is too quick who only presses the button again. */
function ticketAgain(desk: Desk): string {
  return newTicket(desk.database, new Date(desk.now().getTime() - 2 * quickest));
}

/** A picture made anew from its pixels. Drawings stay PNG; everything else becomes a JPEG. */
async function pictureFrom(file: File): Promise<FormPicture> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const kind = bytes.subarray(1, 4).toString('latin1') === 'PNG' ? 'png' : 'jpg';
  const name = typed(file.name.slice(-200)).replace(/\s+/g, ' ').slice(-80) || 'picture';
  return { name, bytes: await cleanPicture(bytes, `${name.replace(/\.\w+$/, '')}.${kind}`) };
}

/** The private link to a story that was sent, as the thank-you page gets it. */
function receipt(desk: Desk, ticket: string): string {
  const slug = sentWith(desk.database, ticket)?.slug;
  if (slug === undefined || slug === null) return '';
  const key = { noun: 'stories', slug } as const;
  return `?link=${makeLink(desk.database, { kind: 'receipt', key, uid: ticket, now: desk.now() })}`;
}

function digestOf(answers: Contribution): string {
  return createHash('sha256').update(JSON.stringify(answers)).digest('base64url');
}

function dayInWords(moment: string): string {
  return new Date(moment).toLocaleDateString(site.lang, {
    dateStyle: 'long',
    timeZone: site.timeZone,
  });
}

/**
 * A second press of the button waits for what the first one began.
 * @returns False when other words are being kept with the same ticket: then these are not.
 */
function onceAtATime(work: (sent: SentStory) => Promise<void>) {
  const underWay = new Map<string, { digest: string; done: Promise<void> }>();
  return async (sent: SentStory): Promise<boolean> => {
    let doing = underWay.get(sent.id);
    if (doing && doing.digest !== sent.digest) return false;
    if (!doing) {
      const done = work(sent).finally(() => underWay.delete(sent.id));
      doing = { digest: sent.digest, done };
      underWay.set(sent.id, doing);
    }
    await doing.done;
    return true;
  };
}

const tooOld = `This page was open for more than ${ticketDays} days, or your browser lost a part of it. Everything you wrote is still here. Please press “Send your story” once more.`;
const another =
  'You have sent a story from this page before. Is this another one, or did you change it? Then please press “Send your story” once more.';
const fault =
  'Something went wrong on our side. Everything you wrote is still here. Please press “Send your story” again in a minute.';

/** Nobody fills in the form in less time, in milliseconds. */
const quickest = 3_000;

interface FormTicket {
  /** Its number. */
  ticket: string;
  /** As it stands in the form. */
  text: string;
  madeAt: number;
  word: string | undefined;
}
