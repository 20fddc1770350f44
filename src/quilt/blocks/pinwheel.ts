import { halves } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Pinwheel: four squares of two triangles each, set so that the dark triangles turn round the middle.
 * Parts: a and b the sails in turn, x and y the ground beside them.
 */
export const pinwheel: Block = {
  words:
    'Four squares, each cut into two triangles. They turn round the middle like the sails of a toy windmill.',
  grid: 2,
  turns: 2,
  mirrors: true,
  pieces: [
    ...halves('a', 'x', 'top right', 0, 0),
    ...halves('b', 'y', 'bottom right', 1, 0),
    ...halves('A', 'X', 'bottom left', 1, 1),
    ...halves('B', 'Y', 'top left', 0, 1),
  ],
  parts: 'abxy',
  ways: ['ABGG', 'AAGG', 'ACGG', 'AAGL', 'ABGL', 'ABLG', 'AABG'],
};
