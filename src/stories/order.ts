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

/** A text that stands before another when its story comes before the other in the one order. */
export function orderKey({ slug, data: { published, title } }: Ordered): string {
  const untilTheEnd = 99999999 - Number(published.replaceAll('-', ''));
  // A tab comes before every character of a title.
  return [untilTheEnd, title, slug].join('\t');
}

/** Compares two texts by code unit. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Ordered = Pick<Story, 'slug'> & { data: Pick<Story['data'], 'published' | 'title'> };
