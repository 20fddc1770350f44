import { halves, square } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Friendship Star: a nine patch. The middle and the four corners are squares; each side is a square of two
 * triangles. The four points lean the same way, so the star seems to spin: it may be turned on itself, but its
 * mirror image is another star.
 * Parts: m middle, p points, b the triangles behind them, c corners.
 */
export const friendshipStar: Block = {
  words: 'A star with four points that all lean the same way. It seems to spin.',
  grid: 3,
  turns: 1,
  mirrors: true,
  pieces: [
    square('m', 1, 1),
    ...halves('p', 'b', 'bottom right', 1, 0),
    ...halves('P', 'b', 'bottom left', 2, 1),
    ...halves('p', 'b', 'top left', 1, 2),
    ...halves('P', 'b', 'top right', 0, 1),
    square('c', 0, 0),
    square('C', 2, 0),
    square('c', 2, 2),
    square('C', 0, 2),
  ],
  parts: 'mpbc',
  ways: ['AAGG', 'BAGG', 'AAGB', 'AAGL', 'AALG', 'BAGL', 'CAGB', 'BAGC', 'AABG', 'LAGG'],
};
