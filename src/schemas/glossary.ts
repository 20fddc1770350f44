import { z } from 'astro/zod';
import { reference } from './slug.ts';
import { line } from './text.ts';

/** A word of the field, explained. */
export const glossarySchema = z
  .strictObject({
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
    everyday: z
      .array(line('An everyday word', { max: 60 }), { error: 'Everyday words must be a list.' })
      .optional()
      .meta({
        title: 'Everyday words',
        description:
          'Which of the words above mean other things too. Stories do not explain them. Write each as it stands above.',
      }),
    seeAlso: z
      .array(reference('glossary'), { error: 'See also must be a list.' })
      .optional()
      .meta({ title: 'See also', description: 'Other words in the glossary.' }),
  })
  .superRefine(({ term, alsoCalled = [], everyday = [] }, context) => {
    for (const [at, word] of everyday.entries())
      if (word !== term && !alsoCalled.includes(word))
        context.addIssue({
          code: 'custom',
          path: ['everyday', at],
          message: `"${word}" is not among the words above. Please write it as it stands there.`,
        });
  });
export type GlossaryTerm = z.infer<typeof glossarySchema>;
