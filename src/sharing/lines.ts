/**
 * Sets a text as large as its box allows, in as few lines as that takes, each about as long as the others.
 * It is broken between words; a word too wide for the box even at the smallest size is broken within. No
 * letter is ever lost. A little smaller is better than a small word alone on a line.
 * @param width How wide a text is, in ems.
 */
export function setIn(box: Box, text: string, width: (text: string) => number): SetText {
  const words = text.split(' ').map((word) => ({ word, wide: width(word) }));
  const space = width(' ');
  const at = (size: number, given: readonly Measured[]): SetText[] => {
    const lines = balanced(given, box.width / size, space);
    return lines && lines.length * size * leading <= box.height ? [{ size, lines }] : [];
  };
  const all = box.sizes.flatMap((size) => at(size, words));
  const [largest] = all;
  if (largest) {
    const near = all.filter(({ size }) => size >= largest.size * muchSmaller);
    return near.find(({ lines }) => !lines.some(isSmallWord)) ?? largest;
  }
  for (let size = box.sizes.at(-1) ?? 1; ; size *= 0.9) {
    const parts = text.split(' ').flatMap((word) => pieces(word, box.width / size, width));
    const [set] = at(
      size,
      parts.map((word) => ({ word, wide: width(word) })),
    );
    if (set) return set;
  }
}

/** A size of less than this share of the largest is no longer a little smaller. */
const muchSmaller = 0.55;

/** "and", "it", "with" */
function isSmallWord(line: string): boolean {
  return /^\p{Ll}.{0,3}$/u.test(line);
}

/** From one line to the next, in ems. */
export const leading = 1.16;

/**
 * The fewest lines, and of all ways to break into that many the one with the least white at their ends
 * (the squares added up, so that one short line is worse than two that are a little short).
 * @returns Undefined when a word is wider than a line.
 */
function balanced(words: readonly Measured[], most: number, space: number): string[] | undefined {
  if (words.some(({ wide }) => wide > most)) return undefined;
  const best: Breaks[] = [{ lines: 0, white: 0, from: 0 }];
  for (let end = 1; end <= words.length; end += 1) {
    let wide = -space;
    for (let from = end - 1; from >= 0; from -= 1) {
      wide += space + (words[from]?.wide ?? 0);
      const before = best[from];
      if (wide > most || !before) break;
      const now = { lines: before.lines + 1, white: before.white + (most - wide) ** 2, from };
      const known = best[end];
      if (
        !known ||
        now.lines < known.lines ||
        (now.lines === known.lines && now.white < known.white)
      )
        best[end] = now;
    }
  }
  const lines: string[] = [];
  for (let end = words.length; end > 0;) {
    const from = best[end]?.from ?? 0;
    const line = words.slice(from, end).map(({ word }) => word);
    lines.unshift(line.join(' '));
    end = from;
  }
  return lines;
}

/** Breaks a word into pieces that fit a line. */
function pieces(word: string, most: number, width: (text: string) => number): string[] {
  const all = [''];
  for (const character of word) {
    const longer = (all.at(-1) ?? '') + character;
    if (width(longer) <= most) all[all.length - 1] = longer;
    else all.push(character);
  }
  return all.filter(Boolean);
}

/** Where a text may stand: in pixels, and the sizes of letters to try, largest first. */
export interface Box {
  width: number;
  height: number;
  sizes: readonly number[];
}

/** A text set in lines. */
export interface SetText {
  size: number;
  lines: string[];
}

interface Measured {
  word: string;
  wide: number;
}

/** The best way to break the words up to one of them. */
interface Breaks {
  lines: number;
  white: number;
  /** The word that the last line begins with. */
  from: number;
}
