import { z } from 'astro/zod';

/** A closed list: what is kept in the file, and what people read. */
export type Choices = Readonly<Record<string, string>>;

/**
 * One of a closed list.
 * @param name What the field is called in messages, with its article ("The kind").
 * @param choices Kept value → words that people read.
 */
export function oneOf<const C extends Choices>(name: string, choices: C) {
  const values = Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]];
  return z
    .enum(values, {
      error: (issue) =>
        issue.input === undefined
          ? `${name} is missing. Choose one of: ${values.join(', ')}.`
          : `${name} cannot be "${String(issue.input)}". Choose one of: ${values.join(', ')}.`,
    })
    .meta({ choices });
}

/** Kinds of story. */
export const kinds = {
  'case-study': 'Case study',
  reflection: 'Reflection',
  opinion: 'Opinion',
  report: 'Report',
  film: 'Film',
  'round-up': 'Round-up',
} as const;
export type Kind = keyof typeof kinds;

/** Who a story is about. */
export const peopleChoices = {
  'people-with-learning-disabilities': 'People with learning disabilities',
  'people-with-dementia': 'People with dementia',
  'older-people': 'Older people',
  'unpaid-carers': 'Unpaid carers',
  'people-with-mental-health-problems': 'People with mental health problems',
  'disabled-people': 'Disabled people',
  'children-and-young-people': 'Children and young people',
  'people-who-are-homeless': 'People who are homeless',
  'neighbours-and-volunteers': 'Neighbours and volunteers',
  staff: 'Staff',
  anyone: 'Anyone',
} as const;

/** Ways of working together. */
export const approachChoices = {
  committee: 'Committee',
  'co-chair': 'Co-chair',
  'shadow-board': 'Shadow board',
  'interview-panel': 'Interview panel',
  'action-plan': 'Action plan',
  'community-volunteering': 'Community volunteering',
  'peer-support': 'Peer support',
  'co-design': 'Co-design',
  'co-research': 'Co-research',
  commissioning: 'Commissioning',
  'stopping-old-rules': 'Stopping old rules',
  storytelling: 'Storytelling',
} as const;

/** What a reader may want to know before reading. */
export const contentNoteChoices = {
  death: 'Death',
  abuse: 'Abuse',
  'self-harm': 'Self-harm',
  restraint: 'Restraint',
  detention: 'Detention',
  racism: 'Racism',
} as const;
export type ContentNote = keyof typeof contentNoteChoices;

/** Nations, in the order that lists show them. */
export const nationChoices = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  uk: 'Across the UK',
  'not-stated': 'Place not stated',
} as const;
export type Nation = keyof typeof nationChoices;

/** What somebody did for a story, in the order that credits are printed. */
export const creditRoles = {
  'told-by': 'Told by',
  'written-by': 'Written by',
  'written-with': 'Written with',
  'spoken-to': 'Spoken to',
  'photos-by': 'Photos by',
  'pictures-by': 'Pictures by',
  'film-by': 'Film by',
  'sound-by': 'Sound by',
  'easy-read-by': 'Short and simple version by',
  'easy-read-checked-by': 'Easy Read checked by',
  'translated-by': 'Translated by',
  'fact-checked-by': 'Facts checked by',
  'reviewed-by': 'Reviewed by',
  'supported-by': 'Supported by',
  'funded-by': 'Funded by',
} as const;
export type CreditRole = keyof typeof creditRoles;

/** In what capacity somebody is credited. */
export const capacityChoices = {
  'lived-experience': 'person with lived experience',
  carer: 'carer',
  family: 'family member',
  volunteer: 'volunteer',
  staff: 'member of staff',
  manager: 'manager',
  commissioner: 'commissioner',
  researcher: 'researcher',
  editor: 'editor',
} as const;
export type Capacity = keyof typeof capacityChoices;
