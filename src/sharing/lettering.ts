import type { Face, Letter } from './face.ts';

/**
 * Words in one weight, as outlines: a picture of them looks the same wherever it is drawn, and needs no
 * font there.
 * @param faces Files of the same font. The first that has a letter gives it.
 */
export function letteringOf(faces: readonly [Face, ...Face[]]): Lettering {
  const find = (character: string): Found | undefined => {
    for (const face of faces) {
      const letter = face.letter(character);
      if (letter) return { face, letter };
    }
    return undefined;
  };

  /** Hands each letter over with how far from the beginning it stands, in ems. */
  const set = (text: string, each?: (found: Found, at: number) => void): number => {
    let at = 0;
    let before: Found | undefined;
    for (const character of text) {
      const found = find(character);
      if (!found) throw new Error(`The font of the pictures has no letter for "${character}".`);
      const { face, letter } = found;
      if (before?.face === face) at += face.kern(before.letter, letter) / face.em;
      each?.(found, at);
      at += letter.width / face.em;
      before = found;
    }
    return at;
  };

  return {
    capital: faces[0].capital / faces[0].em,
    has: (text) => [...text].every((character) => find(character)),
    width: (text) => set(text),
    outlines: (text, { x, y, size, colour }) => {
      const letters: string[] = [];
      set(text, ({ face, letter }, at) => {
        if (!letter.outline) return;
        const left = Math.round(at * face.em);
        const place = left === 0 ? '' : ` transform="translate(${left})"`;
        letters.push(`<path${place} d="${letter.outline}"/>`);
      });
      const scale = Number((size / faces[0].em).toFixed(4));
      return `<g fill="${colour}" transform="translate(${x} ${y}) scale(${scale})">${letters.join('')}</g>`;
    },
  };
}

/** Text as it can be lettered: composed letters, single spaces, and nothing that is not seen. */
export function seenText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufe0e\ufe0f]+/gu, (found) => (/\s/.test(found) ? ' ' : ''))
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}

/** Words in one weight. Widths and heights are in ems. */
export interface Lettering {
  /** How high a capital stands. */
  capital: number;
  /** True when there is a letter for every character. */
  has(text: string): boolean;
  width(text: string): number;
  /** The words as SVG, in letters of that size, beginning at x on the line y. */
  outlines(text: string, place: Place): string;
}

interface Place {
  x: number;
  y: number;
  size: number;
  colour: string;
}

interface Found {
  face: Face;
  letter: Letter;
}
