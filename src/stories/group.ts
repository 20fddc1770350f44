import type { Story } from './story.ts';

/** Stories that share a theme, a place, an organisation or a series. */
export interface Group {
  slug: string;
  title: string;
  /** What the group is, in a sentence or two. Places have none. */
  summary?: string;
  /** In the one order (`byNewest`). Never empty: a group without stories is not shown. */
  stories: readonly Story[];
}

/**
 * Sorts stories onto shelves.
 * @param stories In their one order; each shelf keeps it.
 * @param keys The shelves a story stands on.
 */
export function shelve(
  stories: readonly Story[],
  keys: (story: Story) => readonly string[],
): Map<string, Story[]> {
  const shelves = new Map<string, Story[]>();
  for (const story of stories)
    for (const key of new Set(keys(story))) {
      const shelf = shelves.get(key);
      if (shelf) shelf.push(story);
      else shelves.set(key, [story]);
    }
  return shelves;
}

/** One page of a long list. */
export interface ListPage {
  stories: readonly Story[];
  /** From 1. */
  number: number;
  /** How many pages there are. */
  of: number;
}

/** Cuts a list into pages. An empty list is one empty page. */
export function pagesOf(stories: readonly Story[], size: number): ListPage[] {
  const of = Math.max(1, Math.ceil(stories.length / size));
  return Array.from({ length: of }, (_, n) => ({
    stories: stories.slice(n * size, (n + 1) * size),
    number: n + 1,
    of,
  }));
}

/** "1 story", "12 stories". */
export function storyCount(count: number): string {
  return `${count} ${count === 1 ? 'story' : 'stories'}`;
}
