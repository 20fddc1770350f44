import { rail } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Rail Fence: four squares of three rails each. The rails lie in two squares and stand in the other two, so
 * that a fence runs over the block in zigzag.
 * Parts: a, b and c the first, second and third rail of every square.
 */
export const railFence: Block = {
  words:
    'Strips of cloth lie in threes, like the rails of a fence. They lie and stand in turn, so the fence runs in zigzag.',
  grid: 6,
  turns: 2,
  mirrors: true,
  pieces: [0, 1, 2].flatMap((n) => {
    const part = 'abc'.charAt(n);
    return [
      rail(part, 0, n, 3, 1),
      rail(part.toUpperCase(), 3 + n, 0, 1, 3),
      rail(part.toUpperCase(), n, 3, 1, 3),
      rail(part, 3, 3 + n, 3, 1),
    ];
  }),
  parts: 'abc',
  ways: ['AGB', 'ABG', 'GAB', 'BAG', 'GBA', 'BGA', 'AGC', 'LAB', 'ABL', 'ALB', 'BLA', 'AGL', 'LGA'],
};
