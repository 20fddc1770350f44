/** What we use of opentype.js, which comes without types. */
declare module 'opentype.js' {
  const opentype: { parse(file: ArrayBuffer): Font };
  export default opentype;

  interface Font {
    unitsPerEm: number;
    tables: { os2: { sCapHeight: number } };
    glyphs: { get(index: number): Glyph };
    charToGlyphIndex(character: string): number | null;
    getKerningValue(one: Glyph, other: Glyph): number;
  }

  interface Glyph {
    advanceWidth?: number;
    getPath(x: number, y: number, size: number): { toPathData(decimals: number): string };
  }
}
