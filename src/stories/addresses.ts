/**
 * Every address of the site, from one place. Astro does not put `base` before links, feeds or
 * redirects, so nothing else may build one.
 *
 * @param origin Scheme and host the site is published at, such as `https://alongside.example`.
 * @param base The path it stands under: `/` or `/our-charity/`.
 */
export function addresses(origin: string, base: string): Addresses {
  const root = `/${base}/`.replace(/\/+/g, '/');
  const path = (...parts: string[]): string => root + parts.map((part) => `${part}/`).join('');
  const list =
    (noun: string) =>
    (slug?: string, page = 1): string =>
      path(noun, ...(slug ? [slug] : []), ...(page > 1 ? ['page', String(page)] : []));
  return {
    home: root,
    stories: (page = 1) => path('stories', ...(page > 1 ? ['page', String(page)] : [])),
    story: (slug) => path('stories', slug),
    easyRead: (slug) => path('stories', slug, 'easy-read'),
    themes: list('themes'),
    places: list('places'),
    organisations: list('organisations'),
    series: list('series'),
    glossary: (slug) => path('glossary') + (slug ? `#${slug}` : ''),
    page: (name) => path(name),
    feed: (noun, slug) => (noun && slug ? path(noun, slug) : root) + 'rss.xml',
    sharingPicture: (page) => `${page}sharing.png`,
    file: (name) => root + name,
    inside: (href) => (/^\/(?!\/)/.test(href) ? root + href.slice(1) : href),
    absolute: (href) => new URL(href, origin).href,
  };
}

/** Functions that give addresses under the site's base path. */
export interface Addresses {
  home: string;
  /** The list of all stories, or a later page of it. */
  stories: (page?: number) => string;
  story: (slug: string) => string;
  /** The version of a story in short words and pictures. */
  easyRead: (slug: string) => string;
  themes: (slug?: string, page?: number) => string;
  places: (slug?: string, page?: number) => string;
  organisations: (slug?: string, page?: number) => string;
  series: (slug?: string, page?: number) => string;
  /** The glossary, or one word in it. */
  glossary: (slug?: string) => string;
  /** An editorial page such as `about`. */
  page: (name: string) => string;
  /** The feed of everything, or of one theme. */
  feed: (noun?: 'themes', slug?: string) => string;
  /** The picture that a page is shared with. It lies in the page's own folder and goes when that goes. */
  sharingPicture: (page: string) => string;
  /** A file at the top of the site, such as `favicon.svg`. */
  file: (name: string) => string;
  /** A path as authors write it (`/stories/x/`), under the base path. Anything else is unchanged. */
  inside: (href: string) => string;
  /** The whole address, with scheme and host. */
  absolute: (href: string) => string;
}
