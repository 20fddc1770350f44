import { halves, square, type Piece } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Jacob's Ladder: a nine patch of five four-patches (the corners and the middle) and four squares of two
 * triangles. The dark squares of the four-patches make steps from corner to corner, and the triangles lie
 * along them.
 * Parts: s steps of the ladder, e steps of the two other corners, g the light squares, t dark triangles, b light triangles.
 */
export const jacobsLadder: Block = {
  words:
    'Small squares climb from corner to corner, like the steps of a ladder. Large triangles lie along them.',
  grid: 6,
  turns: 2,
  mirrors: false,
  pieces: [
    ...fourPatch('s', 0, 0),
    ...halves('t', 'b', 'top right', 2, 0, 2),
    ...fourPatch('e', 4, 0),
    ...halves('T', 'b', 'bottom left', 0, 2, 2),
    ...fourPatch('s', 2, 2),
    ...halves('t', 'b', 'top right', 4, 2, 2),
    ...fourPatch('e', 0, 4),
    ...halves('T', 'b', 'bottom left', 2, 4, 2),
    ...fourPatch('s', 4, 4),
  ],
  parts: 'segtb',
  ways: [
    'AAGBG',
    'BBGAG',
    'AAGAG',
    'AALBG',
    'BBLAG',
    'ABGAG',
    'AAGCG',
    'BAGAG',
    'CCGAG',
    'ABGCG',
    'AAGBL',
    'BBGAL',
  ],
};

/** Four squares: the first and the last are dark. */
function fourPatch(dark: string, x: number, y: number): Piece[] {
  return [
    square(dark, x, y),
    square('g', x + 1, y),
    square('g', x, y + 1),
    square(dark, x + 1, y + 1),
  ];
}
