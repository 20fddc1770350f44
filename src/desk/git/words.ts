import type { Noun } from '../../schemas/slug.ts';
import type { DraftKey } from '../draft.ts';
import { inWords } from '../moment.ts';
import { Refusal } from '../refusal.ts';

/** What a draft is of, as people say it: `story`. */
export function wordFor(noun: Noun): string {
  return words[noun];
}

const words: Readonly<Record<Noun, string>> = {
  stories: 'story',
  themes: 'theme',
  organisations: 'organisation',
  series: 'series',
  glossary: 'word',
};

/** Somebody else saved in between. */
export function savedByOther({ noun }: DraftKey, by: Who): Refusal {
  return new Refusal(
    409,
    `${by.name} saved this ${words[noun]} after you opened it, on ${inWords(by.at)}. Your words are not lost: they are still on this page. Copy them to a safe place. Then open the ${words[noun]} again and put your changes in.`,
  );
}

/** Somebody saved what is to be published or moved on. */
export function savedSince({ noun }: DraftKey, by: Who): Refusal {
  return new Refusal(
    409,
    `${by.name} saved this ${words[noun]} after you last looked at it, on ${inWords(by.at)}. Nothing else was changed. Please look at it again first.`,
  );
}

export function noDraft({ noun, slug }: DraftKey): Refusal {
  return new Refusal(
    404,
    `There is no draft of the ${words[noun]} “${slug}” any more. Somebody has published it or taken it away.`,
  );
}

/** Somebody took the draft away in between. */
export function takenAway(by: Who): Refusal {
  return new Refusal(
    409,
    `${by.name} took this draft away after you opened it, on ${inWords(by.at)}. Your words are not lost: they are still on this page. Copy them to a safe place, and ask ${by.name} what happened.`,
  );
}

export function draftGone({ noun }: DraftKey): Refusal {
  return new Refusal(
    409,
    `Somebody published this ${words[noun]} or took its draft away after you opened it. Your words are not lost: they are still on this page. Copy them to a safe place. Then open the ${words[noun]} again and put them in.`,
  );
}

export function alreadyThere({ noun, slug }: DraftKey): Refusal {
  return new Refusal(
    409,
    `There is already a ${words[noun]} called “${slug}”. Please choose another name.`,
  );
}

/** Another program holds what is needed. */
export function busy(): Refusal {
  return new Refusal(
    409,
    'Another program is using the stories just now. Nothing was changed, and what you typed is still here. Please try again in a minute.',
  );
}

export function openElsewhere({ noun, slug }: DraftKey): Refusal {
  return new Refusal(
    409,
    `Somebody works on the draft of the ${words[noun]} “${slug}” with Git on the desk's computer. Please try again when they have finished.`,
  );
}

/** Somebody who did something, and when (ISO 8601). */
export interface Who {
  name: string;
  at: string;
}
