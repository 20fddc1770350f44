/** How the quilt of the front page is laid. */
export interface QuiltSize {
  /** How many stories have a block in it. */
  stories: number;
  /** How many places lie side by side. */
  across: number;
}

/**
 * The largest quilt without a gap that so many stories can make. Its last place is always left open
 * for the next teller, so a quilt of twenty places shows nineteen stories.
 */
export function quiltSize(count: number): QuiltSize | undefined {
  const size = sizes.findLast(([places]) => places - 1 <= count);
  return size && { stories: size[0] - 1, across: size[1] };
}

/** Places in all, and across. Five across become four on a phone, which leaves no gap either. */
const sizes = [
  [2, 2],
  [3, 3],
  [4, 2],
  [6, 3],
  [8, 4],
  [9, 3],
  [12, 4],
  [16, 4],
  [20, 5],
] as const;
