import { wordCount } from '../schemas/text.ts';
import type { StoryNode, StoryTree } from './parse.ts';
import { plainText } from './render.ts';
import { isElement, skip, walk } from './tree.ts';

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

/** Link words that say nothing out of context (WCAG 2.2, 2.4.4). */
const vague =
  /^(?:click |read |see |find out |learn )?(?:here|more|this|link|this link|this page|page|website|more here|out more)\.?$/i;

/**
 * Notes on how plainly a body reads. Advice, never a reason to refuse.
 * @param language The language tag of the story: words are looked up for English only.
 */
export function plainNotes(tree: StoryTree, language: string): PlainNote[] {
  const notes: PlainNote[] = [];
  walk(tree, (node) => {
    const offset = node.position?.start.offset;
    if (offset === undefined || isElement(node, 'pre', 'table')) return skip;
    if (isElement(node, 'a')) notes.push(...linkNotes(node, offset));
    if (isElement(node, 'p', 'li')) notes.push(...paragraphNotes(node, offset, language));
    return undefined;
  });
  return notes;
}

/** The sentences of a text: up to a full stop, question or exclamation mark before a space. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["'”’)]{0,3}) (?=["'“‘(]?[\p{Lu}\p{N}])/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

function* paragraphNotes(node: StoryNode, offset: number, language: string): Generator<PlainNote> {
  if (
    isElement(node, 'li') &&
    node.children.some(
      (child) => child.type === 'element' && /^(?:p|ul|ol|blockquote)$/.test(child.tagName),
    )
  )
    return;
  const text = plainText(node).replace(/\n/g, ' ');
  const parts = sentences(text);
  const { sentenceWords, paragraphSentences } = plainLimits;
  for (const part of parts) {
    const words = wordCount(part);
    if (words > sentenceWords)
      yield {
        offset,
        code: 'plain-long-sentence',
        message: `The sentence "${beginning(part)}" has ${words} words. Up to ${sentenceWords} read easily.`,
      };
  }
  if (parts.length > paragraphSentences)
    yield {
      offset,
      code: 'plain-long-paragraph',
      message: `This paragraph has ${parts.length} sentences. Up to ${paragraphSentences} read easily.`,
    };
  if (!/^en\b/i.test(language)) return;
  for (const { 0: found } of text.matchAll(jargonPattern))
    yield {
      offset,
      code: 'plain-words',
      message: `"${found}": consider "${jargon[found.toLowerCase()]}".`,
    };
}

function* linkNotes(node: StoryNode, offset: number): Generator<PlainNote> {
  const text = plainText(node);
  if (vague.test(text))
    yield {
      offset,
      code: 'plain-link',
      message: `The link "${text}" does not say where it leads. Use words such as the name of the page.`,
    };
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

/** A piece of advice, by its place in the body. */
export interface PlainNote {
  offset: number;
  code: string;
  message: string;
}
