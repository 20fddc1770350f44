import { quarters, square } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Ohio Star: a nine patch. The middle and the four corners are plain squares; each of the four sides is a
 * square of four triangles. Of these the left and the right one make the star's eight points.
 * Parts: m middle, p points, i triangles that touch the middle, o those at the edge, c corners.
 */
export const ohioStar: Block = {
  words:
    'A star with eight points round a square. The points are triangles, and every corner of the block is a plain square.',
  grid: 3,
  turns: 1,
  mirrors: false,
  pieces: [
    square('m', 1, 1),
    ...quarters(['o', 'p', 'i', 'p'], 1, 0),
    ...quarters(['P', 'o', 'P', 'i'], 2, 1),
    ...quarters(['i', 'p', 'o', 'p'], 1, 2),
    ...quarters(['P', 'i', 'P', 'o'], 0, 1),
    square('c', 0, 0),
    square('C', 2, 0),
    square('c', 2, 2),
    square('C', 0, 2),
  ],
  parts: 'mpioc',
  ways: [
    'AAGGG',
    'AABGG',
    'BAGGG',
    'AABBG',
    'AAGBG',
    'BAGBG',
    'BABGG',
    'AACBG',
    'CABGG',
    'AABGC',
    'BACGG',
    'AALGG',
    'BALLG',
  ],
};
