import { escapeText } from './vocabulary.ts';

/**
 * A remark plugin: what was typed in the text editor is written so that it shows as typed, and read
 * again as it was typed. Decap has escaped most signs of Markdown by then; those of MDX are left, and
 * those that make a list or a sign of a line that somebody began with them. (Its `html` nodes hold
 * plain text.)
 * @param decode Turns one character reference such as `&copy;` into its sign.
 */
export function showAsTyped(decode: (reference: string) => string) {
  return function plugin(this: Processor): ((tree: TextNode) => void) | undefined {
    const visitors = this.Compiler?.prototype.visitors;
    if (!visitors)
      return (tree) => {
        readAsTyped(tree, decode);
      };
    visitors.text = visitors.html = (node, parent) => {
      const begins = beginsLine(node, parent);
      const text = escapeText(escapeReferences(node.value ?? ''), begins);
      return begins ? escapeList(text) : text;
    };
    return undefined;
  };
}

/** A text with its character references as signs: `&amp;` is an ampersand. */
export function decoded(text: string, decode: (reference: string) => string): string {
  return text.replace(/&#?\w+;/g, decode);
}

function readAsTyped(node: TextNode, decode: (reference: string) => string): void {
  if (node.type === 'text' && node.value !== undefined) node.value = decoded(node.value, decode);
  for (const child of node.children ?? []) readAsTyped(child, decode);
}

/** `&copy;` that somebody typed is four letters and two signs, and no sign of its own. */
function escapeReferences(text: string): string {
  return text.replace(/&(?=#?\w+;)/g, '&amp;');
}

/** `1.` and `+` at the beginning of a line would begin a list. */
function escapeList(text: string): string {
  return text.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/^\+(?=\s|$)/, '\\+');
}

function beginsLine(node: TextNode, parent: TextNode | undefined): boolean {
  const siblings = parent?.children ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  return parent?.type === 'paragraph' && (before === undefined || before.type === 'break');
}

interface Processor {
  Compiler?: { prototype: { visitors?: Visitors } };
}

interface TextNode {
  type: string;
  value?: string;
  children?: TextNode[];
}

type Visitors = Record<string, (node: TextNode, parent?: TextNode) => string>;
