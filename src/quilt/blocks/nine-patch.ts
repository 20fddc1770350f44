import { square } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Nine Patch: nine equal squares, three by three. Dark and light take turns.
 * Parts: c the four corners, s the four sides, m the middle.
 */
export const ninePatch: Block = {
  words: 'Nine squares, three in every row. Dark and light take turns, as on a draughts board.',
  grid: 3,
  turns: 1,
  mirrors: false,
  pieces: [0, 1, 2].flatMap((y) =>
    [0, 1, 2].map((x) => square('csCSmScsC'.charAt(3 * y + x), x, y)),
  ),
  parts: 'csm',
  ways: ['AGA', 'AGB', 'ABG', 'AGC', 'ALA', 'ALB', 'ABL', 'ALG', 'AGL'],
};
