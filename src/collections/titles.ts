import { getCollection } from 'astro:content';
import { once } from './once.ts';

/** Titles of all themes, by address name. */
export const themeTitles = once(async () => {
  const entries = await getCollection('themes');
  return new Map(entries.map(({ id, data }) => [id, data.title]));
});

/** Names of all organisations, by address name. */
export const organisationTitles = once(async () => {
  const entries = await getCollection('organisations');
  return new Map(entries.map(({ id, data }) => [id, data.name]));
});

/** Titles of all series, by address name. */
export const seriesTitles = once(async () => {
  const entries = await getCollection('series');
  return new Map(entries.map(({ id, data }) => [id, data.title]));
});
