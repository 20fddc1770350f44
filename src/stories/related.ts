import { approachChoices, peopleChoices } from '../schemas/choices.ts';
import { placesOf, isNation } from './places.ts';
import type { Story } from './story.ts';

/** Another story worth reading, and why. */
export interface Related {
  story: Story;
  /** In words that stand beside the link: "Also about Sharing power". */
  reason: string;
}

/** Titles of what stories refer to, by address name. */
export interface Titles {
  themes: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
  series: ReadonlyMap<string, string>;
}

/**
 * Related stories for every story at once, so that ten thousand cost one pass and not one a page.
 *
 * What an editor picked comes first. The rest share something: a series, an organisation, an area,
 * an approach, a theme, people. Only neighbours in the shared list are weighed, nearest in time,
 * so the cost of a story does not grow with their number.
 *
 * @param stories Published stories in their one order (`byNewest`).
 * @param most The most related stories for one story.
 * @returns By address name.
 */
export function relatedStories(
  stories: readonly Story[],
  titles: Titles,
  most = 3,
): Map<string, Related[]> {
  const bySlug = new Map(stories.map((story) => [story.slug, story]));
  const shared = new Map<string, Shelf>();
  for (const story of stories)
    for (const bond of bondsOf(story, titles)) {
      const shelf: Shelf = shared.get(bond.key) ?? { stories: [], at: new Map() };
      shelf.at.set(story.slug, shelf.stories.length);
      shelf.stories.push(story);
      shared.set(bond.key, shelf);
    }
  return new Map(
    stories.map((story) => {
      const picked = (story.data.related ?? [])
        .map((slug) => bySlug.get(slug))
        .filter((other) => other !== undefined && other !== story)
        .map((other) => ({ story: other as Story, reason: 'Chosen by the editors' }));
      const worked = workedOut(story, shared, titles).filter(
        ({ story: other }) => !picked.some((pick) => pick.story === other),
      );
      return [story.slug, [...picked, ...worked].slice(0, most)];
    }),
  );
}

/** How many neighbours on each side of a story are weighed for one bond. */
const reach = 6;

function workedOut(story: Story, shared: Map<string, Shelf>, titles: Titles): Related[] {
  const found = new Map<Story, { score: number; best: Bond; distance: number }>();
  for (const bond of bondsOf(story, titles)) {
    const shelf = shared.get(bond.key);
    const here = shelf?.at.get(story.slug);
    if (!shelf || here === undefined) continue;
    const from = Math.max(0, here - reach);
    for (const [n, other] of shelf.stories.slice(from, here + reach + 1).entries()) {
      if (other === story) continue;
      const distance = Math.abs(from + n - here);
      const before = found.get(other);
      found.set(other, {
        score: (before?.score ?? 0) + bond.weight,
        best: before && before.best.weight >= bond.weight ? before.best : bond,
        distance: Math.min(before?.distance ?? distance, distance),
      });
    }
  }
  return [...found]
    .toSorted(
      ([a, x], [b, y]) =>
        y.score - x.score || x.distance - y.distance || (a.slug < b.slug ? -1 : 1),
    )
    .map(([other, { best }]) => ({ story: other, reason: best.reason }));
}

/** What a story has in common with others, strongest first. */
function bondsOf({ data }: Story, titles: Titles): Bond[] {
  const titled = (map: ReadonlyMap<string, string>, slug: string): string => map.get(slug) ?? slug;
  return [
    ...(data.series ?? []).map((slug) => ({
      key: `series/${slug}`,
      weight: 5,
      reason: `Also from ${titled(titles.series, slug)}`,
    })),
    ...(data.organisations ?? []).map((slug) => ({
      key: `organisations/${slug}`,
      weight: 4,
      reason: `Also about ${titled(titles.organisations, slug)}`,
    })),
    ...placesOf(data.place)
      .filter(({ slug }) => !isNation(slug))
      .map(({ slug, title }) => ({
        key: `places/${slug}`,
        weight: 3,
        reason: `Also in ${title}`,
      })),
    ...(data.approach ?? []).map((value) => ({
      key: `approach/${value}`,
      weight: 2,
      reason: `The same approach: ${approachChoices[value].toLowerCase()}`,
    })),
    ...data.themes.map((slug) => ({
      key: `themes/${slug}`,
      weight: 2,
      reason: `Also about “${titled(titles.themes, slug)}”`,
    })),
    ...(data.people ?? []).map((value) => ({
      key: `people/${value}`,
      weight: 1,
      reason: `Also about ${peopleChoices[value].toLowerCase()}`,
    })),
  ];
}

interface Bond {
  key: string;
  weight: number;
  reason: string;
}

interface Shelf {
  stories: Story[];
  at: Map<string, number>;
}
