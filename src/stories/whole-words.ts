/** A part of a line: words as they are, or one word that should not be broken at its hyphen. */
export interface Words {
  text: string;
  whole: boolean;
}

/**
 * Finds the words of a heading that have a hyphen ("co-chair,"), so that a page can keep each on one
 * line. A browser may break after any hyphen, and "co-" at the end of a line is hard to read.
 * @returns The parts in their order; joined, they are the line as it came.
 */
export function wholeWords(line: string): Words[] {
  return line
    .split(/(\S+-\S+)/)
    .map((text, at) => ({ text, whole: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
