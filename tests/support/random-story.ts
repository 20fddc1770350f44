/**
 * Random numbers that are the same for the same seed (mulberry32), so that what fails once can be
 * looked at again.
 * @returns A function that gives a whole number from 0 to below its argument.
 */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Pieces that mean something to MDX, or nearly do. */
const pieces: readonly string[] = [
  ...[
    '\n',
    '\n\n',
    '\n\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    'a',
    'words and more ',
    'Ŵ',
    '👩‍👩‍👧',
    'é',
    '\\',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '```',
    '```js\n',
    '~~~\n',
    '#',
    '## ',
    '# ',
    '> ',
    '>',
  ],
  ...[
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2) ',
    '- [ ] ',
    '---',
    '===',
    '***',
    '|',
    '| a | b |\n',
    '|-|-|\n',
    ':-:',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[a](',
    '[a][b]',
    '[a]: /x',
    '[^1]',
    '[^1]: ',
    '[^',
    ': ',
    '!',
  ],
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<b>',
    '</b>',
    '<br>',
    '<!--',
    '-->',
    '<script>',
    '<img src=x onerror=y>',
    '<a:b>',
  ],
  ...[
    '<Quote by="A">',
    '<Quote',
    '</Quote>',
    '<KeyPoint>',
    '</KeyPoint>',
    '<Film',
    ' url="https://a.b"',
    '<SaidDid',
  ],
  ...[
    ' said="a" did="b" />',
    ' title="t"',
    ' minutes="3"',
    ' transcript="#a"',
    ' by="x"',
    ' on="y"',
    '<Quote by="A">x</Quote>',
  ],
  ...[
    '{',
    '}',
    '{a}',
    '{`',
    '{/*',
    '*/}',
    '={',
    '{...',
    '\\{',
    '\\<',
    '\\\\',
    'import ',
    'export ',
    '\nimport a\n',
    '\nexport default ',
  ],
  ...[
    '&amp;',
    '&#123;',
    '&lt;',
    '&#x6a;',
    '&',
    '"',
    "'",
    '=',
    ';',
    ':',
    '@',
    'https://a.b',
    'www.a.b',
    'a@b.c',
    'javascript:',
    'data:x',
    '//a',
  ],
  ...[
    '[x](javascript:alert(1))',
    '[x](&#106;avascript:x)',
    '[x](/a b)',
    '![x](./a.jpg)',
    '![](./a.jpg "t")',
    '![words](https://a.b/c.png)',
    '<https://a.b>',
  ],
  ...[
    '%7B',
    '%0a',
    '\u00a0',
    '\u200d',
    'mailto:a@b.c',
    'tel:+441',
    '/stories/x/',
    '#a',
    '\\\n',
    '  \n',
  ],
];

/** A random body, made of pieces that matter. */
export function randomBody(random: (below: number) => number, most: number): string {
  return Array.from({ length: 1 + random(most) }, () => pieces[random(pieces.length)]).join('');
}

/** A text with a few random changes: something put in, cut out, doubled or swapped. */
export function mutate(text: string, random: (below: number) => number): string {
  let changed = text;
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(changed.length + 1);
    const end = Math.min(changed.length, at + random(12));
    const put =
      random(3) === 0
        ? changed.slice(random(changed.length + 1)).slice(0, 20)
        : (pieces[random(pieces.length)] ?? '');
    changed = changed.slice(0, at) + put + changed.slice(random(2) === 0 ? at : end);
  }
  return changed;
}
