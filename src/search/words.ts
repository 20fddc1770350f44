/** "1 story found", "12 stories found", "No stories found". */
export function foundInWords(count: number): string {
  if (count === 0) return 'No stories found';
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'story' : 'stories'} found`;
}

/**
 * Why nothing was found, before what can be done.
 * @param missing How many of the words no story has; they are named elsewhere.
 * @param inThemes Whether only some themes were looked in.
 */
export function noneInWords(missing: number, inThemes: boolean): string {
  if (missing > 0) return 'You can:';
  return `No stories ${inThemes ? 'of these themes ' : ''}have all these words yet. You can:`;
}

/** What is shown although no story has some of the words. */
export function insteadInWords(instead: 'alike' | 'others' | undefined): string {
  if (instead === 'alike') return 'These stories have words that begin in the same way.';
  return instead === 'others' ? 'These stories have the other words.' : '';
}

/** "", ", 1 chosen", ", 2 chosen": what follows the name of a filter. */
export function chosenInWords(count: number): string {
  return count === 0 ? '' : `, ${count} chosen`;
}

/** How many more are shown by the button, in words: "Show 20 more stories". */
export function moreInWords(shown: number, total: number): string {
  const more = Math.min(pageOf, total - shown);
  return `Show ${more} more ${more === 1 ? 'story' : 'stories'}`;
}

/** How many stories are shown at a time. */
export const pageOf = 20;
