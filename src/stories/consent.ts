import type { Consent, ConsentUse } from '../schemas/consent.ts';
import type { Story } from './story.ts';

/**
 * The only judge of whether something may be made of a story.
 *
 * Nothing at all is made unless consent is `given` and its review date has not passed. Beyond that
 * each output asks for its own use. For stories written from public sources, and for made-up
 * examples, `uses` left out means all.
 *
 * @param today The day of the build, `YYYY-MM-DD`.
 */
export function allows(consent: Consent, use: ConsentUse, today: string): boolean {
  if (consent.status !== 'given') return false;
  if (consent.reviewBy !== undefined && today > consent.reviewBy) return false;
  const uses = consent.uses;
  return uses === undefined || (uses.includes('page') && uses.includes(use));
}

/** True for a story that is an example and did not happen. */
export function isMadeUp(consent: Consent): boolean {
  return consent.basis === 'fictional-example';
}

/** True when the story has a page on the given day: consent allows it and its day has come. */
export function isPublished(story: Pick<Story, 'data'>, today: string): boolean {
  return story.data.published <= today && allows(story.data.consent, 'page', today);
}
