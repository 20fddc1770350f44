import type { Piece } from '../piece.ts';

/** A traditional quilt block. */
export interface Block {
  /** What it looks like and how it is made, in plain words. */
  words: string;
  /** Units along each side. Divides 84, so that every corner has whole numbers when drawn. */
  grid: number;
  /** Quarter turns that a story's block may be given. 1: it always stands upright. */
  turns: 1 | 2 | 4;
  /** True when the block may also lie mirrored. */
  mirrors: boolean;
  pieces: readonly Piece[];
  /** The parts, one letter each, in the order that the ways use. */
  parts: string;
  /**
   * Which cloth lies where, one letter for each part. G ground, L another light cloth, A the cloth of the
   * first theme, B and C those of the second and the third, D the main cloth again, but faded.
   */
  ways: readonly [string, ...string[]];
}
