import type { ElementContent, Root, RootContent } from 'hast';
import { mdxToHast } from 'satteri';
import { judgeHref } from './href.ts';
import { hiddenSigns, mask, unmaskCode, unmaskWords, type HiddenSign } from './mask.ts';
import { readTag } from './tag.ts';
import { isElement, textOf, walk } from './tree.ts';

/**
 * Reads the body of a story as MDX syntax. Nothing in it is run: what would be program code is
 * hidden from the parser and comes back as plain text.
 *
 * Limits of size and nesting come before this (`limits.ts`): a parser is not a place to find out.
 *
 * @param body The text after the front matter. Lines end in LF.
 * @returns A hast tree, with vocabulary components as `mdxJsxFlowElement` and `mdxJsxTextElement`.
 * @throws Error with a message that begins `line:column:` when the syntax cannot be read.
 */
export function parseBody(body: string): StoryTree {
  return readBody(body).tree;
}

/**
 * Like `parseBody`, and also tells where the author typed what MDX would take for program code.
 *
 * An opening brace, a `<` that begins no vocabulary tag, and a line that begins with `import` or
 * `export` would start Sätteri's JavaScript parser, which a few thousand brackets bring down
 * together with the whole process. Each such sign is replaced by a noncharacter of the same
 * length before parsing, so places stay right, and is put back in the tree. Inside code and
 * attribute values it is only text. Anywhere else it is a stray: `check.ts` refuses it, and all
 * strays of a file are told in one run.
 */
export function readBody(body: string): { tree: StoryTree; strays: Stray[] } {
  const masked = mask(body);
  const tree = mdxToHast(masked, {
    features: {
      frontmatter: false,
      gfm: { footnotes: { label: 'Notes', backLabel: 'Back to note {reference}' } },
    },
  }) as StoryTree;
  const strays = masked === body ? [] : findStrays(tree, masked);
  if (/www\.|:\/\/|@/i.test(body)) unlinkBroken(tree, masked);
  if (masked !== body) unmask(tree);
  return { tree, strays };
}

/** Every sign that is not in code or in a tag, by where it stands in the body. */
function findStrays(tree: StoryTree, masked: string): Stray[] {
  const quiet: [number, number][] = [];
  const textStarts = new Set<number>();
  walk(tree, (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    if (node.type === 'text') textStarts.add(start);
    else if (isElement(node, 'code', 'pre')) quiet.push([start, end]);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      quiet.push([start, readTag(masked, start).end]);
  });
  quiet.sort((a, b) => a[0] - b[0]);
  const strays: Stray[] = [];
  let index = 0;
  let covered = 0;
  for (const { sign, offset } of hiddenSigns(masked)) {
    for (let range = quiet[index]; range && range[0] <= offset; range = quiet[++index])
      covered = Math.max(covered, range[1]);
    if (offset < covered) continue;
    if (sign !== 'program-word' || (textStarts.has(offset) && isWord(masked, offset)))
      strays.push({ sign, offset });
  }
  return strays;
}

/**
 * An address typed among words becomes a link by itself. One that is not whole, or not to be linked
 * to (`www.`, `https://user:secret@example.org`), stays words: nobody asked for a link.
 */
function unlinkBroken(tree: StoryTree, masked: string): void {
  walk(tree, (node) => {
    if (!('children' in node)) return;
    for (const [index, child] of node.children.entries()) {
      const start = child.position?.start.offset;
      if (start === undefined || masked[start] === '[' || !isElement(child, 'a')) continue;
      if (judgeHref(String(child.properties['href'] ?? '')).kind !== 'wrong') continue;
      const next = node.children[index + 1];
      const after = next?.type === 'text' ? next.value.slice(0, 1) : '';
      const typed = textOf(child);
      const raw = masked.slice(start, child.position?.end.offset) === typed;
      const words = raw ? unescaped(typed + after) : typed + after;
      const value = words.slice(0, words.length - after.length);
      node.children[index] = { type: 'text', value, position: child.position };
    }
  });
}

/** In some addresses the parser leaves backslashes; among words they only protect a sign. */
function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Puts the signs back, in everything that a tree holds as text. */
function unmask(tree: StoryTree): void {
  walk(tree, (node, parent) => {
    const back = parent && isElement(parent, 'code') ? unmaskCode : unmaskWords;
    if (node.type === 'text') node.value = back(node.value);
    else if (node.type === 'element') unmaskRecord(node.properties);
    else if ('attributes' in node)
      for (const attribute of node.attributes) {
        if (typeof attribute.value === 'string') attribute.value = unmaskCode(attribute.value);
      }
    if ('data' in node && node.data) unmaskRecord(node.data as Record<string, unknown>);
  });
}

function unmaskRecord(record: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'string') record[key] = unmaskWords(value);
    else if (Array.isArray(value))
      record[key] = value.map((item: unknown) =>
        typeof item === 'string' ? unmaskWords(item) : item,
      );
  }
}

/** True for the whole word `import` or `export`, whose first letter is hidden. */
function isWord(masked: string, offset: number): boolean {
  return /^.\w{5}(?![\p{L}\p{N}_-])/u.test(masked.slice(offset, offset + 8));
}

/** A sign that MDX would take for program code, where the author typed it as text. */
export interface Stray {
  sign: HiddenSign;
  /** Where it stands in the body, in UTF-16 units from 0. */
  offset: number;
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
