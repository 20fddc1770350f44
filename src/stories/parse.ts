import type { ElementContent, Root, RootContent } from 'hast';
import { mdxToHast } from 'satteri';

/**
 * Reads the body of a story as MDX syntax. Nothing in it is run: the result is a tree in which
 * program code, if there is any, stands as plain nodes for `check.ts` to refuse.
 *
 * Limits of size and nesting come before this (`limits.ts`): a parser is not a place to find out.
 *
 * @param body The text after the front matter.
 * @returns A hast tree, with vocabulary components as `mdxJsxFlowElement` and `mdxJsxTextElement`.
 * @throws Error with a message that begins `line:column:` when the syntax cannot be read.
 */
export function parseBody(body: string): StoryTree {
  return mdxToHast(body, {
    features: {
      frontmatter: false,
      gfm: { footnotes: { label: 'Notes', backLabel: 'Back to note {reference}' } },
    },
  }) as StoryTree;
}

/** A tree of a story's body. */
export type StoryTree = Root;

/** Any node that can stand in a story's tree. */
export type StoryNode = Root | RootContent | ElementContent | VocabularyElement;

/** A vocabulary component as the parser gives it. */
export interface VocabularyElement {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: (
    | { type: 'mdxJsxAttribute'; name: string; value?: string | { type: string } | null }
    | { type: 'mdxJsxExpressionAttribute'; value: string }
  )[];
  children: StoryNode[];
  position?: Root['position'];
}
