import { halves, rail, square } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Churn Dash, also called Hole in the Barn Door: a nine patch. The corners are squares of two triangles with
 * the dark one towards the middle; the sides are two rails, the dark one towards the middle; the middle is
 * a plain square.
 * Parts: t dark triangles, c the corners behind them, d dark rails, e the rails at the edge, m the middle.
 */
export const churnDash: Block = {
  words:
    'A square with bars and triangles round it. Some people call this block Hole in the Barn Door.',
  grid: 6,
  turns: 1,
  mirrors: false,
  pieces: [
    ...halves('t', 'c', 'bottom right', 0, 0, 2),
    ...halves('T', 'c', 'bottom left', 4, 0, 2),
    ...halves('t', 'c', 'top left', 4, 4, 2),
    ...halves('T', 'c', 'top right', 0, 4, 2),
    rail('e', 2, 0, 2, 1),
    rail('d', 2, 1, 2, 1),
    rail('e', 5, 2, 1, 2),
    rail('D', 4, 2, 1, 2),
    rail('e', 2, 5, 2, 1),
    rail('d', 2, 4, 2, 1),
    rail('e', 0, 2, 1, 2),
    rail('D', 1, 2, 1, 2),
    square('m', 2, 2, 2),
  ],
  parts: 'tcdem',
  ways: ['AGAGG', 'AGBGG', 'BGAGG', 'AGAGL', 'AGBGC', 'AGAGB', 'AGBGL', 'AGCGB', 'ALALG', 'ALBLG'],
};
