import { z } from 'astro/zod';
import { oneOf } from './choices.ts';
import { line } from './text.ts';

/** The traditional quilt block that stands for a theme. */
export const blockChoices = {
  'ohio-star': 'Ohio Star',
  'nine-patch': 'Nine Patch',
  'log-cabin': 'Log Cabin',
  'friendship-star': 'Friendship Star',
  'flying-geese': 'Flying Geese',
  schoolhouse: 'Schoolhouse',
  hourglass: 'Hourglass',
  pinwheel: 'Pinwheel',
  'churn-dash': 'Churn Dash',
  'jacobs-ladder': "Jacob's Ladder",
  'rail-fence': 'Rail Fence',
  'bear-paw': 'Bear Paw',
} as const;

/** Cloths that give a theme its colour. */
export const clothChoices = {
  madder: 'Madder',
  indigo: 'Indigo',
  mustard: 'Mustard',
  sage: 'Sage',
  plum: 'Plum',
  teal: 'Teal',
  rust: 'Rust',
  rose: 'Rose',
  slate: 'Slate',
  moss: 'Moss',
  woad: 'Woad',
  heather: 'Heather',
} as const;
export type Cloth = keyof typeof clothChoices;

/** A theme: what a story is about. */
export const themeSchema = z.strictObject({
  title: line('The title', { min: 3, max: 60 }).meta({
    title: 'Title',
    description: 'A few plain words.',
  }),
  summary: line('The summary', { max: 200 }).meta({
    title: 'Summary',
    description: 'What it means, in one or two plain sentences.',
  }),
  block: oneOf('The quilt block', blockChoices).meta({
    title: 'Quilt block',
    description: 'The pattern that stands for this theme.',
  }),
  cloth: oneOf('The cloth', clothChoices).meta({
    title: 'Cloth',
    description: 'The colour of this theme.',
  }),
  aliases: z
    .array(line('An alias', { max: 60 }), { error: 'Aliases must be a list.' })
    .optional()
    .meta({ title: 'Other words', description: 'Words that people look for it by.' }),
  order: z
    .int('The order must be a whole number.')
    .min(1, 'The order begins at 1.')
    .meta({ title: 'Order', description: 'Where it stands in lists, from 1.' }),
});
export type Theme = z.infer<typeof themeSchema>;
