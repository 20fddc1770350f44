import { z } from 'astro/zod';
import { oneOf, type Capacity, type Choices } from './choices.ts';
import { consentUses, type ConsentUse, type namings } from './consent.ts';
import { altText } from './picture.ts';
import { line } from './text.ts';

/**
 * What the form "Tell your story" asks. Everything follows from here: the page, what the desk takes
 * and refuses, what the browser counts. Each field has its label (`title`), its hint (`description`)
 * and how it is answered (`control`); each rule has the sentence that is shown beside the field.
 *
 * Answers are texts, as a form sends them: `''` where nothing was typed.
 */
export const contributionFields = {
  title: needed('Please type a title. A few words are enough.')
    .pipe(line('The title', { min: 3, max: 80 }))
    .meta({
      title: 'What is your story called?',
      description:
        'Say what happened, in 80 characters or fewer. Please leave out the names of people. The title becomes part of a web address.',
      control: 'line',
      maxLength: 80,
    }),
  story: needed('Please tell your story. It can be short.').pipe(text('Your story', 40_000)).meta({
    title: 'What happened?',
    description:
      'Use your own words, as you would tell a friend. Spelling does not matter. Please leave out addresses and phone numbers. There is room for about 7,000 words.',
    control: 'text',
    rows: 14,
    maxLength: 40_000,
  }),
  who: text('This answer', 4_000).meta({
    title: 'Who was there?',
    description:
      'What part did each person or group have? You can say “my sister” or “a nurse” instead of a name.',
    control: 'text',
    rows: 4,
    maxLength: 4_000,
  }),
  changed: text('This answer', 4_000).meta({
    title: 'What changed?',
    description: 'For you, for other people, or in how things are done.',
    control: 'text',
    rows: 4,
    maxLength: 4_000,
  }),
  hard: text('This answer', 4_000).meta({
    title: 'What was hard?',
    description: 'What went wrong, or took long? Other people can learn from it.',
    control: 'text',
    rows: 4,
    maxLength: 4_000,
  }),
  picture: z.string().meta({
    title: 'Your picture',
    description: 'A photo or a drawing. It can be a JPEG, PNG or WebP file of up to 10 MB.',
    control: 'file',
    accept: 'image/jpeg,image/png,image/webp',
  }),
  pictureAlt: optional(altText('The description of the picture')).meta({
    title: 'What does it show?',
    description: 'Describe it for people who cannot see it. If that is hard, we can do it.',
    control: 'line',
    maxLength: 300,
  }),
  pictureBy: optional(line('This name', { max: 120 })).meta({
    title: 'Who took it or made it?',
    description: 'We print this beside the picture.',
    control: 'line',
    maxLength: 120,
  }),
  pictureShown: z
    .string()
    .regex(/^(?:\d{1,3}|1000)?$/, 'Please write a number from 0 to 1000, such as 3.')
    .meta({
      title: 'How many people can be recognised in it?',
      description: 'Write 0 if nobody can.',
      control: 'number',
    }),
  pictureAgreed: choice('Did they agree', {
    yes: 'Yes, everybody agreed',
    'not-yet': 'Not yet, or I am not sure',
  }).meta({
    title: 'Did they all agree to be shown?',
    description: 'If not, we do not show the picture until they have.',
    control: 'choice',
  }),
  naming: choice('How we name you', {
    full: 'My full name',
    first: 'My first name only',
    chosen: 'Another name that I choose',
    'role-only': 'By who I am in the story, without a name',
    anonymous: 'Do not name me at all',
  } satisfies Record<keyof typeof namings, string>).meta({
    title: 'How may we name you?',
    description: 'If you choose nothing, we do not name you.',
    control: 'choice',
  }),
  name: optional(line('The name', { max: 80 })).meta({
    title: 'The name to print',
    description: 'Just as it should be printed. Leave it empty if you do not want to be named.',
    control: 'line',
    autocomplete: 'name',
    maxLength: 80,
  }),
  as: choice('Who you are in the story', {
    'lived-experience': 'I use care or support, or I used to',
    carer: 'I am a carer',
    family: 'I am a family member',
    volunteer: 'I am a volunteer',
    staff: 'I am a member of staff',
    manager: 'I am a manager',
    commissioner: 'I plan or pay for services',
    researcher: 'I am a researcher',
  } satisfies Partial<Record<Capacity, string>>).meta({
    title: 'Who are you in this story?',
    description: 'We print this with your story. Choose what fits best.',
    control: 'choice',
  }),
  uses: z.array(oneOf('A use', consentUses)).meta({
    choices: consentUses,
    title: 'What may we do with your story?',
    description:
      'Tick each thing that is fine with you. You can leave them all empty. You can change your mind later.',
    control: 'choices',
    hints: {
      page: 'Anybody can read it here.',
      search: 'The search on this site can find it.',
      feed: 'People who follow us get the whole story. We cannot take those copies back.',
      social: 'When somebody shares your story, your picture goes with it.',
      image: 'Your picture stands with the story.',
      print: 'People can print your story on paper.',
      'easy-read': 'We may make one with easy words and pictures. Tick this if you would like it.',
      digest: 'A round-up of the stories of a month may tell people about it.',
    } satisfies Record<ConsentUse, string>,
  }),
  email: z
    .string()
    .regex(
      /^(?:[^\s@]+@[^\s@]+\.[^\s@]+)?$/,
      'This email address is not whole. It should be like name@example.org.',
    )
    .pipe(optional(line('The email address', { max: 200 })))
    .meta({ title: 'Email address', control: 'email', autocomplete: 'email', maxLength: 200 }),
  phone: optional(line('The phone number', { max: 60 })).meta({
    title: 'Phone number',
    description: 'You can say when to ring, or that you prefer a text message.',
    control: 'tel',
    autocomplete: 'tel',
    maxLength: 60,
  }),
  otherWay: text('This answer', 500).meta({
    title: 'Another way',
    description: 'Such as a postal address, or somebody you trust.',
    control: 'text',
    rows: 3,
    maxLength: 500,
  }),
  noReach: choice('This', { yes: 'There is no need to reach me' }).meta({
    title: 'Or tick this',
    control: 'tick',
    hints: { yes: 'Then we show you the final words only at the private link that you get.' },
  }),
  notes: text('This answer', 4_000).meta({
    title: 'What else should we know?',
    description:
      'Only the editors see this. It is not printed. You can tell us what you need from us.',
    control: 'text',
    rows: 4,
    maxLength: 4_000,
  }),
};

