import { Hono, type Context } from 'hono';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { site } from '../../site.config.ts';
import { readStoryFile, writeStoryFile } from '../../stories/file.ts';
import type { Desk, DeskEnv, Part } from '../desk.ts';
import { draftBar, draftPage, waysWithin } from './draft-page.ts';
import type { DraftKey, KeptFile } from '../draft.ts';
import {
  addAnswer,
  answers,
  answersTo,
  digestOfWords,
  openLink,
  type Answer,
  type Link,
} from './links.ts';
import { dayOf } from '../moment.ts';
import { addNews } from '../board/news.ts';
import { deskPage, type DeskPage } from '../pages.ts';
import type { Person } from '../person.ts';
import { easyReadPage, notYet, sendFile, unlisted } from './preview.ts';
import type { PreviewMaker } from './preview-maker.ts';
import { Refusal } from '../refusal.ts';
import { uidIn } from '../uid.ts';

/**
 * A teller's private link: their story as it will look, without an account, and three answers to it.
 * A yes is written into the draft with its day, a stop pauses it; whoever runs the desk is told of each.
 * It can be answered again for as long as the link opens.
 */
export function teller(previews: PreviewMaker): Part {
  return (desk) => {
    const app = new Hono<DeskEnv>();
    const linkFor = (context: Context<DeskEnv>): Link | undefined =>
      openLink(desk.database, context.req.param('secret') ?? '', desk.now());

    app.use('/your-story/*', unlisted);

    app.get('/your-story/:secret/', async (context) => {
      const link = linkFor(context);
      if (!link) return context.html(await deskPage(desk, closed), 404);
      const text = await draftText(desk, link);
      if (!text) return context.html(await deskPage(desk, await withoutDraft(desk, link, context)));
      const made = await previews.ask(link.slug).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
      if (!made || made.kind === 'failed') return context.html(await deskPage(desk, later), 503);
      if (made.kind === 'waiting') return notYet(context, desk, made);
      const form = answerForm(desk, context, link, digestOfWords(text.bytes.toString('utf8')));
      return context.html(
        draftPage(waysWithin(made.html, desk.base, link.slug, here(desk, context)), {
          base: desk.base,
          files: `${here(desk, context)}files/${made.id}/`,
          above: draftBar('This is your story', [...aboveWords(desk, link), form()]),
          below: draftBar('Your answer', [h('p', h('strong', 'You are at the end.')), form()]),
        }),
      );
    });

    app.get('/your-story/:secret/easy-read/', async (context) => {
      const link = linkFor(context);
      if (!link || !(await draftText(desk, link)))
        throw new Refusal(404, 'This page is not there, or not any more.');
      const made = await previews.ask(link.slug);
      if (made.kind !== 'made') return notYet(context, desk, made);
      return context.html(easyReadPage(made, { desk, slug: link.slug, at: here(desk, context) }));
    });

    app.get('/your-story/:secret/files/:id/:name', async (context) => {
      const link = linkFor(context);
      if (!link || !(await draftText(desk, link)))
        throw new Refusal(404, 'This file is not there, or not any more.');
      const { id, name } = context.req.param();
      const files = `${here(desk, context)}files/${id}/`;
      return sendFile(context, desk, previews, { slug: link.slug, id, name, files });
    });

    app.post('/your-story/:secret/', async (context) => {
      const link = linkFor(context);
      if (!link) return context.html(await deskPage(desk, closed), 404);
      const { answer, sure, seen, words } = await context.req.parseBody();
      const given = answers.find((one) => one === answer);
      if (!given || (given === 'yes' && link.kind !== 'final'))
        throw new Refusal(400, 'Please go back and press one of the buttons.');
      const draft = await draftText(desk, link);
      const isPublished = !draft && (await publishedText(desk, link)) !== undefined;
      if (!draft && !isPublished)
        return context.html(await deskPage(desk, await withoutDraft(desk, link, context)));
      const told = typeof words === 'string' ? words.trim().slice(0, longestWords) : '';
      if (sure !== 'yes' || (given === 'change' && told === ''))
        return context.html(
          await deskPage(
            desk,
            askAgain(desk, context, {
              answer: given,
              seen: String(seen ?? ''),
              noWords: sure === 'yes',
              isPublished,
            }),
          ),
        );
      const kept = await keepAnswer(desk, link, given, String(seen ?? ''), told);
      if (!kept) return context.html(await deskPage(desk, otherWords(desk, context)), 409);
      return context.html(await deskPage(desk, thanks(desk, context, given, isPublished)));
    });

    return app;
  };
}

/**
 * Keeps an answer, in the draft and beside it.
 * @returns False for a yes to words that are not the draft's any more.
 */
