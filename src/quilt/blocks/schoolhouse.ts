import { piece, rail } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Schoolhouse: seen from the corner. Two chimneys on top; below them the gable and the slope of the roof, with
 * a strip of sky between; then the front with its door and the long side with two windows. It never turns:
 * a house stands on its feet.
 * Parts: s sky, f front and gable, w long wall, r roof, k chimneys, d door, o windows.
 */
export const schoolhouse: Block = {
  words:
    'A house seen from its corner, with a door, two windows and two chimneys. It always stands upright.',
  grid: 14,
  turns: 1,
  mirrors: true,
  pieces: [
    rail('s', 0, 0, 5, 2),
    rail('k', 5, 0, 1, 2),
    rail('s', 6, 0, 4, 2),
    rail('k', 10, 0, 1, 2),
    rail('s', 11, 0, 3, 2),
    piece('s', 0, 2, 3, 2, 0, 6),
    piece('f', 3, 2, 6, 6, 0, 6),
    piece('s', 3, 2, 4, 2, 7, 6, 6, 6),
    piece('r', 4, 2, 11, 2, 14, 6, 7, 6),
    piece('s', 11, 2, 14, 2, 14, 6),
    rail('f', 0, 6, 6, 2),
    rail('f', 0, 8, 2, 6),
    rail('d', 2, 8, 2, 6),
    rail('f', 4, 8, 2, 6),
    rail('s', 6, 6, 1, 8),
    rail('w', 7, 6, 7, 2),
    rail('w', 7, 8, 1, 3),
    rail('o', 8, 8, 2, 3),
    rail('w', 10, 8, 1, 3),
    rail('o', 11, 8, 2, 3),
    rail('w', 13, 8, 1, 3),
    rail('w', 7, 11, 7, 3),
  ],
  parts: 'sfwrkdo',
  ways: [
    'GAABAGG',
    'GAABBGG',
    'GAABABG',
    'GABBAGG',
    'GAABCGG',
    'GAABALL',
    'GAACBGL',
    'GAAABGG',
    'GABCAGG',
    'GABCCGG',
  ],
};
