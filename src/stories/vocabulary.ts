import { isLanguageTag } from '../schemas/story.ts';
import { isWebAddress } from '../schemas/web-address.ts';

/** An attribute of a vocabulary component: literal text only. */
export interface Attribute {
  /** What it is called where people fill it in. */
  title: string;
  /** A sentence for the person who fills it in. */
  description: string;
  required?: true;
  /** Says what is wrong with a value, or nothing. */
  problem?: (value: string) => string | undefined;
}

/** A component that an author may use beyond Markdown. */
export interface Component {
  title: string;
  description: string;
  attributes: Readonly<Record<string, Attribute>>;
  /** True when it stands around words, false when it stands alone. */
  holdsText: boolean;
}

const linkCard = (what: string): Component => ({
  title: what,
  description: `A link to a ${what.toLowerCase()} elsewhere. Nothing of it is loaded on our page.`,
  holdsText: false,
  attributes: {
    title: {
      title: 'Title',
      description: `What the ${what.toLowerCase()} is called.`,
      required: true,
    },
    url: {
      title: 'Web address',
      description: 'Begins with https://',
      required: true,
      problem: (url) =>
        isWebAddress(url) ? undefined : 'The address (url) must begin with https://',
    },
    minutes: {
      title: 'Minutes',
      description: 'How long it lasts, in whole minutes.',
      required: true,
      problem: (minutes) =>
        /^[1-9]\d{0,2}$/.test(minutes)
          ? undefined
          : 'The minutes must be a whole number from 1 to 999.',
    },
    transcript: {
      title: 'Words of it',
      description: 'Where its words stand: #heading in this story, or a path beside it.',
      required: true,
      problem: (path) =>
        /^#[a-z0-9-]+$/.test(path) || /^\/[a-z0-9/-]*(#[a-z0-9-]+)?$/.test(path)
          ? undefined
          : 'The transcript must be a #heading of this story, or a page of this site such as /stories/name/.',
    },
  },
});

/** Everything an author may use beyond Markdown, by the name it has in a story file. */
export const vocabulary: Readonly<Record<string, Component>> = {
  Quote: {
    title: 'Somebody’s own words',
    description: 'Words that somebody said or wrote, with who it was.',
    holdsText: true,
    attributes: {
      by: { title: 'Who said it', description: 'As they want to be named.', required: true },
      as: { title: 'In what capacity', description: 'Such as "committee member".' },
      lang: {
        title: 'Language',
        description: 'If it is not the language of the story, such as cy.',
        problem: (tag) =>
          isLanguageTag(tag) ? undefined : 'The language must be a tag such as en-GB or cy.',
      },
    },
  },
  KeyPoint: {
    title: 'Key point',
    description: 'One thing to remember.',
    holdsText: true,
    attributes: {},
  },
  SaidDid: {
    title: 'You said, we did',
    description: 'What people asked for, and what was done.',
    holdsText: false,
    attributes: {
      said: { title: 'You said', description: 'What people asked for.', required: true },
      did: { title: 'We did', description: 'What was done.', required: true },
      when: { title: 'When', description: 'Such as "May 2024".' },
    },
  },
  Film: linkCard('Film'),
  Sound: linkCard('Sound'),
};

/** The longest text an attribute may hold, in characters. */
export const attributeLength = 500;
