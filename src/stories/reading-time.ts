/** Words a minute. Below the 238 of silent adult reading (Brysbaert 2019): we read at our pace. */
const pace = 200;

/**
 * The time to read, in whole minutes, at least one.
 * @param words Words in the body.
 */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / pace));
}

/** The minutes in words: "1 minute". */
export function minutesInWords(words: number): string {
  const minutes = readingMinutes(words);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

/** The time to read in words: "1 minute to read". */
export function readingTime(words: number): string {
  return `${minutesInWords(words)} to read`;
}
