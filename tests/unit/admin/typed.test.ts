import { expect, test } from 'vitest';
import { decoded, showAsTyped } from '../../../src/admin/typed.ts';
import { parseBody } from '../../../src/stories/parse.ts';
import { plainText } from '../../../src/stories/render.ts';

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&copy;': '©', '&#105;': 'i' };
const sign = (reference: string): string => signs[reference] ?? reference;

test.each([
  'I <3 you {name} & 2 < 3 import x',
  'import x from "y"',
  'export {a}',
  '1. one',
  '1) one',
  '2026. A year',
  '+ plus',
  '&amp; and &copy; and &nothing;',
  '</Quote> <script>',
  'a \\{ b',
])('%s: typed at the beginning of a paragraph, it reads the same on the page', (typed) => {
  expect(plainText(parseBody(write(typed)))).toBe(typed);
});

test('what was kept is read again as it was typed', () => {
  const tree = {
    type: 'root',
    children: [{ type: 'text', value: '&#105;mport &amp;copy; &copy;' }],
  };
  reader()(tree);
  expect(tree.children[0]?.value).toBe('import &copy; ©');
});

test('a reference is decoded once, so that one which was typed stays', () => {
  expect(decoded('&amp;copy;', sign)).toBe('&copy;');
});

/** What the plugin writes for a text that begins a paragraph. */
function write(value: string): string {
  const node = { type: 'text', value };
  const visitors: Record<string, (node: Node, parent?: Node) => string> = {};
  showAsTyped(sign).call({ Compiler: { prototype: { visitors } } });
  // Decap itself has escaped the signs of Markdown that stand anywhere in a text.
  return visitors.text?.(node, { type: 'paragraph', children: [node] }) ?? '';
}

function reader(): (tree: Node) => void {
  return showAsTyped(sign).call({}) ?? (() => undefined);
}

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}
