import { paces, usualPace } from './reader.ts';

/** The name under which the device keeps them. */
export const placesKey = 'reading-aloud';

/** Reads what was kept; what is broken, foreign or of another version is as if nothing was kept. */
export function parsePlaces(kept: string | null): Kept {
  try {
    const found = JSON.parse(kept ?? '');
    if (found.version === version)
      return {
        pace: Number.isInteger(found.pace) && paces[found.pace] ? found.pace : usualPace,
        places: (found.places as unknown[]).filter(isPlace).slice(0, most),
      };
  } catch {
    // Not ours, or cut off.
  }
  return { pace: usualPace, places: [] };
}

/**
 * How they are kept.
 * @param tab Tells apart the tabs that are open: another tab hears of it only if what is kept differs.
 */
export function writePlaces({ pace, places }: Kept, tab = 0): string {
  return JSON.stringify({ version, pace, places: places.slice(0, most), tab });
}

/** The places with that of one page put first; a page that was read to its end has none. */
export function withPlace(places: readonly Place[], path: string, at: number, words = ''): Place[] {
  const others = places.filter(([other]) => other !== path);
  return at === 0 ? others : [[path, at, words.slice(0, known)], ...others];
}

/**
 * The sentence at which a page was left; 0 where it was not, or the words are gone. The sentence may
 * stand elsewhere now, since stories change.
 */
export function placeIn(
  places: readonly Place[],
  path: string,
  sentences: readonly string[],
): number {
  const [, at = 0, words = ''] = places.find(([other]) => other === path) ?? [];
  const isIt = (sentence: string | undefined): boolean => sentence?.slice(0, known) === words;
  return isIt(sentences[at]) ? at : Math.max(0, sentences.findIndex(isIt));
}

const version = 1;

/** How many pages we remember: nobody needs a list of all that was read. */
const most = 10;

/** How much of a sentence is kept, to know it again. */
const known = 40;

function isPlace(value: unknown): value is Place {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    Number.isInteger(value[1]) &&
    value[1] > 0 &&
    typeof value[2] === 'string'
  );
}

/** What the device keeps of reading aloud. */
export interface Kept {
  pace: number;
  /** Newest first. */
  places: Place[];
}

/** A page, the number of the sentence at which it was left, and how that sentence begins. */
export type Place = [path: string, at: number, words: string];
