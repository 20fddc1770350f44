import { getCollection } from 'astro:content';
import { compare } from '../stories/order.ts';
import { wordBook, type Word } from '../stories/words.ts';
import { once } from './once.ts';

/** The whole glossary, A to Z. */
export const glossary = once(async (): Promise<readonly Word[]> => {
  const entries = await getCollection('glossary');
  return entries
    .map(({ id, data }) => ({ slug: id, ...data }))
    .toSorted((a, b) => compare(a.term.toLowerCase(), b.term.toLowerCase()));
});

/** The glossary as a book to look words up in. */
export const words = once(async () => wordBook(await glossary()));
