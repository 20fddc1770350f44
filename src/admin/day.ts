/** A day such as `2026-03-31` in words: 31 March 2026. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return day;
  return new Date(year, month - 1, date).toLocaleDateString(document.documentElement.lang, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** A moment in words: 31 March 2026, 14:05. */
export function momentWords(moment: number | string | undefined): string {
  if (moment === undefined || moment === '') return '';
  const date = new Date(moment);
  return `${date.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'long', year: 'numeric' })}, ${timeWords(date)}`;
}

/** The time of day: 14:05. */
export function timeWords(moment: Date | number): string {
  return new Date(moment).toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
  });
}
