import { quarters, square } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Ohio Star: a nine patch. The middle and the four corners are plain squares; each of the four sides is a
 * square of four triangles. Of these the left and the right one make the star's eight points.
 * Parts: m middle, p points, i triangles that touch the middle, o those at the edge, c corners.
 */
export const ohioStar: Block = {
  grid: 3,
  turns: 1,
  mirrors: false,
  pieces: [
    square('m', 1, 1),
    ...quarters(['o', 'p', 'i', 'p'], 1, 0),
    ...quarters(['p', 'o', 'p', 'i'], 2, 1),
    ...quarters(['i', 'p', 'o', 'p'], 1, 2),
    ...quarters(['p', 'i', 'p', 'o'], 0, 1),
    ...[0, 2].flatMap((x) => [0, 2].map((y) => square('c', x, y))),
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
