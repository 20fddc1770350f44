import { z } from 'astro/zod';

/** What a name in an address may be: lower case a–z, digits, single hyphens. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The longest a name in an address may be, in characters. */
export const slugLength = 80;

/** Names that Windows cannot make a folder of, or that our own addresses need. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...['con', 'prn', 'aux', 'nul', 'page', 'index'],
  ...Array.from({ length: 9 }, (_, n) => [`com${n + 1}`, `lpt${n + 1}`]).flat(),
]);

/** True when the text can be the name of a folder or file in `content/` and part of an address. */
export function isSlug(text: string): boolean {
  return text.length <= slugLength && slugPattern.test(text) && !reservedSlugs.has(text);
}

/** The folders of `content/` that others refer to. */
export const nouns = ['stories', 'themes', 'organisations', 'series', 'glossary'] as const;
export type Noun = (typeof nouns)[number];

/**
 * A reference to something else in `content/`, by the name of its file or folder.
 * That it exists is checked with the whole folder in hand (`src/folder`).
 */
export function reference(to: Noun) {
  return z
    .string(`This must be the name of one of the ${to}.`)
    .refine(isSlug, {
      error: (issue) => `"${String(issue.input)}" cannot be the name of one of the ${to}.`,
    })
    .meta({ reference: to });
}
