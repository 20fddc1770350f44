import { site } from '../site.config.ts';

/** A moment as people at the desk say it: "24 November 2026 at 09:15". */
export function inWords(at: string): string {
  return written(at, { dateStyle: 'long', timeStyle: 'short' });
}

/** The day of a moment: "24 November 2026". */
export function dayOf(at: string): string {
  return written(at, { dateStyle: 'long' });
}

function written(at: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(site.lang, { ...style, timeZone: site.timeZone }).format(
    new Date(at),
  );
}
