import { getCollection } from 'astro:content';
import { compare } from '../stories/order.ts';
import { once } from './once.ts';

/** Titles of all themes, by address name, in the order of the titles. */
export const themeTitles = once(async () =>
  inOrder((await getCollection('themes')).map(({ id, data }) => [id, data.title])),
);

/** Names of all organisations, by address name, in the order of the names. */
export const organisationTitles = once(async () =>
  inOrder((await getCollection('organisations')).map(({ id, data }) => [id, data.name])),
);

/** Titles of all series, by address name, in the order of the titles. */
export const seriesTitles = once(async () =>
  inOrder((await getCollection('series')).map(({ id, data }) => [id, data.title])),
);

/** A total order: the store gives things in the order that they were loaded in. */
function inOrder(titles: [id: string, title: string][]): Map<string, string> {
  return new Map(titles.toSorted(([a, x], [b, y]) => compare(x, y) || compare(a, b)));
}