/** The questions of the form, in their order, with the fields that answer each. */
export const questions: readonly Question[] = [
  { fields: ['title'], cloth: 'madder', needed: true },
  { fields: ['story'], cloth: 'indigo', needed: true },
  { fields: ['who'], cloth: 'sage' },
  { fields: ['changed'], cloth: 'mustard' },
  { fields: ['hard'], cloth: 'slate' },
  {
    fields: ['picture', 'pictureAlt', 'pictureBy', 'pictureShown', 'pictureAgreed'],
    cloth: 'teal',
    title: 'Do you have a picture?',
    description:
      'Nobody needs one. Where a photo was taken is often hidden in its file. We take that out.',
  },
  {
    fields: ['naming', 'name', 'as'],
    cloth: 'plum',
    title: 'How do you want to be named?',
    description: 'You can stay unnamed. Your story counts just as much.',
  },
  { fields: ['uses'], cloth: 'rose' },
  {
    fields: ['email', 'phone', 'otherWay', 'noReach'],
    cloth: 'moss',
    title: 'How can we reach you?',
    description:
      'One way is enough. We use it to show you the final words, and for nothing else. It is never printed.',
    needed: true,
  },
  { fields: ['notes'], cloth: 'rust' },
];

/** Answers that are in order. */
export const contributionSchema = z.object(contributionFields);
export type Contribution = z.infer<typeof contributionSchema>;
export type ContributionField = keyof Contribution;

/**
 * Reads what a form sent.
 * @param sent Each field's texts. What is missing counts as empty; what is not asked is left alone.
 * @returns The answers, and one problem for each field that is not in order, in the order of asking.
 */
