import { z } from 'astro/zod';
import { nationChoices, oneOf } from './choices.ts';
import { line } from './text.ts';

/** Where something happened, as far as it is stated. */
export const placeSchema = z
  .strictObject({
    nation: oneOf('The nation', nationChoices).meta({
      title: 'Nation',
      description: 'Choose "Place not stated" if you do not know.',
    }),
    area: line('The area', { max: 60 })
      .refine((area) => /[a-z0-9]/i.test(area), {
        error: 'The area needs letters, such as a town or county.',
      })
      .optional()
      .meta({
        title: 'Area',
        description: 'A town, city or county. Leave out what is not stated.',
      }),
  })
  .meta({ title: 'Place', description: 'Where it happened.' });
export type Place = z.infer<typeof placeSchema>;
