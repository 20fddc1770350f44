import { getCollection } from 'astro:content';
import type { Labels } from '../stories/labels.ts';
import { organisations } from './groups.ts';
import { once } from './once.ts';
import { organisationTitles, seriesTitles } from './titles.ts';

/** Names of everything that stories refer to, with the cloth of each theme. */
export const labels = once(async (): Promise<Labels> => {
  const withPage = new Set((await organisations()).map(({ slug }) => slug));
  const themes = (await getCollection('themes')).map(
    ({ id, data: { title, cloth, block } }) => [id, { slug: id, title, cloth, block }] as const,
  );
  const names = [...(await organisationTitles())].map(
    ([slug, title]) => [slug, { title, hasPage: withPage.has(slug) }] as const,
  );
  return {
    themes: new Map(themes),
    organisations: new Map(names),
    series: await seriesTitles(),
  };
});
