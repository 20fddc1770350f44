import { getCollection, type CollectionEntry } from 'astro:content';
import { nationChoices } from '../schemas/choices.ts';
import type { Organisation } from '../schemas/organisation.ts';
import type { Series } from '../schemas/series.ts';
import type { Theme } from '../schemas/theme.ts';
import { shelve, type Group } from '../stories/group.ts';
import { compare } from '../stories/order.ts';
import { isNation, placesOf } from '../stories/places.ts';
import { once } from './once.ts';
import { publishedStories } from './stories.ts';

/** Themes with stories, in the order that editors gave them. */
export const themes = once(async () => {
  const shelves = shelve(await publishedStories(), ({ data }) => data.themes);
  return groups<'themes'>(await getCollection('themes'), shelves, ({ title }) => title).toSorted(
    (a, b) => a.data.order - b.data.order || compare(a.slug, b.slug),
  ) satisfies (Group & { data: Theme })[];
});

/** Organisations with stories, by name. */
export const organisations = once(async () => {
  const shelves = shelve(await publishedStories(), ({ data }) => data.organisations ?? []);
  return groups<'organisations'>(
    await getCollection('organisations'),
    shelves,
    ({ name }) => name,
  ).toSorted(byTitle) satisfies (Group & { data: Organisation })[];
});

/** Series with stories, by title. */
export const series = once(async () => {
  const shelves = shelve(await publishedStories(), ({ data }) => data.series ?? []);
  return groups<'series'>(await getCollection('series'), shelves, ({ title }) => title).toSorted(
    byTitle,
  ) satisfies (Group & { data: Series })[];
});

/** Places with stories: nations in their usual order, each followed by its areas. */
export const places = once(async (): Promise<PlaceGroup[]> => {
  const stories = await publishedStories();
  const names = new Map(
    stories.flatMap(({ data }) => placesOf(data.place)).map(({ slug, title }) => [slug, title]),
  );
  const nations = Object.keys(nationChoices);
  const shelves = shelve(stories, ({ data }) => placesOf(data.place).map(({ slug }) => slug));
  return [...shelves]
    .map(([slug, shelf]): PlaceGroup => {
      const nation = isNation(slug) ? slug : (shelf[0]?.data.place?.nation ?? 'not-stated');
      return { slug, title: names.get(slug) ?? slug, stories: shelf, nation };
    })
    .toSorted(
      (a, b) =>
        nations.indexOf(a.nation) - nations.indexOf(b.nation) ||
        Number(isNation(b.slug)) - Number(isNation(a.slug)) ||
        byTitle(a, b),
    );
});

/** A place and its stories. */
export interface PlaceGroup extends Group {
  /** The nation it is, or lies in. */
  nation: keyof typeof nationChoices;
}

function groups<T extends 'themes' | 'organisations' | 'series'>(
  entries: readonly CollectionEntry<T>[],
  shelves: ReadonlyMap<string, Group['stories']>,
  title: (data: CollectionEntry<T>['data']) => string,
): (Group & { summary: string; data: CollectionEntry<T>['data'] })[] {
  return entries
    .map(({ id, data }) => ({
      slug: id,
      title: title(data),
      summary: data.summary,
      stories: shelves.get(id) ?? [],
      data,
    }))
    .filter(({ stories }) => stories.length > 0);
}

function byTitle(a: Group, b: Group): number {
  return compare(a.title.toLowerCase(), b.title.toLowerCase()) || compare(a.slug, b.slug);
}