async function keepAnswer(
  desk: Desk,
  link: Link,
  answer: Answer,
  seen: string,
  words: string,
): Promise<boolean> {
  if (answer === 'yes' && !(await writeYes(desk, link, seen))) return false;
  if (answer === 'stop') await writeStop(desk, link);
  const at = desk.now().toISOString();
  addAnswer(desk.database, link, {
    at,
    answer,
    words: answer === 'change' ? words : undefined,
    seen: answer === 'yes' ? seen : undefined,
  });
  addNews(desk.database, { what: `teller-${answer}`, at, about: link });
  return true;
}

async function writeYes(desk: Desk, link: Link, seen: string): Promise<boolean> {
  return change(desk, link, (text) =>
    digestOfWords(text) === seen ? withConsent(text, { finalSeenOn: desk.today() }) : undefined,
  );
}

/** Pauses the draft, where there is one, and sees to it that it is not ready to publish. */
async function writeStop(desk: Desk, link: Link): Promise<void> {
  if (!(await change(desk, link, (text) => withConsent(text, { status: 'paused' })))) return;
  const draft = await desk.store.draft(keyOf(link));
  if (draft?.status === 'pending_publish')
    await desk.store.setStatus(keyOf(link), 'pending_review', theTeller);
}

/**
 * Changes a draft's text, again when somebody else saved in the same moment.
 * @returns False when there is no draft, or `to` leaves it as it is.
 */
async function change(
  desk: Desk,
  link: Link,
  to: (text: string) => string | undefined,
): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    const file = await draftText(desk, link);
    const before = file?.bytes.toString('utf8');
    const after = before === undefined ? undefined : to(before);
    if (!file || after === undefined) return false;
    if (after === before) return true;
    try {
      await desk.store.save(keyOf(link), {
        files: new Map([[file.path, Buffer.from(after)]]),
        seen: new Map([[file.path, file.id]]),
        by: theTeller,
        message: `The teller answered about ${link.slug}`,
      });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409 || tries >= 4) throw error;
    }
  }
}

/** A story file with something else in its consent block. */
function withConsent(text: string, values: Readonly<Record<string, string>>): string {
  const { frontMatter, body } = readStoryFile(text);
  const { consent } = frontMatter;
  const before =
    typeof consent === 'object' && consent !== null && !Array.isArray(consent) ? consent : {};
  return writeStoryFile({
    frontMatter: { ...frontMatter, consent: { ...before, ...values } },
    body,
  });
}

/**
 * The text of the draft as it was saved last; undefined where there is no draft any more, or one of
 * another story that has its name now.
 */
async function draftText(desk: Desk, link: Link): Promise<KeptFile | undefined> {
  const draft = await desk.store.draft(keyOf(link));
  return draft && ofThisStory(link, await desk.store.file(pathOf(link), draft.commit));
}

/** The text as readers see it. */
async function publishedText(desk: Desk, link: Link): Promise<KeptFile | undefined> {
  return ofThisStory(link, await desk.store.file(pathOf(link)));
}

function ofThisStory({ uid }: Link, file: KeptFile | undefined): KeptFile | undefined {
  return file && uidIn(file.bytes.toString('utf8')) === uid ? file : undefined;
}

function pathOf({ slug }: Link): string {
  return `stories/${slug}/index.mdx`;
}

function keyOf({ noun, slug }: Link): DraftKey {
  return { noun, slug };
}

/** As it stands in Git's log, where no name of a teller belongs. */
const theTeller: Person = {
  id: 'teller',
  name: 'The teller',
  email: 'teller@desk.invalid',
  role: 'contributor',
};

/** The most characters of what should be changed. */
const longestWords = 5000;

function here({ base }: Desk, context: Context): string {
  return `${base}your-story/${context.req.param('secret') ?? ''}/`;
}

function aboveWords(desk: Desk, link: Link): ElementContent[] {
  const [said] = answersTo(desk.database, link.uid);
  return [
    h(
      'p',
      h(
        'strong',
        link.kind === 'final'
          ? 'This is how your story will look.'
          : 'This is the story you sent us.',
      ),
    ),
    h(
      'p',
      link.kind === 'final'
        ? `It is not published. Only you and ${site.name} can see it. Please read it to the end. Then press a button.`
        : `It is not published. Only you and ${site.name} can see it. We will show you the last words before anybody else sees them. If you change your mind, press a button.`,
    ),
    ...(said
      ? [h('p', `${youSaid[said.answer]} on ${dayOf(said.at)}. You can answer again.`)]
      : []),
  ];
}

function answerForm(desk: Desk, context: Context, link: Link, seen: string): () => Element {
  return () =>
    h('form.draft-answers', { method: 'post', action: here(desk, context) }, [
      h('input', { type: 'hidden', name: 'seen', value: seen }),
      ...answers
        .filter((answer) => answer !== 'yes' || link.kind === 'final')
        .map((answer) => h('button', { name: 'answer', value: answer }, buttons[answer])),
    ]);
}

