import { iconGroups, iconNames, iconShapes } from '../folder/icons.ts';
import type { EasyRead } from '../schemas/easy-read.ts';
import { compare } from '../stories/order.ts';
import type { Shape } from '../stories/pictogram.ts';
import { known, pictogramWords } from '../stories/pictogram-words.ts';
import { glossary } from './glossary.ts';

/** The pictures of the set that the ideas show, by name. */
export function iconsOf({ ideas }: EasyRead): ReadonlyMap<string, readonly Shape[]> {
  return new Map(
    ideas.flatMap(({ icon }) => {
      const shapes = icon === undefined ? undefined : iconShapes(icon);
      return icon !== undefined && shapes ? [[icon, shapes] as const] : [];
    }),
  );
}

/** The hard words of a version: its own, and those it takes from the glossary. A to Z. */
export async function hardWordsOf({
  wordList = [],
  glossary: wanted = [],
}: EasyRead): Promise<readonly { word: string; means: string }[]> {
  const taken = (await glossary())
    .filter(({ slug }) => wanted.includes(slug))
    .map(({ term, meaning }) => ({ word: term, means: meaning }));
  return [...wordList, ...taken].toSorted((a, b) =>
    compare(a.word.toLowerCase(), b.word.toLowerCase()),
  );
}

/**
 * Every picture of the set, with what people call it: first those that stories are most often in need
 * of, then A to Z.
 */
export function iconsToChoose() {
  const names = iconNames();
  const groups = iconGroups();
  const first = Object.keys(known).filter((name) => names.has(name));
  const rest = [...names.difference(new Set(first))].toSorted(compare);
  return [...first, ...rest].map((name) => ({
    name,
    ...pictogramWords(name, groups.get(name)),
    shapes: iconShapes(name) ?? [],
  }));
}
