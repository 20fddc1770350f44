import { wordsIn, type IndexedText } from './excerpt.ts';

/**
 * Pagefind shortens a word that no story has until some story has the rest: for "acess" it finds
 * "a". Here is told what was really found.
 *
 * @param looked What is looked for, as typed.
 * @param found The stories found, or the first of them: all have what the words were shortened to.
 * @returns The words that no story has, and whether what was found instead is at all like them.
 */
export function looseWords(looked: string, found: readonly FoundText[]): Loose {
  const matched = new Set(found.flatMap(matchedForms));
  const missing = (found.length === 0 ? [] : formsOf(looked)).filter(
    ({ whole }) => ![...matched].some((form) => form.startsWith(stem(whole))),
  );
  return {
    missing: missing.map(({ typed }) => typed),
    isNear: missing.every(({ whole }) => [...matched].some((form) => isNear(whole, form))),
  };
}

/** A story found: its text with what matched, and other words that it is found by. */
export interface FoundText extends IndexedText {
  /** Title, place, kind and the like. */
  meta: Readonly<Record<string, string>>;
}

/** See `looseWords`. */
export interface Loose {
  missing: string[];
  isNear: boolean;
}

/** Whether two words begin alike for long enough to be one word spelled in two ways. */
function isNear(word: string, form: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === form[same]) same++;
  return same >= 4 && same >= word.length / 2;
}

/** What is left of an English word without its ending; at least three letters. */
function stem(word: string): string {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= 3);
  const rest = ending ? word.slice(0, -ending.length) : word;
  const single = ending ? rest.replace(/([^aeiou])\1$/, '$1').replace(/i$/, '') : rest;
  return single.length >= 3 ? single : rest;
}

const endings = [
  ...['ibilities', 'abilities', 'ibility', 'ability', 'ations', 'ation', 'nesses', 'ities'],
  ...['ments', 'ment', 'ness', 'ings', 'ions', 'ives', 'able', 'ible', 'edly', 'ity', 'ing'],
  ...['ion', 'ive', 'als', 'ied', 'ies', 'ers', 'est', 'al', 'ed', 'er', 'es', 'ly', 'y', 'e'],
].concat('s');

function matchedForms({ content, locations, meta }: FoundText): string[] {
  const words = wordsIn(content);
  const marked = [...new Set(locations)].map((at) => words[at] ?? '').join(' ');
  return [marked, ...Object.values(meta)]
    .flatMap(formsOf)
    .flatMap(({ whole, parts }) => [whole, ...parts]);
}

/** The words of a text without accents, capitals and punctuation, and the parts of joined ones. */
function formsOf(text: string): { typed: string; whole: string; parts: string[] }[] {
  return text
    .split(/\s+/)
    .map((typed) => {
      const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const parts = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      return { typed, whole: parts.join(''), parts };
    })
    .filter(({ whole }) => whole !== '');
}
