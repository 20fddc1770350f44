import { isMadeUp } from './consent.ts';
import type { Story } from './story.ts';

/** Whose voices a list of stories holds. Made-up examples are not counted. */
export function countVoices(stories: readonly Pick<Story, 'data'>[]): Voices {
  const real = stories.filter(({ data }) => !isMadeUp(data.consent));
  const lived = real.filter(({ data }) =>
    data.credits.some(({ role, as }) => role === 'told-by' && as === 'lived-experience'),
  );
  return { all: real.length, lived: lived.length };
}

/** Numbers of stories. */
export interface Voices {
  all: number;
  /** Told by somebody with lived experience. */
  lived: number;
}