export function readContribution(sent: Sent): { answers: Contribution; problems: FieldProblem[] } {
  const answers = Object.fromEntries(
    contributionNames.map((name) => [
      name,
      name === 'uses' ? (sent[name] ?? []) : (sent[name]?.[0] ?? '').trim(),
    ]),
  ) as Contribution;
  const read = contributionSchema.safeParse(answers);
  const found = [
    ...(read.error?.issues ?? []).map(({ path, message }) => ({
      field: path[0] as ContributionField,
      message,
    })),
    ...contributionRules(answers),
  ];
  const problems = contributionNames.flatMap((name) => {
    const first = found.find(({ field }) => field === name);
    return first ? [first] : [];
  });
  return { answers, problems };
}

/** What is said of a field to the person who fills it in. */
export function asked(name: ContributionField): Asked {
  return contributionFields[name].meta() as unknown as Asked;
}

/** The names of all fields, in the order in which they are asked. */
export const contributionNames = Object.keys(contributionFields) as readonly ContributionField[];

/** The rules between fields. */
function* contributionRules(answers: Contribution): Generator<FieldProblem> {
  const named = ['full', 'first', 'chosen'].includes(answers.naming);
  if (named && answers.name === '')
    yield {
      field: 'name',
      message: 'Please type the name to print, or choose “Do not name me at all”.',
    };
  if (answers.name !== '' && answers.naming === '')
    yield { field: 'naming', message: 'You typed a name. Please choose how we may name you.' };
  const ways = [answers.email, answers.phone, answers.otherWay].filter(Boolean);
  if (ways.length === 0 && answers.noReach === '')
    yield {
      field: 'email',
      message: 'Please give one way to reach you, or tick “There is no need to reach me”.',
    };
  if (ways.length > 0 && answers.noReach !== '')
    yield {
      field: 'noReach',
      message:
        'You gave a way to reach you and ticked that there is no need. Please take one of them away.',
    };
}

function needed(message: string) {
  return z.string().min(1, { error: message, abort: true });
}

/** Text of several lines. Its length is counted as people count it (code points). */
function text(name: string, max: number) {
  return z.string().refine((typed) => [...typed].length <= max, {
    error: (issue) =>
      `${name} is ${([...String(issue.input)].length - max).toLocaleString('en-GB')} characters too long. Please shorten it.`,
  });
}

function optional<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return z.string().superRefine((typed, context) => {
    if (typed === '') return;
    for (const { message } of schema.safeParse(typed).error?.issues ?? [])
      context.addIssue({ code: 'custom', message });
  });
}

/** One of a closed list, or nothing. */
function choice<const C extends Choices>(name: string, choices: C) {
  return z
    .literal(['', ...(Object.keys(choices) as (keyof C & string)[])], {
      error: `${name}: please choose one of the answers.`,
    })
    .meta({ choices });
}

/** Texts that a form sent, by the name of the field. */
export type Sent = Readonly<Record<string, readonly string[] | undefined>>;

/** A field that is not in order, with the sentence that stands beside it. */
export interface FieldProblem {
  field: ContributionField;
  message: string;
}

/** What is said of a field. */
export interface Asked {
  /** Its label. */
  title: string;
  /** Its hint. */
  description?: string;
  control: 'line' | 'text' | 'number' | 'email' | 'tel' | 'file' | 'choice' | 'choices' | 'tick';
  /** For closed lists: what is sent → the words beside it. */
  choices?: Choices;
  /** A sentence under some of the choices. */
  hints?: Readonly<Record<string, string>>;
  /** The most characters. */
  maxLength?: number;
  rows?: number;
  accept?: string;
  /** What a browser may fill in by itself (WCAG 2.2, 1.3.5). */
  autocomplete?: string;
}

/** A question, which one field answers or several. */
export interface Question {
  fields: readonly ContributionField[];
  /** The cloth that an answer is marked with. */
  cloth: string;
  /** Where there are several fields: what is asked, and a hint. */
  title?: string;
  description?: string;
  needed?: boolean;
}
