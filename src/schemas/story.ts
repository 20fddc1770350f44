import { z } from 'astro/zod';
import { approachChoices, contentNoteChoices, kinds, oneOf, peopleChoices } from './choices.ts';
import { consentRules, consentSchema } from './consent.ts';
import { creditSchema } from './credit.ts';
import { day } from './day.ts';
import { easyReadSchema } from './easy-read.ts';
import { coverSchema } from './picture.ts';
import { placeSchema } from './place.ts';
import { reference } from './slug.ts';
import { sourceSchema } from './source.ts';
import { line, shortLine } from './text.ts';

/** A story whose body has more words than this needs "in short". */
export const inShortFrom = 300;

/** One thing that happened after the story, or one thing put right. */
const datedText = z.strictObject({
  date: day('The date').meta({ title: 'Date', description: 'The day, such as 2026-03-31.' }),
  text: line('The text', { max: 600 }).meta({ title: 'Text', description: 'In plain words.' }),
});

/** "Borrow this idea": what somebody else needs to try it. */
export const borrowSchema = z
  .strictObject({
    firstStep: line('The first step', { max: 300 }).optional().meta({
      title: 'First step',
      description: 'What somebody could do on Monday.',
    }),
    people: line('Who you need', { max: 300 })
      .optional()
      .meta({ title: 'Who you need', description: 'Which people, and in what part.' }),
    time: line('The time it takes', { max: 300 })
      .optional()
      .meta({ title: 'Time', description: 'How long it takes, and how often.' }),
    money: line('What it costs', { max: 300 })
      .optional()
      .meta({ title: 'Money', description: 'What it costs. Leave out what is not known.' }),
    watchOut: line('What to watch out for', { max: 300 })
      .optional()
      .meta({ title: 'Watch out for', description: 'What was hard, or could go wrong.' }),
    ask: line('Whom to ask', { max: 300 })
      .optional()
      .meta({ title: 'Ask', description: 'Whom to ask, or a good question to begin with.' }),
  })
  .meta({
    title: 'Borrow this idea',
    description: 'A card to print for somebody who wants to try it. Each line may be left out.',
  });
export type Borrow = z.infer<typeof borrowSchema>;

/**
 * Every field of a story's front matter, in the order in which files are written and forms ask.
 * How fields depend on one another: `storyRules`.
 */
export const storyFields = {
  uid: z
    .uuid({
      error:
        'The uid must be like 3f0f8d0e-6a0b-4b5e-9f43-0c8e2a1d7b11. It is given once and never changed.',
    })
    .refine((uid) => uid === uid.toLowerCase(), { error: 'The uid must be in small letters.' })
    .meta({
      title: 'Permanent number',
      description: 'Made for you, once. Followers’ readers know the story by it.',
    }),
  title: line('The title', { min: 3, max: 80 }).meta({
    title: 'Title',
    description: 'Say what happened, in 80 characters or fewer.',
  }),
  summary: line('The summary', { max: 200 }).meta({
    title: 'Summary',
    description: 'One or two plain sentences for lists, feeds and sharing. At most 200 characters.',
  }),
  kind: oneOf('The kind', kinds).meta({ title: 'Kind', description: 'What sort of story it is.' }),
  themes: z
    .array(reference('themes'), { error: 'Themes must be a list of one to three themes.' })
    .min(1, 'Choose at least one theme.')
    .max(3, 'Choose at most three themes.')
    .refine(unique, { error: 'A theme is listed twice.' })
    .meta({ title: 'Themes', description: 'One to three. The first is the main one.' }),
  published: day('The date published').meta({
    title: 'Published',
    description: 'The day it appears. A day in the future keeps it hidden until then.',
  }),
  updated: day('The date updated')
    .optional()
    .meta({ title: 'Updated', description: 'The day of the last real change to the text.' }),
  inShort: z
    .array(shortLine('An "in short" point', 20), {
      error: '"In short" must be a list of three to five points.',
    })
    .min(3, '"In short" needs at least three points.')
    .max(5, '"In short" has room for five points.')
    .optional()
    .meta({
      title: 'In short',
      description: 'Three to five points of at most 20 words, for people who will read only these.',
    }),
  credits: z
    .array(creditSchema, { error: 'Credits must be a list.' })
    .min(1, 'Credit at least one person or group.')
    .meta({ title: 'Credits', description: 'Everybody who made the story. Tellers first.' }),
  consent: consentSchema,
  lang: z
    .string('The language must be a tag such as en-GB or cy.')
    .refine(isLanguageTag, { error: 'The language must be a tag such as en-GB or cy.' })
    .optional()
    .meta({ title: 'Language', description: 'Leave empty for the publication’s own language.' }),
  sources: z
    .array(sourceSchema, { error: 'Sources must be a list.' })
    .min(1, 'Sources is empty. List at least one, or leave the field out.')
    .optional()
    .meta({ title: 'Sources', description: 'What this story was written from.' }),
  notKnown: z
    .array(line('A thing that is not known', { max: 300 }), {
      error: '"Not known" must be a list.',
    })
    .min(1, '"Not known" is empty. List at least one thing, or leave the field out.')
    .optional()
    .meta({ title: 'What we do not know', description: 'What the story does not tell.' }),
  place: placeSchema.optional(),
  people: z
    .array(oneOf('A group of people', peopleChoices), { error: 'People must be a list.' })
    .min(1, 'People is empty. Choose a group, or leave the field out.')
    .max(3, 'Choose at most three groups of people.')
    .refine(unique, { error: 'A group of people is listed twice.' })
    .optional()
    .meta({ title: 'People', description: 'Who the story is about. At most three.' }),
  approach: z
    .array(oneOf('An approach', approachChoices), { error: 'Approach must be a list.' })
    .min(1, 'Approach is empty. Choose one, or leave the field out.')
    .max(3, 'Choose at most three approaches.')
    .refine(unique, { error: 'An approach is listed twice.' })
    .optional()
    .meta({ title: 'Approach', description: 'How people worked together. At most three.' }),
  organisations: z
    .array(reference('organisations'), { error: 'Organisations must be a list.' })
    .min(1, 'Organisations is empty. Choose one, or leave the field out.')
    .refine(unique, { error: 'An organisation is listed twice.' })
    .optional()
    .meta({ title: 'Organisations', description: 'The organisations in the story.' }),
  series: z
    .array(reference('series'), { error: 'Series must be a list.' })
    .min(1, 'Series is empty. Choose one, or leave the field out.')
    .refine(unique, { error: 'A series is listed twice.' })
    .optional()
    .meta({ title: 'Series', description: 'If it belongs to one.' }),
  cover: coverSchema.optional(),
  happened: line('When it happened', { max: 60 }).optional().meta({
    title: 'When it happened',
    description: 'Such as "2015 to 2019". Not the day of publishing.',
  }),
  contentNotes: z
    .array(oneOf('A content note', contentNoteChoices), { error: 'Content notes must be a list.' })
    .min(1, 'Content notes is empty. Choose one, or leave the field out.')
    .refine(unique, { error: 'A content note is listed twice.' })
    .optional()
    .meta({
      title: 'Content notes',
      description: 'What a reader may want to know before reading. Shown before the text.',
    }),
  borrow: borrowSchema
    .refine((card) => Object.keys(card).length > 0, {
      error: 'The "Borrow this idea" card is empty. Fill in a line, or leave the card out.',
    })
    .optional(),
  easyRead: easyReadSchema.optional(),
  related: z
    .array(reference('stories'), { error: 'Related must be a list.' })
    .min(1, 'Related is empty. Choose a story, or leave the field out.')
    .max(6, 'Choose at most six related stories.')
    .refine(unique, { error: 'A related story is listed twice.' })
    .optional()
    .meta({ title: 'Related stories', description: 'They come before those that we work out.' }),
  updates: z
    .array(datedText, { error: 'Updates must be a list.' })
    .min(1, 'Updates is empty. Add one, or leave the field out.')
    .optional()
    .meta({ title: 'What happened next', description: 'News after the story came out.' }),
  corrections: z
    .array(datedText, { error: 'Corrections must be a list.' })
    .min(1, 'Corrections is empty. Add one, or leave the field out.')
    .optional()
    .meta({ title: 'Corrections', description: 'What was wrong, and is now right.' }),
  featured: z
    .boolean('Featured must be true or false.')
    .optional()
    .meta({ title: 'Featured', description: 'Shown on the front page.' }),
};

