import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The built site that the tests look at. */
export const dist = resolve(import.meta.dirname, '../../../dist');

/** The paths of every page of the sitemap, and of the page for what is not there. */
export const everyPage: readonly string[] = [
  ...readFileSync(join(dist, 'sitemap-0.xml'), 'utf8').matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)/g),
]
  .map(([, path = '']) => path)
  .concat('/nothing-is-here/');

/** The paths of all stories. */
export const everyStory: readonly string[] = everyPage.filter((path) =>
  /^\/stories\/(?!page\/)[^/]+\/$/.test(path),
);

/** The paths of all stories in short words and pictures. */
export const everyEasyRead: readonly string[] = everyPage.filter((path) =>
  path.endsWith('/easy-read/'),
);

/** The first path like this. Throws when there is none: then nothing would be checked. */
export function pageLike(kind: RegExp): string {
  const path = everyPage.find((one) => kind.test(one));
  if (path === undefined) throw new Error(`No page like ${kind} in the sitemap.`);
  return path;
}

/** One page of each kind. */
export const onePageOfEachKind: readonly string[] = [
  /^\/$/,
  /^\/stories\/$/,
  /^\/stories\/example-[^/]+\/$/,
  /^\/stories\/a-committee[^/]+\/$/,
  /\/easy-read\/$/,
  /^\/themes\/$/,
  /^\/themes\/[^/]+\/$/,
  /^\/places\/$/,
  /^\/places\/[^/]+\/$/,
  /^\/organisations\/$/,
  /^\/organisations\/[^/]+\/$/,
  /^\/series\/$/,
  /^\/series\/[^/]+\/$/,
  /^\/glossary\/$/,
  /^\/search\/$/,
  /^\/follow\/$/,
  /^\/about\/$/,
  /^\/accessibility\/$/,
  /^\/tell-your-story\/$/,
  /^\/reading-settings\/$/,
  /^\/nothing-is-here\/$/,
].map(pageLike);
