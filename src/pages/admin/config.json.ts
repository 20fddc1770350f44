import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { cmsData, type FormSchema } from '../../admin/config.ts';
import { glossary } from '../../collections/glossary.ts';
import { publishedStories } from '../../collections/stories.ts';
import { organisationTitles, seriesTitles, themeTitles } from '../../collections/titles.ts';
import { glossarySchema } from '../../schemas/glossary.ts';
import { organisationSchema } from '../../schemas/organisation.ts';
import { seriesSchema } from '../../schemas/series.ts';
import { storySchema } from '../../schemas/story.ts';
import { themeSchema } from '../../schemas/theme.ts';
import { vocabulary } from '../../stories/vocabulary.ts';

/** What the CMS page loads: its forms, made from the schemas, and today's choices. */
export const GET: APIRoute = async () => {
  const form = (schema: z.ZodType): FormSchema => z.toJSONSchema(schema) as FormSchema;
  return Response.json(
    cmsData({
      base: import.meta.env.BASE_URL.replace(/\/?$/, '/'),
      vocabulary,
      schemas: {
        stories: form(storySchema),
        themes: form(themeSchema),
        organisations: form(organisationSchema),
        series: form(seriesSchema),
        glossary: form(glossarySchema),
      },
      names: {
        stories: new Map((await publishedStories()).map(({ slug, data }) => [slug, data.title])),
        themes: await themeTitles(),
        organisations: await organisationTitles(),
        series: await seriesTitles(),
        glossary: new Map((await glossary()).map(({ slug, term }) => [slug, term])),
      },
    }),
  );
};
