/**
 * Bodies that are made to hurt a parser, of any size. Each is one idea: the check must answer it
 * within two seconds and live, whether it refuses it or not.
 */
export const bombs: Readonly<Record<string, (size: number) => string>> = {
  // Quotes and lists inside one another
  'quote-signs': repeat('>'),
  'quote-signs-apart': repeat('> '),
  'quote-stairs': stairs((step) => `${'>'.repeat(step)}a\n`),
  'lists-on-one-line': repeat('- '),
  'numbers-on-one-line': repeat('1. '),
  'lists-of-three-kinds': repeat('* + - '),
  'lists-and-quotes': repeat('- > '),
  'list-stairs': stairs((step) => `${' '.repeat(2 * step)}- a\n`),
  'quoted-list-stairs': stairs((step) => `${'> '.repeat(step)}- a\n`),
  'lists-24-deep': stairs((step) => `${'  '.repeat(step % 24)}- a\n\n`),
  'lazy-quote': (size) => `${'> '.repeat(24)}a\n${repeat('b\n')(size)}`,
  'loose-list': repeat('- a\n\n'),
  'list-with-a-gap': (size) => `${repeat('- a\n')(size / 2)}${repeat('\n')(size / 2)}- b`,
  'task-list': repeat('- [ ] a\n'),
  'tab-list': repeat('-\t'),
  // Tags
  'tags-nested': around('<Quote by="x">', '</Quote>'),
  'tags-nested-apart': around('<Quote by="x">\n\n', '\n\n</Quote>'),
  'tags-never-closed': repeat('<Quote by="x">'),
  'tags-never-opened': repeat('</Quote>'),
  'tags-in-a-row': repeat('<KeyPoint>x</KeyPoint> '),
  'tags-alone': repeat('<Film/>\n\n'),
  'tag-of-attributes': (size) => `<Quote ${repeat('a="b" ')(size)}/>`,
  'tag-of-names': (size) => `<Quote ${repeat('a ')(size)}`,
  'tag-beginnings': repeat('<Quote '),
  'tag-quotes': repeat('<Quote by="'),
  'tag-in-words': repeat('a <Quote by='),
  'less-than-signs': repeat('<'),
  'less-than-in-words': repeat('a < b '),
  'raw-tags': around('<b>', '</b>'),
  'raw-comments': repeat('<!-- '),
  // Program code
  'braces-open': repeat('{'),
  'braces-around': around('{', '}'),
  'braces-in-words': repeat('{a} '),
  'braces-on-lines': repeat('{a\n'),
  'code-in-brackets': (size) => `{${around('(', ')')(size)}}`,
  'code-of-marks': (size) => `{${repeat('!')(size)}a}`,
  'code-in-attribute': (size) => `<Quote by={${around('[', ']')(size)}}>x</Quote>`,
  'code-spread': (size) => `<Quote {...${around('(', ')')(size)}}>x</Quote>`,
  'export-brackets': (size) => `export const a = ${repeat('(')(size)}`,
  'export-around': (size) => `export default ${around('[', ']')(size)}`,
  imports: repeat('import a from "b"\n'),
  'imports-apart': repeat('import a\n\n'),
  // Emphasis, links, code
  stars: repeat('*'),
  'stars-and-letters': repeat('*a'),
  'stars-open': repeat('*a '),
  'stars-and-lines': repeat('*a_ '),
  'stars-of-four-kinds': repeat('*a **b _c __d '),
  'stars-nested': around('*a ', ' b*'),
  'stars-and-lines-nested': around('_a *b ', '* _'),
  'stars-in-threes': repeat('a***b '),
  'lines-open': repeat('_a '),
  'waves-open': repeat('~a ~~b '),
  'brackets-open': repeat('['),
  'brackets-around': around('[', ']'),
  'pictures-open': repeat('!['),
  'pictures-around': around('![', '](./a.jpg)'),
  'links-open': repeat('[a](b'),
  'links-nested': around('[a', '](b)'),
  'link-brackets': (size) => `[a](${around('(', ')')(size)})`,
  'link-titles': repeat('[a](b "'),
  'short-references': (size) => `[a]: /x\n\n${repeat('[a] ')(size)}`,
  'long-definition': (size) => `[a]: /${'x'.repeat(size / 2)}\n\n${repeat('[a] ')(size / 2)}`,
  definitions: stairs((step) => `[a${step}]: /x\n`),
  'definitions-used': stairs((step) => `[a${step}]: /x\n\n[a${step}]\n\n`),
  ticks: repeat('`'),
  'ticks-growing': stairs((step) => `a${'`'.repeat(step)}`),
  'ticks-uneven': repeat('`a``'),
  fences: repeat('```\n'),
  'quoted-fences': repeat('> ```\n'),
  references: repeat('&amp;'),
  'references-apart': repeat('&amp; \n'),
  'references-broken': repeat('&#x'),
  backslashes: repeat('\\'),
  'backslash-braces': repeat('\\{'),
  // Tables and notes
  'table-square': (size) => square(Math.floor(Math.sqrt(size / 4))),
  'table-wide': (size) => `${'|a'.repeat(size / 4)}|\n${'|-'.repeat(size / 4)}|\n`,
  'table-of-short-rows': (size) => {
    const columns = Math.floor(size / 8);
    return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${'|\n'.repeat(columns)}`;
  },
  'table-of-short-rows-quoted': (size) => {
    const columns = Math.floor(size / 20);
    return `> ${'|a'.repeat(columns)}|\n> ${'|-'.repeat(columns)}|\n${'> |\n'.repeat(columns)}`;
  },
  'table-of-short-rows-listed': (size) => {
    const columns = Math.floor(size / 20);
    return `1. ${'a|'.repeat(columns)}a\n   ${'-|'.repeat(columns)}-\n${'   b\n'.repeat(columns)}`;
  },
  'table-ends': repeat('|-\n'),
  'tables-small': repeat('|a|\n|-|\n|b|\n\n'),
  pipes: repeat('|'),
  'note-used-often': (size) => `[^1]: x\n\n${repeat('[^1] ')(size)}`,
  'notes-many': stairs((step) => `a[^${step}]\n\n[^${step}]: x\n\n`),
  'notes-in-notes': stairs((step) => `[^${step}]: x [^${step + 1}]\n\n`),
  'note-of-itself': (size) => `[^a]\n\n[^a]: ${repeat('[^a] ')(size)}`,
  // Length
  'one-word': repeat('a'),
  'one-line': repeat('a '),
  paragraphs: repeat('a\n\n'),
  lines: repeat('a\n'),
  'line-breaks': repeat('a\\\n'),
  'line-breaks-of-spaces': repeat('a  \n'),
  'empty-lines': repeat('\n'),
  spaces: repeat(' '),
  headings: repeat('## a\n'),
  'headings-and-lost-links': (size) => lostLinks(size, () => '[a](#abcdefgh-x) '),
  'headings-and-links-lost-apart': (size) => lostLinks(size, (n) => `[a](#abcde-${n}-x) `),
  'underlined-headings': repeat('a\n-\n'),
  'long-underlined-heading': (size) => `${repeat('a\n')(size)}---`,
  rules: repeat('---\n'),
  'rules-that-are-lists': repeat('* * * a\n'),
  addresses: repeat('https://a.b '),
  'addresses-joined': repeat('https://a.b/'),
  'addresses-www': repeat('www.'),
  'addresses-of-brackets': (size) => `https://a.b/${repeat(')')(size)}`,
  'addresses-of-references': (size) => `https://a.b/${repeat('&amp;')(size)}`,
  'mail-addresses': repeat('a@b.c '),
  'mail-address-joined': repeat('a@b.c'),
  'mail-address-of-lines': (size) => `${repeat('a_')(size)}@b.c`,
  'marks-on-letters': (size) => `a${repeat('\u0301')(size / 2)}`,
  emoji: repeat('👩‍👩‍👧 '),
  sentences: repeat('A b. '),
  'full-stops': repeat('.'),
  'quotes-after-stops': repeat('."'),
  jargon: repeat('the disabled '),
};

/** Front matter that is made to hurt a YAML reader. */
export const yamlBombs: Readonly<Record<string, (size: number) => string>> = {
  'lists-open': repeat('['),
  'lists-around': around('[', ']'),
  'groups-open': repeat('{a: '),
  'lists-on-one-line': repeat('- '),
  'questions-on-one-line': repeat('? '),
  'colons-on-one-line': repeat('a: '),
  'colons-alone': repeat(': '),
  'quotes-open': repeat('"'),
  stairs: stairs((step) => `${' '.repeat(step)}a:\n`),
  'list-stairs': stairs((step) => `${' '.repeat(2 * step)}-\n`),
  keys: stairs((step) => `k${step}: 1\n`),
  'same-keys': repeat('a: 1\n'),
  'list-items': repeat('- a\n'),
  'short-list': (size) => `a: [${repeat('b,')(size)}]`,
  'short-list-of-credits': (size) => `credits: [${repeat('a,')(size)}]`,
  'groups-and-numbers': (size) => `credits: [${'{},'.repeat(190)}${repeat('1,')(Math.max(size - 600, 0))}]`,
  'numbers-within-limits': () => `credits: [${'{},'.repeat(190)}${'1,'.repeat(1780)}]`,
  'short-group': stairs((step) => `${step === 1 ? 'a: {' : ''}k${step}, `),
  anchors: repeat('&a '),
  tags: repeat('!a '),
  aliases: (size) => `a: &a [x]\nb: [${repeat('*a,')(size)}]`,
  'alias-steps': () =>
    `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}`,
  comments: repeat('#\n'),
  'long-text': (size) => `title: ${'a'.repeat(size)}`,
  'text-on-lines': (size) => `title: ${repeat('b\n  ')(size)}`,
  blocks: repeat('a: |\n  b\n'),
  escapes: (size) => `title: "${repeat('\\n')(size)}"`,
  'empty-lines': repeat('\n'),
  'colons-in-values': repeat('a: b: c\n'),
  marks: repeat('!'),
};

function repeat(text: string): (size: number) => string {
  return (size) => text.repeat(Math.ceil(size / text.length));
}

function around(open: string, close: string): (size: number) => string {
  return (size) => {
    const times = Math.floor(size / (open.length + close.length));
    return `${open.repeat(times)}x${close.repeat(times)}`;
  };
}

function stairs(line: (step: number) => string): (size: number) => string {
  return (size) => {
    let text = '';
    for (let step = 1; text.length < size; step++) text += line(step);
    return text;
  };
}

function square(side: number): string {
  const row = `${'|a'.repeat(side)}|\n`;
  return `${row}${'|-'.repeat(side)}|\n${row.repeat(side)}`;
}

/** As many headings as lines are allowed, and links to headings that are not there. */
function lostLinks(size: number, link: (step: number) => string): string {
  let text = repeat('## abcdefg\n')(size / 4);
  for (let step = 1; text.length < 0.95 * size; step++)
    text += `${step % 500 === 1 ? '\n\n' : ''}${link(step)}`;
  return text;
}
