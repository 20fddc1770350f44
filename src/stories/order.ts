import type { Story } from './story.ts';

/**
 * The one order of stories: newest first, then by title, then by address, so that two builds and
 * every list agree. Compares text by code unit, which no machine's language changes.
 */
export function byNewest(a: Ordered, b: Ordered): number {
  return (
    compare(b.data.published, a.data.published) ||
    compare(a.data.title, b.data.title) ||
    compare(a.slug, b.slug)
  );
}

/** Compares two texts by code unit. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Ordered = Pick<Story, 'slug'> & { data: Pick<Story['data'], 'published' | 'title'> };
