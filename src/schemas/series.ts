import { z } from 'astro/zod';
import { day } from './day.ts';
import { sourceSchema } from './source.ts';
import { line } from './text.ts';

/** A set of stories that belong together, such as a campaign week. */
export const seriesSchema = z.strictObject({
  title: line('The title', { min: 3, max: 80 }).meta({
    title: 'Title',
    description: 'What the set is called.',
  }),
  summary: line('The summary', { max: 300 }).meta({
    title: 'Summary',
    description: 'What holds these stories together.',
  }),
  starts: day('The first day')
    .optional()
    .meta({ title: 'First day', description: 'If it was a week or a campaign.' }),
  ends: day('The last day')
    .optional()
    .meta({ title: 'Last day', description: 'If it was a week or a campaign.' }),
  sources: z
    .array(sourceSchema, { error: 'Sources must be a list.' })
    .optional()
    .meta({ title: 'Sources', description: 'Where this was found.' }),
});
export type Series = z.infer<typeof seriesSchema>;
