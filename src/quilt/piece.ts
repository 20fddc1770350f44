/** A piece of cloth: which part of the block it belongs to, and its corners in turn, in grid units. */
export interface Piece {
  /**
   * One letter, explained in the file of the block. Its capital is the same part, with the same cloth, but
   * perhaps another print.
   */
  part: string;
  /** x, y, x, y … */
  corners: readonly number[];
}

/** A rectangle: its top left corner, how wide and how high. */
export function rail(part: string, x: number, y: number, wide: number, high: number): Piece {
  return { part, corners: [x, y, x + wide, y, x + wide, y + high, x, y + high] };
}

/** A square. */
export function square(part: string, x: number, y: number, size = 1): Piece {
  return rail(part, x, y, size, size);
}

/** Any piece with straight edges. */
export function piece(part: string, ...corners: readonly number[]): Piece {
  return { part, corners };
}

/**
 * A square of two triangles (quilters call it a half-square triangle).
 * @param inner The part of the triangle whose right angle lies at `corner`.
 * @param outer The part of the other triangle.
 */
export function halves(
  inner: string,
  outer: string,
  corner: Corner,
  x: number,
  y: number,
  size = 1,
): Piece[] {
  const around = [x, y, x + size, y, x + size, y + size, x, y + size];
  const at = corners.indexOf(corner);
  const three = (first: number): number[] =>
    [first + 3, first, first + 1].flatMap((n) => around.slice((n % 4) * 2, (n % 4) * 2 + 2));
  return [piece(inner, ...three(at)), piece(outer, ...three(at + 2))];
}

/**
 * A square of four triangles that meet in the middle (a quarter-square triangle unit).
 * @param parts Of the triangles at the top, right, bottom and left.
 */
export function quarters(
  parts: readonly [string, string, string, string],
  x: number,
  y: number,
  size = 1,
): Piece[] {
  const around = [x, y, x + size, y, x + size, y + size, x, y + size];
  const middle = [x + size / 2, y + size / 2];
  return parts.map((part, side) => {
    const next = (side + 1) % 4;
    return piece(
      part,
      ...around.slice(side * 2, side * 2 + 2),
      ...around.slice(next * 2, next * 2 + 2),
      ...middle,
    );
  });
}

const corners = ['top left', 'top right', 'bottom right', 'bottom left'] as const;
export type Corner = (typeof corners)[number];
