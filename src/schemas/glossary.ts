import { z } from 'astro/zod';
import { reference } from './slug.ts';
import { line } from './text.ts';

/** A word of the field, explained. */
export const glossarySchema = z.strictObject({
  term: line('The word', { min: 2, max: 60 }).meta({
    title: 'Word',
    description: 'As it stands in stories.',
  }),
  meaning: line('The meaning', { max: 400 }).meta({
    title: 'Meaning',
    description: 'One to three short sentences.',
  }),
  alsoCalled: z
    .array(line('Another word', { max: 60 }), { error: 'Other words must be a list.' })
    .optional()
    .meta({ title: 'Also called', description: 'Other words and spellings of it.' }),
  seeAlso: z
    .array(reference('glossary'), { error: 'See also must be a list.' })
    .optional()
    .meta({ title: 'See also', description: 'Other words in the glossary.' }),
});
export type GlossaryTerm = z.infer<typeof glossarySchema>;
