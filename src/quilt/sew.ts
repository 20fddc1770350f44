import type { Theme } from '../schemas/theme.ts';
import { blocks } from './blocks.ts';
import type { Block } from './blocks/block.ts';
import { chance, type Chance } from './chance.ts';
import { dress, type Printed } from './dress.ts';

/** The side of every block as it is drawn: each grid (2, 3, 4, 6, 7, 14) divides it into whole numbers. */
export const side = 84;

/**
 * Decides how the block of a story looks: how it lies, and which cloth each piece is cut from. The same
 * story always gives the same. A story without a theme gets a grey fence.
 */
export function sew({ uid, themes: [first = unknown, ...others] }: Quilted): SewnPiece[] {
  const block = blocks[first.block];
  const luck = chance(uid);
  const lay = layer(block, luck);
  const fabricOf = dress(block, [first.cloth, ...others.map(({ cloth }) => cloth)], luck);
  return block.pieces.map(({ part, corners }) => ({
    corners: lay(corners),
    fabric: fabricOf(part),
  }));
}

/** Turns and mirrors the corners of a piece as this block lies, and draws them `side` wide. */
function layer({ grid, turns, mirrors }: Block, luck: Chance): (corners: Corners) => number[] {
  const quarters = luck.below(turns);
  const mirrored = luck.below(2) === 1 && mirrors;
  return (corners) => {
    const points = corners.map((value) => (value * side) / grid);
    for (let n = 0; n < points.length; n += 2) {
      let [x = 0, y = 0] = [points[n], points[n + 1]];
      if (mirrored) x = side - x;
      for (let turn = 0; turn < quarters; turn += 1) [x, y] = [side - y, x];
      [points[n], points[n + 1]] = [x, y];
    }
    return points;
  };
}

const unknown: Quilted['themes'][number] = { block: 'rail-fence', cloth: 'slate' };

/** What decides how a block looks. */
export interface Quilted {
  /** The permanent number of the story, or another name that never changes. */
  uid: string;
  /** The first gives the pattern and the main cloth; the second and the third lend theirs. */
  themes: readonly Pick<Theme, 'block' | 'cloth'>[];
}

/** A piece where it lies, and what it is cut from. */
export interface SewnPiece {
  corners: readonly number[];
  fabric: Printed;
}

type Corners = readonly number[];
