import { slug as slugOf } from 'github-slugger';
import { asked, type Contribution, type ContributionField } from '../../schemas/contribution.ts';
import { isSlug, slugLength } from '../../schemas/slug.ts';
import { withoutHidden } from '../../stories/characters.ts';
import { escapeText } from '../../stories/escape.ts';
import type { StoryParts } from '../../stories/file.ts';

/** How somebody is named who does not want to be, in Git as well. */
export const unnamed = 'A storyteller';

/**
 * Makes a story of what somebody sent with the form. How to reach them, and their name where it is
 * not to be printed, are not in it.
 */
export function storyOfForm({ answers, uid, ref, today, heldBy, picture }: FormStory): StoryParts {
  const { as, pictureAlt, pictureBy, pictureShown } = answers;
  const uses = usesOf(answers);
  return {
    frontMatter: {
      uid,
      title: answers.title,
      credits: [{ role: 'told-by', name: nameOf(answers), ...(as !== '' && { as }) }],
      consent: {
        ref,
        basis: 'teller-consent',
        status: 'pending',
        ...(uses.length > 0 && { givenOn: today, uses }),
        naming: answers.naming === '' ? 'anonymous' : answers.naming,
        ...(heldBy !== undefined && { heldBy }),
      },
      ...(picture !== undefined && {
        cover: {
          image: `./${picture}`,
          ...(pictureAlt !== '' && { alt: pictureAlt }),
          ...(pictureBy !== '' && { credit: pictureBy }),
          ...(pictureShown !== '' && { peopleShown: Number(pictureShown) }),
        },
      }),
    },
    body: [escapeText(inParagraphs(answers.story)), ...headed.map((name) => part(answers, name))]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** The name to print, as they chose it. */
export function nameOf({ naming, name }: Pick<Contribution, 'naming' | 'name'>): string {
  if (naming === 'full' || naming === 'chosen') return name;
  // Somebody may have typed more than they want to see printed.
  return naming === 'first' ? (name.split(/\s/u)[0] ?? unnamed) : unnamed;
}

/**
 * What they said yes to. A picture of people who have not all agreed is not shown, whatever else was
 * ticked: the check before publishing holds to it.
 */
export function usesOf({ uses, pictureAgreed }: Contribution): Contribution['uses'] {
  return pictureAgreed === 'not-yet' ? uses.filter((use) => use !== 'image') : uses;
}

/** What somebody asks for, and what an editor has to look at: one sentence each, for the desk. */
export function wishesOf(answers: Contribution, picture: boolean): string[] {
  const shown = picture && answers.pictureShown !== '0';
  return [
    ...(answers.uses.includes('easy-read') ? ['They would like an Easy Read version.'] : []),
    ...(answers.uses.length === 0
      ? ['They have not said yes to any use yet. Please ask them.']
      : []),
    ...(shown && answers.pictureAgreed === 'not-yet'
      ? ['Not everybody in the picture has agreed yet.']
      : []),
    ...(shown && answers.pictureAgreed === ''
      ? ['They did not say whether everybody in the picture agreed.']
      : []),
  ];
}

/**
 * A name for addresses, from a title: plain letters, no name of the teller. An address outlives a
 * withdrawal, so nobody can be found by it.
 * @param names What the teller typed as their name, and how they are credited.
 */
export function addressOf(title: string, names: readonly string[]): string {
  const words = new Set(names.flatMap((name) => plainSlug(name).split('-')).filter(Boolean));
  // Part of how everybody is credited who is not named; it names nobody.
  words.delete('a');
  const kept = plainSlug(title)
    .split('-')
    .filter((word) => word !== '' && !words.has(word) && !words.has(word.replace(/s$/, '')));
  while (kept.join('-').length > slugLength - suffix) kept.pop();
  const address = kept.join('-');
  if (!/[a-z]{2}/.test(address)) return 'a-story';
  return isSlug(address) ? address : `a-story-${address}`;
}

/**
 * What somebody typed, without signs that nobody can see and with line ends of one kind. Marks that
 * scripts and emoji need stay.
 */
export function typed(text: string): string {
  const lines = text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n');
  return withoutHidden(lines)
    .replaceAll('\uFFFD', '')
    .replace(moreMarks, '$1')
    .normalize('NFC')
    .trim();
}

/**
 * No script puts more than a few marks on one letter, and thirty is the most of the stream-safe format
 * (UAX #15, 13). Sorting thousands of them, as `normalize` does, takes minutes.
 */
const moreMarks = /(\p{M}{30})\p{M}+/gu;

/** Questions whose answers stand under a heading of their own, in the order of reading. */
const headed = ['who', 'changed', 'hard'] as const satisfies readonly ContributionField[];

function part(answers: Contribution, name: (typeof headed)[number]): string {
  const words = escapeText(inParagraphs(answers[name]));
  return words === '' ? '' : `## ${asked(name).title.replace(/\?$/, '')}\n\n${words}`;
}

/**
 * Whoever speaks to their device may get one paragraph of thousands of words. It is broken at the end
 * of a sentence, or else of a word, so that it can be kept and read.
 */
function inParagraphs(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => [...pieces(line)])
    .join('\n');
}

function* pieces(line: string): Generator<string> {
  let rest = line;
  while (rest.length > longestLine) {
    const most = rest.slice(0, longestLine);
    const end =
      Math.max(most.search(/[.!?…。！？]\s*(?!.*[.!?…。！？])/su), 0) || most.lastIndexOf(' ');
    const cut = end > longestLine / 2 ? end + 1 : longestLine;
    // Not between the two halves of a character.
    const at = /[\uD800-\uDBFF]/.test(rest[cut - 1] ?? '') ? cut - 1 : cut;
    yield `${rest.slice(0, at)}\n`;
    rest = rest.slice(at);
  }
  yield rest;
}

function plainSlug(text: string): string {
  const latin = text
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, ' ');
  return slugOf(latin.trim()).replace(/-+/g, '-');
}

/** Letters that are not a plain one with a mark. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l' },
  ...{ đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** Room for `-12`, where several stories have one title. */
const suffix = 8;

/** Characters of a line before signs are escaped, which doubles them at most. */
const longestLine = 8_000;

/** What a story is made of. */
export interface FormStory {
  answers: Contribution;
  uid: string;
  /** The number of its consent, such as `C-7F3K9A`. */
  ref: string;
  today: string;
  /** The organisation that keeps the consent, where the content folder has it. */
  heldBy: string | undefined;
  /** The name of the picture beside the story. */
  picture: string | undefined;
}
