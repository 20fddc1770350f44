import { z } from 'astro/zod';
import { placeSchema } from './place.ts';
import { sourceSchema } from './source.ts';
import { line } from './text.ts';
import { webAddress } from './web-address.ts';

/** An organisation that stories are about, or that holds consent. */
export const organisationSchema = z.strictObject({
  name: line('The name', { min: 2, max: 80 }).meta({
    title: 'Name',
    description: 'As it calls itself.',
  }),
  summary: line('The summary', { max: 300 }).meta({
    title: 'Summary',
    description: 'What it is, as far as it is stated.',
  }),
  place: placeSchema.optional(),
  url: webAddress('The address', { insecure: true })
    .optional()
    .meta({ title: 'Web address', description: 'Its own site, if you know it.' }),
  sources: z
    .array(sourceSchema, { error: 'Sources must be a list.' })
    .optional()
    .meta({ title: 'Sources', description: 'Where this was found.' }),
  notKnown: z
    .array(line('A thing that is not known', { max: 300 }), {
      error: '"Not known" must be a list.',
    })
    .optional()
    .meta({ title: 'What we do not know', description: 'What our sources do not tell.' }),
});
export type Organisation = z.infer<typeof organisationSchema>;
