/**
 * A source of numbers that looks like chance and is always the same for the same words: the words are hashed
 * (FNV-1a, 32 bits, mixed by the last step of MurmurHash3), and the hash starts a Mulberry32 sequence. Only
 * whole-number arithmetic of 32 bits, so every machine gives the same.
 */
export function chance(words: string): Chance {
  let state = hash(words);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end: number): number => next() % end;
  return {
    below,
    oneOf: <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0],
  };
}

/** What may be asked of it. */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  oneOf<T>(list: readonly [T, ...T[]]): T;
}

function hash(words: string): number {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) sum = Math.imul(sum ^ byte, 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
