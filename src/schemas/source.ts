import { z } from 'astro/zod';
import { line } from './text.ts';
import { webAddress } from './web-address.ts';

/** Where a fact was found. What a source does not state is left out, and printed "not stated". */
export const sourceSchema = z
  .strictObject({
    title: line('The title of the source', { max: 200 }).meta({
      title: 'Title',
      description: 'As it stands on the source itself.',
    }),
    publisher: line('The publisher', { max: 120 })
      .optional()
      .meta({ title: 'Publisher', description: 'Who published it.' }),
    url: webAddress('The address of the source', { insecure: true })
      .optional()
      .meta({ title: 'Web address', description: 'The whole address, if there is one.' }),
    date: line('The date of the source', { max: 60 })
      .optional()
      .meta({ title: 'Date', description: 'As the source shows it, such as "July 2023".' }),
  })
  .meta({ title: 'Source', description: 'Something public that this was written from.' });
export type Source = z.infer<typeof sourceSchema>;
