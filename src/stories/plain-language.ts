import type { StoryNode, StoryTree } from './parse.ts';
import { paragraphWords, type WordsNote } from './plain-words.ts';
import { plainText } from './render.ts';
import { isElement, skip, walk } from './tree.ts';

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

function* paragraphNotes(node: StoryNode, offset: number, language: string): Generator<PlainNote> {
  if (
    isElement(node, 'li') &&
    node.children.some(
      (child) => child.type === 'element' && /^(?:p|ul|ol|blockquote)$/.test(child.tagName),
    )
  )
    return;
  for (const note of paragraphWords(plainText(node).replace(/\n/g, ' '), language))
    yield { offset, ...note };
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

/** A piece of advice, by its place in the body. */
export interface PlainNote extends WordsNote {
  offset: number;
}
