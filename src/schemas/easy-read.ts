import { z } from 'astro/zod';
import { altText, picturePath } from './picture.ts';
import { reference } from './slug.ts';
import { line, shortLine } from './text.ts';

/**
 * How much a version in short words and pictures may hold. An idea is one short sentence (Department
 * of Health, "Making written information easier to understand", 2010: 10 to 15 words, one idea a
 * sentence). So many ideas and words still make a booklet of at most 24 pages.
 */
export const easyReadLimits = { words: 15, fewest: 4, most: 60, hardWords: 20 } as const;

/** One idea: a picture, and the few words that say the same. */
const ideaSchema = z
  .strictObject({
    words: shortLine('An idea', easyReadLimits.words).meta({
      title: 'Words',
      description: `One short sentence with one idea. At most ${easyReadLimits.words} words.`,
    }),
    icon: z
      .string(
        'The icon must be the name of a picture of the set, such as doctor. Put "3" in quotes.',
      )
      .refine((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), {
        error: 'The icon must be the name of a picture of the set, such as doctor.',
      })
      .meta({ format: 'icon' })
      .optional()
      .meta({
        title: 'Picture of the set',
        description: 'A picture that says the same as the words.',
      }),
    picture: picturePath('The picture of an idea').optional().meta({
      title: 'Picture of your own',
      description: 'A photo or drawing instead of a picture of the set.',
    }),
    alt: altText('The description of the picture').optional().meta({
      title: 'Description',
      description:
        'Say what your own picture shows. A picture of the set needs it only where it says more than the words.',
    }),
  })
  .refine(({ icon, picture }) => icon !== undefined || picture !== undefined, {
    error: 'This idea has no picture yet. Choose one of the set, or one of your own.',
  })
  .refine(({ icon, picture }) => icon === undefined || picture === undefined, {
    error: 'This idea has two pictures. Keep the one of the set, or your own.',
    path: ['picture'],
  })
  .refine(({ picture, alt }) => picture === undefined || alt !== undefined, {
    error: 'Say what the picture shows, for people who do not see it.',
    path: ['alt'],
  })
  .meta({ title: 'Idea', description: 'One row: a picture, and a few words.' });

/** A hard word of this version, in easy words. */
const hardWordSchema = z
  .strictObject({
    word: line('The hard word', { max: 60 }).meta({
      title: 'Word',
      description: 'As it stands in the ideas.',
    }),
    means: shortLine('The meaning of a word', 25).meta({
      title: 'What it means',
      description: 'In easy words, at most 25 of them.',
    }),
  })
  .meta({ title: 'Word', description: 'A hard word, and what it means.' });

/**
 * The same story in short sentences, each with a picture. It may be called Easy Read only when a named
 * group has checked it: see `stories/easy-read.ts`.
 */
export const easyReadSchema = z
  .strictObject({
    checkedBy: line('Who checked it', { max: 120 }).optional().meta({
      title: 'Checked by',
      description:
        'The name of the group of people with learning disabilities who checked it. Only then is it called Easy Read.',
    }),
    ideas: z
      .array(ideaSchema, { error: 'The ideas must be a list.' })
      .min(easyReadLimits.fewest, `There must be at least ${easyReadLimits.fewest} ideas.`)
      .max(easyReadLimits.most, `There is room for ${easyReadLimits.most} ideas.`)
      .meta({
        title: 'Ideas',
        description: `One idea a row, ${easyReadLimits.fewest} to ${easyReadLimits.most} of them. 8 to 20 read best.`,
      }),
    wordList: z
      .array(hardWordSchema, { error: 'The word list must be a list.' })
      .min(1, 'The word list is empty. Add a word, or leave the field out.')
      .max(
        easyReadLimits.hardWords,
        `The word list has room for ${easyReadLimits.hardWords} words.`,
      )
      .optional()
      .meta({ title: 'Word list', description: 'Hard words that could not be left out.' }),
    glossary: z
      .array(reference('glossary'), { error: 'Glossary must be a list.' })
      .min(1, 'Glossary is empty. Choose a word, or leave the field out.')
      .max(easyReadLimits.hardWords, `Choose at most ${easyReadLimits.hardWords} words.`)
      .refine((list) => new Set(list).size === list.length, { error: 'A word is listed twice.' })
      .optional()
      .meta({
        title: 'Words of the glossary',
        description: 'They come into the word list as they are explained there.',
      }),
  })
  .meta({
    title: 'Short and simple version',
    description: 'The same story in short sentences, each with a picture.',
  });
export type EasyRead = z.infer<typeof easyReadSchema>;
