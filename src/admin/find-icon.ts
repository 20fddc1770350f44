import type { Shape } from '../stories/pictogram.ts';

/**
 * Pictures that fit what somebody looks for: every word of theirs begins a word of the picture. Those
 * whose name has all the words come first, and of these the shortest names.
 * @param icons All pictures, in the order in which they are offered.
 * @param wanted What was typed; nothing at all finds everything.
 */
export function findIcons(icons: readonly Icon[], wanted: string): Icon[] {
  const words = wordsIn(wanted);
  if (words.length === 0) return [...icons];
  const named = icons
    .filter(({ label }) => hasAll(label, words))
    .toSorted((a, b) => wordsIn(a.label).length - wordsIn(b.label).length);
  const meant = icons.filter((icon) => {
    return !named.includes(icon) && hasAll(`${icon.label} ${icon.more}`, words);
  });
  return [...named, ...meant];
}

/** How many fit, in words. */
export function foundWords(count: number, shown: number): string {
  if (count === 0) return 'No picture fits. Try another word, such as people, house or talk.';
  if (count === 1) return '1 picture';
  return shown < count ? `${shown} of ${count} pictures` : `${count} pictures`;
}

/** A picture of the set, as `admin/icons.json` has it. */
export interface Icon {
  name: string;
  label: string;
  /** Other words to find it by. */
  more: string;
  shapes: readonly Shape[];
}

function hasAll(text: string, words: readonly string[]): boolean {
  const there = wordsIn(text);
  return words.every((word) => there.some((each) => each.startsWith(word)));
}

/** Small letters, and the end of a word that says only how many or when is left off. */
function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word));
}
