/**
 * What the reader does when something happens. What is to be heard follows from it alone: the sentence
 * `at` while it is reading, and nothing otherwise.
 */
export function after(reading: Reading, happened: Happening): Reading {
  const { doing, at, of, pace } = reading;
  switch (happened) {
    case 'play':
      return { ...reading, doing: 'reading' };
    case 'from-start':
      return { ...reading, doing: 'reading', at: 0 };
    case 'pause':
      return doing === 'reading' ? { ...reading, doing: 'paused' } : reading;
    case 'broken':
      return doing === 'reading' ? { ...reading, doing: 'broken' } : reading;
    case 'said':
      if (doing !== 'reading') return reading;
      return at + 1 < of ? { ...reading, at: at + 1 } : { ...reading, doing: 'finished', at: 0 };
    case 'slower':
      return pace > 0 ? { ...reading, pace: pace - 1 } : reading;
    case 'faster':
      return pace + 1 < paces.length ? { ...reading, pace: pace + 1 } : reading;
    case 'stop':
      return { ...reading, doing: 'stopped' };
  }
}

/** How fast the voice speaks: as a part of its usual speed, and in words. */
export const paces = [
  { rate: 0.6, words: 'very slow' },
  { rate: 0.8, words: 'slow' },
  { rate: 1, words: 'usual' },
  { rate: 1.25, words: 'fast' },
  { rate: 1.5, words: 'very fast' },
] as const;

/** The place of the usual speed among them. */
export const usualPace = 2;

/** What the reader is doing. */
export interface Reading {
  doing: 'stopped' | 'reading' | 'paused' | 'broken' | 'finished';
  /** The sentence that is being read, or would be. */
  at: number;
  /** How many sentences there are. */
  of: number;
  /** One of `paces`. */
  pace: number;
}

/** Pressed by the reader; or the voice has said a sentence, or failed. */
export type Happening =
  'play' | 'pause' | 'stop' | 'from-start' | 'slower' | 'faster' | 'said' | 'broken';
