import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { cmsData, type FormSchema } from '../../admin/config.ts';
import { glossarySchema } from '../../schemas/glossary.ts';
import { organisationSchema } from '../../schemas/organisation.ts';
import { seriesSchema } from '../../schemas/series.ts';
import { storySchema } from '../../schemas/story.ts';
import { themeSchema } from '../../schemas/theme.ts';
import { site } from '../../site.config.ts';
import { vocabulary } from '../../stories/vocabulary.ts';

/** What the CMS page loads: its forms, made from the schemas. Holds nothing of any story. */
export const GET: APIRoute = () => {
  const form = (schema: z.ZodType): FormSchema => z.toJSONSchema(schema) as FormSchema;
  return Response.json(
    cmsData({
      base: import.meta.env.BASE_URL.replace(/\/?$/, '/'),
      // Where a desk answers beside the site, it is used: on one's own computer, or on a server.
      editing: process.env.ALONGSIDE_DESK === '1' ? { with: 'desk' } : site.editing,
      vocabulary,
      schemas: {
        stories: form(storySchema),
        themes: form(themeSchema),
        organisations: form(organisationSchema),
        series: form(seriesSchema),
        glossary: form(glossarySchema),
      },
    }),
  );
};
