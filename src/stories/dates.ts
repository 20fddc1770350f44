import type { Story } from './story.ts';

/**
 * A day in words, always with its year: "22 November 2026".
 * @param day `YYYY-MM-DD`.
 * @param lang The language of the publication (BCP 47).
 */
export function dayInWords(day: string, lang: string): string {
  return writer(lang).format(new Date(`${day}T00:00:00Z`));
}

/** The day a story last changed: published, updated, or the newest update or correction. */
export function lastChange(data: Story['data']): string {
  const days = [
    data.published,
    data.updated ?? data.published,
    ...(data.updates ?? []).map(({ date }) => date),
    ...(data.corrections ?? []).map(({ date }) => date),
  ];
  return days.toSorted().at(-1) ?? data.published;
}

// Making one takes longer than using it a hundred times.
const writers = new Map<string, Intl.DateTimeFormat>();

function writer(lang: string): Intl.DateTimeFormat {
  const kept = writers.get(lang);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  writers.set(lang, made);
  return made;
}