/** Before anything is kept: what the answer means, and one more button. */
function askAgain(
  desk: Desk,
  context: Context,
  { answer, seen, noWords, isPublished }: Asking,
): DeskPage {
  return {
    title: {
      yes: 'Publish your story?',
      change: 'What should we change?',
      stop: 'Stop your story?',
    }[answer],
    lead: {
      yes: 'If you say yes, we may publish the words you just read.',
      change: isPublished
        ? 'Tell us in your own words.'
        : 'Tell us in your own words. We will not publish it as it is now.',
      stop: isPublished
        ? 'If you say stop, we will take your story off the site. You do not have to say why.'
        : 'If you say stop, we will not publish your story. You do not have to say why.',
    }[answer],
    main: [
      h('form', { method: 'post', action: here(desk, context) }, [
        h('input', { type: 'hidden', name: 'answer', value: answer }),
        h('input', { type: 'hidden', name: 'seen', value: seen }),
        ...(answer === 'change'
          ? [
              ...(noWords
                ? [
                    h(
                      'p#no-words',
                      { role: 'alert' },
                      'Please write what to change. The box is empty.',
                    ),
                  ]
                : []),
              h('p', h('label', { for: 'words' }, 'Please change this:')),
              h('textarea#words', {
                name: 'words',
                rows: 8,
                maxLength: longestWords,
                required: true,
                ...(noWords && { ariaInvalid: 'true', ariaDescribedBy: 'no-words' }),
              }),
            ]
          : []),
        h(
          'p',
          h(
            'button',
            { name: 'sure', value: 'yes' },
            { yes: 'Yes, I am sure', change: 'Send this', stop: 'Yes, stop it' }[answer],
          ),
        ),
      ]),
      h('p', h('a', { href: here(desk, context) }, 'No, go back to my story')),
    ],
  };
}

function thanks(desk: Desk, context: Context, answer: Answer, isPublished: boolean): DeskPage {
  return {
    title: 'Thank you',
    lead: {
      yes: 'You said yes. We may publish your story now.',
      change: 'We have your words. Somebody will read them and change the story.',
      stop: isPublished
        ? 'We will take your story off the site as soon as we can.'
        : 'Your story is stopped. We will not publish it.',
    }[answer],
    main: [
      h('p', 'You can change your mind. Open the same link again and press another button.'),
      h('p', h('a', { href: here(desk, context) }, 'Back to my story')),
    ],
  };
}

function otherWords(desk: Desk, context: Context): DeskPage {
  return {
    title: 'Your story has changed',
    lead: 'Somebody changed the words after you opened this page.',
    main: [
      h('p', 'So we did not count your yes. Please read the new words first.'),
      h('p', h('a', { href: here(desk, context) }, 'Read my story again')),
    ],
  };
}

/** What the link shows when the draft is published, or gone. */
async function withoutDraft(desk: Desk, link: Link, context: Context): Promise<DeskPage> {
  if (!(await publishedText(desk, link)))
    return {
      title: 'Your story is not here any more',
      lead: 'It is not published, and there is no draft of it.',
      main: whomToAsk,
    };
  return {
    title: 'Your story is published',
    lead: 'Everybody can read it now. You can still ask for a change, or ask us to take it away.',
    main: [
      h('p', h('a', { href: `${desk.base}stories/${link.slug}/` }, 'Read it on the site')),
      answerForm(desk, context, { ...link, kind: 'receipt' }, '')(),
      ...whomToAsk,
    ],
  };
}

const whomToAsk: ElementContent[] = [
  site.email === ''
    ? h('p', 'If you have a question, ask the person who gave you this link.')
    : h('p', [
        'If you have a question, write to ',
        h('a', { href: `mailto:${site.email}` }, site.email),
        '.',
      ]),
];

const closed: DeskPage = {
  title: 'This link does not open any more',
  lead: 'It may be too old, or not complete, or it was taken back. Or the story is not here any more.',
  main: [h('p', 'Did you copy the link? Then look whether all of it is there.'), ...whomToAsk],
};

const later: DeskPage = {
  title: 'We cannot show your story just now',
  lead: 'Something is being changed in it. Please come back tomorrow.',
  main: whomToAsk,
};

const buttons: Record<Answer, string> = {
  yes: 'Yes, publish this',
  change: 'Please change something',
  stop: 'Stop, do not publish',
};

const youSaid: Record<Answer, string> = {
  yes: 'You said yes',
  change: 'You asked for a change',
  stop: 'You said stop',
};

/** An answer that was given once and is not kept yet. */
interface Asking {
  answer: Answer;
  seen: string;
  /** True when what to change was asked for, and the box was sent empty. */
  noWords: boolean;
  isPublished: boolean;
}
