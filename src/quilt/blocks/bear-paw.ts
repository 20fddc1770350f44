import { halves, rail, square, type Corner, type Piece } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Bear Paw: seven units by seven. Four paws, one in every corner, with a strip between them and a square in
 * the middle. A paw is a pad two units wide with two claws on each of its outer sides and a square of ground
 * in the corner between them; a claw is a square of two triangles, and leans towards that corner.
 * Parts: p pads, c claws, b the ground of the paws, s strips, m the middle.
 */
export const bearPaw: Block = {
  words:
    'Four paws, one in every corner. Each has a large square for the pad and four triangles for the claws.',
  grid: 7,
  turns: 1,
  mirrors: false,
  pieces: [
    ...paw('pc', 0, 0, 1, 1),
    ...paw('PC', 4, 0, 0, 1),
    ...paw('PC', 0, 4, 1, 0),
    ...paw('pc', 4, 4, 0, 0),
    rail('s', 3, 0, 1, 3),
    rail('s', 0, 3, 3, 1),
    rail('s', 4, 3, 3, 1),
    rail('s', 3, 4, 1, 3),
    square('m', 3, 3),
  ],
  parts: 'pcbsm',
  ways: [
    'AAGGA',
    'ABGGB',
    'BAGGA',
    'AAGGB',
    'ABGGC',
    'AAGLB',
    'AALGB',
    'BALGC',
    'BAGGC',
    'ACGGB',
    'AAGBG',
  ],
};

/**
 * A paw three units wide, from its top left corner.
 * @param parts Of the pad and of the claws.
 * @param right 1 when its pad lies to the right, which is towards the middle.
 * @param low 1 when its pad lies below.
 */
function paw(parts: string, x: number, y: number, right: 0 | 1, low: 0 | 1): Piece[] {
  const [pad = '', claw = ''] = parts;
  const row = low === 1 ? y : y + 2;
  const column = right === 1 ? x : x + 2;
  // The foot of a claw lies along the pad, and its back along the square in the corner.
  const onTop = `${low === 1 ? 'bottom' : 'top'} ${right === 1 ? 'left' : 'right'}` as Corner;
  const beside = `${low === 1 ? 'top' : 'bottom'} ${right === 1 ? 'right' : 'left'}` as Corner;
  return [
    square(pad, x + right, y + low, 2),
    square('b', column, row),
    ...[0, 1].flatMap((n) => halves(claw, 'b', onTop, x + right + n, row)),
    ...[0, 1].flatMap((n) => halves(claw, 'b', beside, column, y + low + n)),
  ];
}
