import { z } from 'astro/zod';
import { oneOf } from './choices.ts';
import { addMonths, day } from './day.ts';
import { reference } from './slug.ts';

/** On what ground a story stands. Shown to readers. */
export const consentBases = {
  'teller-consent': 'The teller agreed to this story',
  'organisation-approved': 'The organisation approved this story',
  'published-source': 'Written from sources that are already public',
  'fictional-example': 'Made up, to show what a story can hold',
} as const;
export type ConsentBasis = keyof typeof consentBases;

/** Where consent stands. Only `given` is published. */
export const consentStatuses = {
  given: 'Given',
  pending: 'Not given yet',
  paused: 'Paused while the teller decides',
  withdrawn: 'Withdrawn',
} as const;
export type ConsentStatus = keyof typeof consentStatuses;

/** What may be made of a story. */
export const consentUses = {
  page: 'A page on this site',
  search: 'Found by search',
  feed: 'Sent to followers in feeds',
  social: 'A picture for sharing',
  image: 'Photos shown',
  print: 'Printed',
  'easy-read': 'A short and simple version',
  digest: 'In the monthly digest',
} as const;
export type ConsentUse = keyof typeof consentUses;

/** How the people in a story are named. */
export const namings = {
  full: 'Full name',
  first: 'First name only',
  chosen: 'A name they chose',
  'role-only': 'By role, without a name',
  anonymous: 'Not named at all',
} as const;

/** The most months between a teller's consent and its review. */
export const reviewMonths = 24;

/**
 * The consent block. It never holds a name, a contact or a form: Git does not forget.
 * What needs which field: `consentRules`.
 */
export const consentSchema = z
  .strictObject({
    ref: z
      .string('The consent reference is missing. Write it like C-7F3K.')
      .regex(/^C-[0-9A-Z]{4,12}$/, 'The consent reference must look like C-7F3K.')
      .meta({
        title: 'Consent reference',
        description:
          'The number on the paper or recording, such as C-7F3K. Never a name. The paper stays with whoever holds it.',
      }),
    basis: oneOf('The ground for consent', consentBases).meta({
      title: 'On what ground',
      description: 'Why this story may be published. Readers see it.',
    }),
    status: oneOf('The consent status', consentStatuses).meta({
      title: 'Where consent stands',
      description: 'Only "Given" is published.',
    }),
    givenOn: day('The date consent was given')
      .optional()
      .meta({ title: 'Given on', description: 'The day the teller said yes.' }),
    finalSeenOn: day('The date the teller saw the final words').optional().meta({
      title: 'Final words seen on',
      description: 'Nobody is published before they have seen the final words.',
    }),
    reviewBy: day('The consent review date').optional().meta({
      title: 'Ask again by',
      description: 'At most 24 months after the day the teller said yes.',
    }),
    uses: z
      .array(oneOf('A use', consentUses))
      .min(1, 'Uses is empty. Choose what may be made of this story.')
      .refine(unique, { error: 'A use is listed twice.' })
      .optional()
      .meta({ title: 'May be used for', description: 'What the teller said yes to, one by one.' }),
    naming: oneOf('The naming', namings)
      .optional()
      .meta({ title: 'How people are named', description: 'As they chose it.' }),
    heldBy: reference('organisations').meta({
      title: 'Consent held by',
      description: 'The organisation that keeps the paper, and whom to ask for a change.',
    }),
  })
  .meta({
    title: 'Consent',
    description: 'Whether and how this story may be published. Never a name or a contact here.',
  });
export type Consent = z.infer<typeof consentSchema>;

/**
 * What a basis needs beyond the fields themselves.
 * @returns One problem for each field that is missing or does not fit; empty when all is well.
 */
export function consentRules(consent: Consent): { field: keyof Consent; message: string }[] {
  const problems: { field: keyof Consent; message: string }[] = [];
  const { basis, givenOn, finalSeenOn, reviewBy } = consent;
  if (basis === 'published-source' || basis === 'fictional-example') return problems;
  const need = (field: keyof Consent, what: string): void => {
    if (consent[field] === undefined)
      problems.push({ field, message: `With the ground "${basis}", ${what} is needed.` });
  };
  need('givenOn', 'the date consent was given');
  if (basis === 'teller-consent') need('finalSeenOn', 'the date the teller saw the final words');
  need('reviewBy', 'a review date');
  need('uses', 'a list of uses');
  need('naming', 'how people are named');
  if (givenOn && finalSeenOn && finalSeenOn < givenOn)
    problems.push({
      field: 'finalSeenOn',
      message: 'The final words were seen before consent was given. Check both dates.',
    });
  if (givenOn && reviewBy && reviewBy > addMonths(givenOn, reviewMonths))
    problems.push({
      field: 'reviewBy',
      message: `The review date must be at most ${reviewMonths} months after consent was given: ${addMonths(givenOn, reviewMonths)} or earlier.`,
    });
  if (givenOn && reviewBy && reviewBy < givenOn)
    problems.push({
      field: 'reviewBy',
      message: 'The review date is before the date consent was given.',
    });
  return problems;
}

function unique(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
