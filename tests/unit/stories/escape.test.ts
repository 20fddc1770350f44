import { expect, test } from 'vitest';
import { checkBody } from '../../../src/stories/body.ts';
import { escapeText } from '../../../src/stories/escape.ts';
import { parseBody } from '../../../src/stories/parse.ts';
import { plainText } from '../../../src/stories/render.ts';
import { isElement, walk } from '../../../src/stories/tree.ts';
import { randomFrom } from '../../support/random-story.ts';

const nasty = [
  ...'\\`*_{}[]()<>#+-.!|~&:;"\'=/^$%?,0123456789 abcxyzÉŵ\n',
  ...[
    '\n\n',
    '  ',
    '    ',
    '1. ',
    '10) ',
    '- ',
    '+ ',
    '# ',
    '> ',
    '---',
    '===',
    '```',
    '~~~',
    '~~',
  ],
  ...[
    'import ',
    'export ',
    'import',
    'https://',
    'www.',
    'a@b.co',
    '&amp;',
    '&#123;',
    '<b>',
    '</b>',
  ],
  ...['<Quote by="x">', '</Quote>', '<!--', '{x}', '[x](y)', '![x](y)', '[^1]', '[^1]: ', '[a]: b'],
  ...[
    '|',
    '|-|',
    ':-:',
    '**',
    '__',
    '\\',
    '\\\\',
    '👩‍👩‍👧',
    '– ',
    'http:',
    '\t',
    'mailto:a@b.co',
    'ftp://',
  ],
];

test('what a person types shows as typed', () => {
  const typed = 'I <3 you {name} 2 < 3 * stars # - 1. import x export';
  expect(shown(typed)).toBe(typed);
  expect(escapeText(typed)).toBe('I \\<3 you \\{name\\} 2 \\< 3 \\* stars # - 1. import x export');
});

test('lines stay lines and paragraphs stay paragraphs', () => {
  const tree = parseBody(escapeText('One\ntwo\n\n\nthree'));
  expect(tree.children.filter((node) => isElement(node, 'p'))).toHaveLength(2);
  expect(plainText(tree)).toBe('One\ntwo\nthree');
});

test('two thousand random texts show as typed, without emphasis or code, and pass the check', () => {
  const random = randomFrom(20261122);
  for (let round = 0; round < 2000; round++) {
    const typed = Array.from({ length: 1 + random(14) }, () => nasty[random(nasty.length)]).join(
      '',
    );
    const escaped = escapeText(typed);
    expect(shownAs(escaped), JSON.stringify({ typed, escaped })).toBe(visible(typed));
    expect(checkBody(escaped).findings.filter(({ level }) => level === 'error')).toEqual([]);
  }
}, 60_000);

function shown(typed: string): string {
  return shownAs(escapeText(typed));
}

function shownAs(body: string): string {
  const tree = parseBody(body);
  let text = '';
  walk(tree, (node) => {
    if (node.type === 'text') text += node.value;
    else if (isElement(node, 'p')) text += '\n\n';
    else if (!isElement(node, 'br', 'a') && node.type !== 'root') text += `[${node.type}]`;
    return undefined;
  });
  return text
    .replace(/ +\n/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}

/** Text as a page can show it: spaces at the ends of lines and more than one empty line do not. */
function visible(typed: string): string {
  return typed
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}
