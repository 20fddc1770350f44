import { z } from 'astro/zod';

/**
 * A day, `YYYY-MM-DD` (ISO 8601 calendar date), kept as text: no clock, no time zone, and
 * text order is date order.
 * @param name What the date is called in messages ("The date published").
 */
export function day(name: string) {
  return z
    .string(`${name} must be a date like 2026-03-31: year, month, day.`)
    .refine(isDay, { error: `${name} must be a real date like 2026-03-31: year, month, day.` })
    .meta({ format: 'date' });
}

/** True when the text is a day that the calendar has, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/**
 * The day a number of months later, as consent periods are counted.
 * The 31st becomes the last day of a shorter month.
 */
export function addMonths(from: string, months: number): string {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
