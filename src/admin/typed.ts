import { escapeText } from './vocabulary.ts';

/**
 * A remark plugin: what was typed in the text editor is written so that it shows as typed, and read
 * again as it was typed. Decap has escaped the signs of Markdown by then; those of MDX are left. (Its
 * `html` nodes hold plain text.)
 */
export function showAsTyped(this: Processor): ((tree: TextNode) => void) | undefined {
  const visitors = this.Compiler?.prototype.visitors;
  if (!visitors) return readAsTyped;
  visitors.text = visitors.html = (node, parent) =>
    escapeText(node.value ?? '', parent?.type === 'paragraph' && parent.children?.[0] === node);
  return undefined;
}

/** `import` at the beginning of a paragraph is kept as `&#105;mport`: there it would mean something. */
function readAsTyped(tree: TextNode): void {
  if (tree.value !== undefined && tree.type === 'text')
    tree.value = tree.value.replace(/^&#(101|105);(?=mport\b|xport\b)/, (_, code: string) =>
      String.fromCodePoint(Number(code)),
    );
  for (const child of tree.children ?? []) readAsTyped(child);
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
