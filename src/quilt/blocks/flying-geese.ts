import { piece, type Piece } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Flying Geese: two columns of four geese. A goose is a triangle twice as wide as it is high, with a small
 * triangle of sky on both sides. All fly the same way.
 * Parts: a and b the geese of the first column in turn, x and y those of the second, s sky.
 */
export const flyingGeese: Block = {
  words:
    'Each wide triangle is a goose, with sky on both sides. Eight geese fly in two columns, all the same way.',
  grid: 4,
  turns: 4,
  mirrors: false,
  pieces: [0, 1].flatMap((column) =>
    [0, 1, 2, 3].flatMap((row) => goose('abABxyXY'.charAt(column * 4 + row), column * 2, row)),
  ),
  parts: 'abxys',
  ways: ['ABBAG', 'ABABG', 'AABBG', 'AAAAG', 'ABCAG', 'ACBAG', 'ABACG', 'BAAAG', 'ABABL', 'ABBAL'],
};

/** A goose that flies up, and its sky. */
function goose(part: string, x: number, y: number): Piece[] {
  return [
    piece(part, x, y + 1, x + 1, y, x + 2, y + 1),
    piece('s', x, y, x + 1, y, x, y + 1),
    piece('s', x + 1, y, x + 2, y, x + 2, y + 1),
  ];
}
