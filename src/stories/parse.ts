import type { ElementContent, Root, RootContent } from 'hast';
import { mdxToHast } from 'satteri';
import { isElement, walk } from './tree.ts';
import { readTag } from './tag.ts';
import { vocabulary } from './vocabulary.ts';

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
  if (masked === body) return { tree, strays: [] };
  const strays = findStrays(tree, masked);
  unmask(tree);
  return { tree, strays };
}

/** Stands for an opening brace while the parser reads. */
const BRACE = '\uFDD0';
/** Stands for a `<` that begins no vocabulary tag. */
const LESS_THAN = '\uFDD1';
/** Stand for the first letters of `import` and `export` at the beginning of a line. */
const I = '\uFDD2';
const E = '\uFDD3';

const signs: Readonly<Record<string, string>> = {
  [BRACE]: '{',
  [LESS_THAN]: '<',
  [I]: 'i',
  [E]: 'e',
};
const maskPattern = /[\uFDD0-\uFDD3]/g;
const encodedPattern = /%EF%B7%9[0-3]/g;
const encodedSigns: Readonly<Record<string, string>> = {
  '%EF%B7%90': '%7B',
  '%EF%B7%91': '%3C',
  '%EF%B7%92': 'i',
  '%EF%B7%93': 'e',
};
const tagStart = new RegExp(`^/?(?:${Object.keys(vocabulary).join('|')})(?=[\\s/>])`);

function mask(body: string): string {
  if (!/[{<]|^(?:import|export)/m.test(body)) return body;
  return body.replace(/\\[^]|[{<]|^(?:import|export)/gm, (found, at: number) => {
    if (found.startsWith('\\')) return found;
    if (found === '{') return BRACE;
    if (found !== '<') return (found.startsWith('i') ? I : E) + found.slice(1);
    return tagStart.test(body.slice(at + 1, at + 13)) ? found : LESS_THAN;
  });
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
  for (const { 0: sign, index: offset } of masked.matchAll(maskPattern)) {
    for (let range = quiet[index]; range && range[0] <= offset; range = quiet[++index])
      covered = Math.max(covered, range[1]);
    if (offset < covered) continue;
    if (sign === BRACE) strays.push({ sign: 'brace', offset });
    else if (sign === LESS_THAN) strays.push({ sign: 'less-than', offset });
    else if (
      textStarts.has(offset) &&
      /^.\w{5}(?![\p{L}\p{N}_-])/u.test(masked.slice(offset, offset + 8))
    )
      strays.push({ sign: 'program-word', offset });
  }
  return strays;
}

/** Puts the signs back, in everything that a tree holds as text. */
function unmask(tree: StoryTree): void {
  walk(tree, (node) => {
    if (node.type === 'text') node.value = plain(node.value);
    else if (node.type === 'element') unmaskRecord(node.properties);
    else if ('attributes' in node)
      for (const attribute of node.attributes) {
        if (typeof attribute.value === 'string') attribute.value = plain(attribute.value);
      }
    if ('data' in node && node.data) unmaskRecord(node.data as Record<string, unknown>);
  });
}

function unmaskRecord(record: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'string') record[key] = plain(value);
    else if (Array.isArray(value))
      record[key] = value.map((item: unknown) => (typeof item === 'string' ? plain(item) : item));
  }
}

function plain(text: string): string {
  return text
    .replace(maskPattern, (sign) => signs[sign] ?? '')
    .replace(encodedPattern, (sign) => encodedSigns[sign] ?? '');
}

/** A sign that MDX would take for program code, where the author typed it as text. */
export interface Stray {
  sign: 'brace' | 'less-than' | 'program-word';
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
