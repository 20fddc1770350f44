import { getCollection } from 'astro:content';
import type { GlossaryTerm } from '../schemas/glossary.ts';
import { compare } from '../stories/order.ts';
import { once } from './once.ts';

/** A word of the glossary, with the name it has in addresses. */
export type Word = GlossaryTerm & { slug: string };

/** The whole glossary, A to Z. */
export const glossary = once(async (): Promise<readonly Word[]> => {
  const entries = await getCollection('glossary');
  return entries
    .map(({ id, data }) => ({ slug: id, ...data }))
    .toSorted((a, b) => compare(a.term.toLowerCase(), b.term.toLowerCase()));
});
