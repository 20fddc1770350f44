/**
 * The letter or digit that a word stands under in a list from A to Z: the first that it has, as a capital.
 * `Other` for a word of signs alone, which is no part of an address by itself.
 */
export function letterOf(word: string): string {
  return /[\p{L}\p{N}]/u.exec(word)?.[0].toUpperCase() ?? 'Other';
}