/** The front matter of a complete story. No other key is allowed. */
export const storySchema = z.strictObject(storyFields);
export type StoryFrontMatter = z.infer<typeof storySchema>;

/** What every saved draft must have, whatever else is still missing. */
export const draftSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(storyFields).map(([key, field]) => [
      key,
      key === 'uid' || key === 'title' ? field : z.unknown().optional(),
    ]),
  ),
);

/** Front matter keys that mean something to Astro or to nobody, and why they are refused. */
export const refusedKeys: Readonly<Record<string, string>> = {
  layout: 'A story has no layout of its own. Please delete this line.',
  slug: 'The address comes from the name of the folder. Please delete this line.',
  id: 'The number of a story is its uid. Please delete this line.',
  draft: 'Whether a story is published is said by consent.status. Please delete this line.',
  import: 'A story cannot bring in program code. Please delete this line.',
};

/** A rule between fields that is broken. */
export interface RuleProblem {
  /** Where in the front matter, as keys from the top. */
  path: (string | number)[];
  message: string;
}

/**
 * The rules between fields. Each looks only at fields that are themselves well-formed, so that all
 * problems of a file can be told in one run.
 * @param story Front matter, of which any part may be missing.
 * @param words The number of words in the body.
 */
export function storyRules(story: Partial<StoryFrontMatter>, words: number): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const say = (path: (string | number)[], message: string): void => {
    problems.push({ path, message });
  };
  if (story.consent)
    for (const { field, message } of consentRules(story.consent)) say(['consent', field], message);
  if (story.published && story.updated && story.updated < story.published)
    say(['updated'], 'The story was updated before it was published. Check both dates.');
  if (words > inShortFrom && story.inShort === undefined)
    say(
      ['inShort'],
      `The story has ${words} words. Over ${inShortFrom} words it needs "inShort": three to five points.`,
    );
  if (story.consent?.basis === 'published-source' && story.sources === undefined)
    say(['sources'], 'A story written from public sources must list at least one source.');
  const uses = story.consent?.uses;
  if (story.cover && story.cover.peopleShown > 0 && uses && !uses.includes('image'))
    say(
      ['cover', 'peopleShown'],
      'People can be recognised in the cover picture, but consent.uses does not hold "image".',
    );
  return problems;
}

/** True for a well-formed language tag (BCP 47) with a language of two or three letters. */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

function unique(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
