import { wordCount } from '../schemas/word-count.ts';

/** The most words of a sentence, and sentences of a paragraph, that read easily. */
export const plainLimits = { sentenceWords: 20, paragraphSentences: 3 } as const;

/**
 * Words that hold readers off or hurt people, and what to write instead.
 * After the language guides of TLAP ("Care and support jargon buster"), the Alzheimer's Society
 * ("Positive language") and the UK government ("Inclusive language: words to use and avoid when
 * writing about disability").
 */
export const jargon: Readonly<Record<string, string>> = {
  'suffers from': 'has',
  'suffering from': 'with',
  'service user': 'person who uses the service',
  'service users': 'people who use the service',
  vulnerable: 'what the person needs, or what puts them at risk',
  'wheelchair-bound': 'wheelchair user',
  'confined to a wheelchair': 'uses a wheelchair',
  'the disabled': 'disabled people',
  'the elderly': 'older people',
  'the homeless': 'people who are homeless',
  'mentally ill': 'with a mental health problem',
  'dementia sufferer': 'person with dementia',
  'dementia sufferers': 'people with dementia',
  demented: 'with dementia',
  handicapped: 'disabled',
  'challenging behaviour': 'what happened, in plain words',
  'able-bodied': 'not disabled',
  'hard to reach': 'not reached by us yet',
  'bed blocker': 'person who is waiting to leave hospital',
  'bed blockers': 'people who are waiting to leave hospital',
  stakeholders: 'who they are',
  'multi-disciplinary': 'of different professions',
  'going forward': 'from now on',
  'cascade down': 'tell',
  utilise: 'use',
  facilitate: 'help',
  empower: 'what changed',
  signposting: 'telling people where to go',
  'non-compliant': 'did not want',
};

/**
 * Notes on how plainly one paragraph reads. Small enough for the browser, where they stand under the
 * text while it is written.
 * @param text The paragraph as a reader sees it, on one line.
 * @param language The language tag of the story: words are looked up for English only.
 */
export function* paragraphWords(text: string, language: string): Generator<WordsNote> {
  const parts = sentences(text);
  const { sentenceWords, paragraphSentences } = plainLimits;
  for (const part of parts) {
    const words = wordCount(part);
    if (words > sentenceWords)
      yield {
        code: 'plain-long-sentence',
        message: `The sentence "${beginning(part)}" has ${words} words. Up to ${sentenceWords} read easily.`,
      };
  }
  if (parts.length > paragraphSentences)
    yield {
      code: 'plain-long-paragraph',
      message: `This paragraph has ${parts.length} sentences. Up to ${paragraphSentences} read easily.`,
    };
  if (!/^en\b/i.test(language)) return;
  for (const { 0: found } of text.matchAll(jargonPattern))
    yield {
      code: 'plain-words',
      message: `"${found}": consider "${jargon[found.toLowerCase()]}".`,
    };
}

/** The sentences of a text: up to a full stop, question or exclamation mark before a space. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["'”’)]{0,3}) (?=["'“‘(]?[\p{Lu}\p{N}])/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

const jargonPattern = new RegExp(
  `(?<![\\p{L}-])(?:${Object.keys(jargon)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}-])`,
  'giu',
);

function beginning(text: string): string {
  const words = text.split(/\s+/);
  return words.length > 6 ? `${words.slice(0, 6).join(' ').slice(0, 80)}…` : text.slice(0, 80);
}

/** A piece of advice. */
export interface WordsNote {
  code: string;
  message: string;
}
