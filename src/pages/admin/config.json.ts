import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { cmsData, type FormSchema } from '../../admin/config.ts';
import { glossary } from '../../collections/glossary.ts';
import { organisations, series, themes } from '../../collections/groups.ts';
import { publishedStories } from '../../collections/stories.ts';
import { organisationTitles, seriesTitles, themeTitles } from '../../collections/titles.ts';
import { glossarySchema } from '../../schemas/glossary.ts';
import { organisationSchema } from '../../schemas/organisation.ts';
import { seriesSchema } from '../../schemas/series.ts';
import { storySchema } from '../../schemas/story.ts';
import { themeSchema } from '../../schemas/theme.ts';
import type { Group } from '../../stories/group.ts';
import { vocabulary } from '../../stories/vocabulary.ts';

/**
 * What an editor may choose: everything under `astro dev`; in the built site, which cannot edit, only
 * what is published, since the file is there for all to read.
 */
async function choices(
  all: () => Promise<Map<string, string>>,
  published: () => Promise<readonly Group[]>,
): Promise<Map<string, string>> {
  if (import.meta.env.DEV) return all();
  return new Map((await published()).map(({ slug, title }) => [slug, title]));
}

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
        themes: await choices(themeTitles, themes),
        organisations: await choices(organisationTitles, organisations),
        series: await choices(seriesTitles, series),
        glossary: new Map((await glossary()).map(({ slug, term }) => [slug, term])),
      },
    }),
  );
};
