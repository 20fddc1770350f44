import { quarters } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Hourglass: four squares of four triangles each. In every square two facing triangles are an hourglass; in
 * two squares it stands, in the other two it lies.
 * Parts: a the hourglasses that lie, b those that stand, x and y the ground beside them.
 */
export const hourglass: Block = {
  words:
    'Four squares, each cut into four triangles. Two triangles meet at their tips, like the sand in an hourglass.',
  grid: 4,
  turns: 2,
  mirrors: false,
  pieces: [
    ...quarters(['x', 'a', 'x', 'a'], 0, 0, 2),
    ...quarters(['b', 'y', 'b', 'y'], 2, 0, 2),
    ...quarters(['B', 'Y', 'B', 'Y'], 0, 2, 2),
    ...quarters(['X', 'A', 'X', 'A'], 2, 2, 2),
  ],
  parts: 'abxy',
  ways: ['ABGG', 'AAGG', 'ACGG', 'AAGL', 'ABLG', 'ABGL', 'AALL'],
};
