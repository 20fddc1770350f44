import { z } from 'astro/zod';
import {
  cmsData,
  type CmsData,
  type CmsSource,
  type FormSchema,
} from '../../../src/admin/config.ts';
import { glossarySchema } from '../../../src/schemas/glossary.ts';
import { organisationSchema } from '../../../src/schemas/organisation.ts';
import { seriesSchema } from '../../../src/schemas/series.ts';
import { storySchema } from '../../../src/schemas/story.ts';
import { themeSchema } from '../../../src/schemas/theme.ts';
import { vocabulary } from '../../../src/stories/vocabulary.ts';

const form = (schema: z.ZodType): FormSchema => z.toJSONSchema(schema) as FormSchema;

/** What the page hands to the configuration. */
export const source: CmsSource = {
  base: '/our-charity/',
  editing: { with: 'desk' },
  vocabulary,
  schemas: {
    stories: form(storySchema),
    themes: form(themeSchema),
    organisations: form(organisationSchema),
    series: form(seriesSchema),
    glossary: form(glossarySchema),
  },
};

export const data: CmsData = cmsData(source);
