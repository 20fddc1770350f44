import opentype from 'opentype.js';

/** One font, as far as outlines need it. All measures are in its own units. */
export interface Face {
  /** Units to the em: what a size of 1 stands for. */
  em: number;
  /** How high a capital stands above the line. */
  capital: number;
  /** The letter for a character; undefined where the font has none. */
  letter(character: string): Letter | undefined;
  /** How much closer (less than 0) or further apart two letters stand than they are wide. */
  kern(one: Letter, other: Letter): number;
}

/** A letter of a font. */
export interface Letter {
  /** Its place in the font. */
  index: number;
  width: number;
  /** Its outline as the `d` of an SVG path, standing on the line, with y downwards; empty for a space. */
  outline: string;
}

/** Reads a font file (WOFF, TrueType or OpenType). */
export function faceOf(file: Uint8Array): Face {
  const font = opentype.parse(new Uint8Array(file).buffer);
  const letters = new Map<string, Letter | undefined>();
  const read = (character: string): Letter | undefined => {
    const index = font.charToGlyphIndex(character);
    // The first glyph of every font stands for all that it does not have.
    if (!index) return undefined;
    const glyph = font.glyphs.get(index);
    const outline = glyph.getPath(0, 0, font.unitsPerEm).toPathData(0);
    return { index, width: glyph.advanceWidth ?? 0, outline };
  };
  return {
    em: font.unitsPerEm,
    capital: font.tables.os2.sCapHeight,
    letter: (character) => {
      if (!letters.has(character)) letters.set(character, read(character));
      return letters.get(character);
    },
    kern: (one, other) =>
      font.getKerningValue(font.glyphs.get(one.index), font.glyphs.get(other.index)),
  };
}
