import { expect, test } from 'vitest';
import { parseBody, readBody } from '../../../src/stories/parse.ts';
import { isElement, textOf, walk } from '../../../src/stories/tree.ts';

test('program code never reaches the parser: braces, tags and modules come back as text', () => {
  const body = 'export const a = 1\n\nHello {name} and <b>you</b>.';
  const { tree, strays } = readBody(body);
  expect(textOf(tree)).toBe(`export const a = 1\nHello {name} and <b>you</b>.`);
  expect(strays.map(({ sign, offset }) => [sign, body.slice(offset, offset + 3)])).toEqual([
    ['program-word', 'exp'],
    ['brace', '{na'],
    ['less-than', '<b>'],
    ['less-than', '</b'],
  ]);
});

test('the same signs in code, in attributes and after a backslash are nothing special', () => {
  const body =
    '`{a} <b> \\{` \\{ \\<\n\n```\n{ <\nimport x\n```\n\n<Quote by="{A} <b> \\{">x</Quote>';
  const { tree, strays } = readBody(body);
  expect(strays).toEqual([]);
  expect(textOf(tree)).toBe('{a} <b> \\{ { <\n{ <\nimport x\n\nx');
  expect(tree.children.at(-1)).toMatchObject({
    attributes: [{ name: 'by', value: '{A} <b> \\{' }],
  });
});

test('a backslash inside an address protects nothing, and still no code is read', () => {
  for (const body of ['https://a.b\\{(((((}', 'https://a.b\\<!--', 'www.a.b\\<b {x}', 'a@b.c\\{x}'])
    expect(() => parseBody(body)).not.toThrow();
});

test('a hundred thousand brackets of code do not bring the process down', () => {
  for (const body of ['{', 'export const a = ', '<Quote by={', 'import {'])
    try {
      parseBody(body + '('.repeat(100_000));
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
});

test('an address that is not whole stays words', () => {
  const links: string[] = [];
  walk(parseBody('www. https://user:secret@example.org/ and https://example.org'), (node) => {
    if (isElement(node, 'a')) links.push(textOf(node));
    return undefined;
  });
  expect(links).toEqual(['https://example.org']);
});
