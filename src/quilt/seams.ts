import type { Block } from './blocks/block.ts';
import type { Piece } from './piece.ts';

/**
 * Pairs of parts that have a seam in common, each pair once, in alphabetical order.
 * @returns The same list for the same block.
 */
export function seamsOf(block: Block): readonly Seam[] {
  const before = known.get(block);
  if (before) return before;
  const found = new Map<string, Seam>();
  for (const one of block.pieces)
    for (const other of block.pieces) {
      const [a, b] = [one.part.toLowerCase(), other.part.toLowerCase()];
      if (a < b && lieAlong(one, other)) found.set(a + b, [a, b]);
    }
  const seams = [...found.values()];
  known.set(block, seams);
  return seams;
}

const known = new WeakMap<Block, readonly Seam[]>();

/** An edge of one piece overlaps an edge of the other. */
function lieAlong(one: Piece, other: Piece): boolean {
  return edgesOf(one).some((edge) => edgesOf(other).some((beside) => overlap(edge, beside)));
}

function overlap([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): boolean {
  const [right, down] = [bx - ax, by - ay];
  const off = (x: number, y: number): number => right * (y - ay) - down * (x - ax);
  if (off(cx, cy) !== 0 || off(dx, dy) !== 0) return false;
  const along = (x: number, y: number): number => right * (x - ax) + down * (y - ay);
  const [c, d] = [along(cx, cy), along(dx, dy)];
  return Math.min(Math.max(c, d), right ** 2 + down ** 2) > Math.max(Math.min(c, d), 0);
}

function edgesOf({ corners }: Piece): Edge[] {
  const at = (n: number): number => corners[n % corners.length] ?? 0;
  return corners
    .filter((_, n) => n % 2 === 0)
    .map((_, n) => [at(2 * n), at(2 * n + 1), at(2 * n + 2), at(2 * n + 3)]);
}

/** The letters of two parts. */
export type Seam = readonly [string, string];

/** From x, y to x, y. */
type Edge = readonly [number, number, number, number];
