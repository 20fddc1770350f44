import { pagesOf, type ListPage } from './group.ts';
import type { Story } from './story.ts';

/**
 * The static paths of a long list: its own address, then `page/2`, `page/3` …
 * @param size Stories on one page.
 * @returns For a route that ends in `[...page]`.
 */
export function listPaths(
  stories: readonly Story[],
  size: number,
): { params: { page: string | undefined }; props: { list: ListPage } }[] {
  return pagesOf(stories, size).map((list) => ({
    params: { page: list.number === 1 ? undefined : `page/${list.number}` },
    props: { list },
  }));
}

/** The static paths of many lists, such as all themes: for a route `[slug]/[...page]`. */
export function groupPaths<T extends { slug: string; stories: readonly Story[] }>(
  groups: readonly T[],
  size: number,
): { params: { slug: string; page: string | undefined }; props: { group: T; list: ListPage } }[] {
  return groups.flatMap((group) =>
    listPaths(group.stories, size).map(({ params, props }) => ({
      params: { slug: group.slug, ...params },
      props: { group, ...props },
    })),
  );
}
