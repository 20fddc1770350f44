import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { contentLoaders } from './folder/loader.ts';
import { settingsFrom } from './folder/settings.ts';
import type { StoryFile } from './folder/check.ts';
import { glossarySchema } from './schemas/glossary.ts';
import { organisationSchema } from './schemas/organisation.ts';
import { seriesSchema } from './schemas/series.ts';
import { themeSchema } from './schemas/theme.ts';
import { site } from './site.config.ts';

const { content, today, preview } = settingsFrom(process.env, process.cwd(), {
  now: new Date(),
  timeZone: site.timeZone,
});
const loaders = contentLoaders(content, today, preview !== undefined);

export const collections = {
  stories: defineCollection({
    loader: loaders.stories,
    // The loader has checked the front matter already; what is left to Astro is the pictures.
    schema: ({ image }) =>
      z.object({ file: z.custom<StoryFile>(), pictures: z.record(z.string(), image()) }),
  }),
  themes: defineCollection({ loader: loaders.themes, schema: themeSchema }),
  organisations: defineCollection({ loader: loaders.organisations, schema: organisationSchema }),
  series: defineCollection({ loader: loaders.series, schema: seriesSchema }),
  glossary: defineCollection({ loader: loaders.glossary, schema: glossarySchema }),
};
