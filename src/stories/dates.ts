/**
 * A day in words, always with its year: "22 November 2026".
 * @param day `YYYY-MM-DD`.
 * @param lang The language of the publication (BCP 47).
 */
export function dayInWords(day: string, lang: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
