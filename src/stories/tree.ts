import type { Element } from 'hast';
import type { StoryNode, VocabularyElement } from './parse.ts';

/** Returned by a visitor to leave out what is inside a node. */
export const skip = Symbol('skip');

/**
 * Visits every node in document order, parents first. Without recursion, so that a deep tree is
 * no danger.
 * @param visit Gets the node and its parent. Returns `skip` to leave out the children.
 */
export function walk(root: StoryNode, visit: Visit): void {
  const waiting: [StoryNode, StoryNode | undefined][] = [[root, undefined]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, parent] = next;
    if (visit(node, parent) === skip) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) waiting.push([child, node]);
    }
  }
}

/**
 * Takes links away and leaves their words.
 * @param tree Changed in place.
 * @param gone Says of an address, as the author wrote it, whether nothing stands there.
 */
export function unlink(tree: StoryNode, gone: (href: string) => boolean): void {
  walk(tree, (node) => {
    if (!('children' in node)) return undefined;
    const isGone = (child: StoryNode): boolean =>
      isElement(child, 'a') && gone(String(child.properties['href'] ?? ''));
    if (childrenOf(node).some(isGone))
      node.children = childrenOf(node).flatMap((child) =>
        isGone(child) ? childrenOf(child) : [child],
      ) as never;
    return undefined;
  });
}

/** What is inside a node: nothing for text. */
export function childrenOf(node: StoryNode): readonly StoryNode[] {
  return 'children' in node ? (node.children as StoryNode[]) : [];
}

/** True for an element of one of these names, or of any name if none is given. */
export function isElement(node: StoryNode, ...names: string[]): node is Element {
  return node.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** True for a vocabulary component, or whatever else was written as a tag. */
export function isComponent(node: StoryNode): node is VocabularyElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The text inside a node, as it stands: nothing added between blocks. */
export function textOf(node: StoryNode): string {
  let text = '';
  walk(node, (inner) => {
    if (inner.type === 'text') text += inner.value;
  });
  return text;
}

type Visit = (node: StoryNode, parent: StoryNode | undefined) => typeof skip | undefined;
