import { vocabulary } from './vocabulary.ts';

/**
 * What a story file may be at most. An honest story stays far below each; together they keep every
 * file that passes below a second in the parser (measured on Sätteri 0.10.5, where, for example,
 * a table of 25,000 columns and as many rows, 40,000 character references or a row of 200,000 `>`
 * take minutes or gigabytes).
 */
export const limits = {
  /** Bytes of a file, in UTF-8. */
  bytes: 200_000,
  /** Characters of a line in the body. */
  line: 20_000,
  /** Lines of the body. */
  lines: 5_000,
  /** Quotes, lists, components and emphasis inside one another. */
  nesting: 24,
  /** Vocabulary tags, opening and closing ones. */
  tags: 500,
  /** Cells of all tables, empty ones included. */
  cells: 5_000,
  /** References to footnotes. */
  notes: 500,
  /** Character references such as `&amp;`. */
  references: 1_000,
  /** Stars, underscores, tildes, brackets and backticks between two empty lines. */
  marks: 4_000,
  /** Parts of the tree: paragraphs, words in bold, list items, pieces of text. */
  parts: 50_000,
  /** Characters of the front matter. */
  frontMatter: 40_000,
  /** Lines of the front matter. */
  frontMatterLines: 1_000,
  /** Lists and groups inside one another in the front matter. */
  frontMatterNesting: 8,
  /** Brackets in the front matter, those in sentences included. */
  frontMatterBrackets: 200,
  /** Names and values of the front matter, those in lists included. */
  frontMatterValues: 2_000,
} as const;

/**
 * Looks for what would hurt the parser, before the parser. Linear in the length of the body.
 * @param body The text after the front matter. Lines end in LF.
 * @returns At most one breach of each kind, with the offset in the body where it is met.
 */
export function bodyBreaches(body: string): Breach[] {
  const breaches = new Map<string, Breach>();
  const count: Count = {
    tags: 0,
    cells: 0,
    notes: 0,
    references: 0,
    marks: 0,
    columns: 0,
    lines: 0,
  };
  let offset = 0;
  for (const line of body.split('\n')) {
    for (const breach of lineBreaches(line, offset, count))
      if (!breaches.has(breach.code)) breaches.set(breach.code, breach);
    if (count.lines > limits.lines) break;
    offset += line.length + 1;
  }
  return [...breaches.values()];
}

/** Like `bodyBreaches`, for front matter: YAML has its own ways to take minutes. */
export function yamlBreaches(source: string): Breach[] {
  const breaches: Breach[] = [];
  const say = (offset: number, code: string, message: string): void => {
    if (!breaches.some((breach) => breach.code === code)) breaches.push({ offset, code, message });
  };
  if (source.length > limits.frontMatter)
    say(
      0,
      'front-matter-too-long',
      `The part between the two --- lines has ${source.length} characters. The most is ${limits.frontMatter}.`,
    );
  let offset = 0;
  let brackets = 0;
  let lines = 0;
  for (const line of source.split('\n')) {
    lines += 1;
    const [prefix = ''] = /^(?:[ \t]|[-?:](?=[ \t]|$))*/.exec(line) ?? [];
    const markers = prefix.replace(/[ \t]/g, '').length;
    if (prefix.includes('?'))
      say(
        offset + prefix.indexOf('?'),
        'yaml-syntax',
        'A line cannot begin with "? ". Put the text in "quotes".',
      );
    if (markers > limits.frontMatterNesting || prefix.length > 8 * limits.frontMatterNesting)
      say(
        offset,
        'front-matter-too-deep',
        `There are more than ${limits.frontMatterNesting} lists inside one another here. Please use fewer.`,
      );
    for (const { index } of line.matchAll(/[[{]/g)) {
      brackets += 1;
      if (brackets > limits.frontMatterBrackets)
        say(
          offset + index,
          'front-matter-too-deep',
          `There are more than ${limits.frontMatterBrackets} opening brackets before this place. Please use fewer.`,
        );
    }
    if (lines > limits.frontMatterLines)
      say(
        offset,
        'front-matter-too-long',
        `The part between the two --- lines has more than ${limits.frontMatterLines} lines.`,
      );
    offset += line.length + 1;
  }
  return breaches;
}

const names = Object.keys(vocabulary).join('|');

/** What is counted, beyond size and depth. */
const counters: readonly Counter[] = [
  {
    what: 'tags',
    pattern: new RegExp(`</?(?:${names})(?=[\\s/>])`, 'g'),
    code: 'too-many-tags',
    message: `The story has more than ${limits.tags} components such as <Quote>. Please use fewer.`,
  },
  {
    what: 'notes',
    pattern: /\[\^/g,
    code: 'too-many-notes',
    message: `The story has more than ${limits.notes} footnotes. Please use fewer.`,
  },
  {
    what: 'references',
    pattern: /&[#\w]/g,
    code: 'too-many-references',
    message: `The story has more than ${limits.references} codes such as &amp;. Please type the character itself.`,
  },
  {
    what: 'marks',
    pattern: /[*_~`[\]|]/g,
    code: 'too-many-marks',
    message: `This paragraph has more than ${limits.marks} signs such as * and _. Please use fewer, or leave an empty line between paragraphs.`,
  },
];

function* lineBreaches(line: string, offset: number, count: Count): Generator<Breach> {
  count.lines += 1;
  if (count.lines === limits.lines + 1)
    yield {
      offset,
      code: 'too-many-lines',
      message: `The story has more than ${limits.lines} lines. Please tell it in two stories.`,
    };
  if (line.length > limits.line)
    yield {
      offset,
      code: 'line-too-long',
      message: `This line has ${line.length} characters. The most is ${limits.line}. Please break it into paragraphs.`,
    };
  if (containers(line) > limits.nesting)
    yield {
      offset,
      code: 'too-deep',
      message: `There are more than ${limits.nesting} quotes or lists inside one another here. Please use fewer.`,
    };
  if (/^[\s>]*$/.test(line)) {
    count.marks = 0;
    count.columns = 0;
  }
  if (/[<&*_~`[\]|]/.test(line))
    for (const counter of counters) yield* counted(line, offset, count, counter);
  yield* cells(line, offset, count);
}

function* counted(line: string, offset: number, count: Count, counter: Counter): Generator<Breach> {
  const { what, pattern, code, message } = counter;
  for (const { index } of line.matchAll(pattern)) {
    count[what] += 1;
    if (count[what] <= limits[what]) continue;
    yield { offset: offset + index, code, message };
    return;
  }
}

/** A table has as many cells as columns times rows, however short its rows are. */
function* cells(line: string, offset: number, count: Count): Generator<Breach> {
  if (line.includes('-') && /^[\s>|:*+\d.)-]*$/.test(line)) {
    const columns = line.split('|').length;
    count.columns = Math.max(count.columns, columns);
    count.cells += columns;
  }
  count.cells += count.columns;
  if (count.cells > limits.cells)
    yield {
      offset,
      code: 'table-too-big',
      message: `The tables of this story have more than ${limits.cells} cells. Please use smaller ones.`,
    };
}

/** How many quotes and lists begin on this line before its first word. */
function containers(line: string): number {
  if (/^\s*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(line)) return 0;
  const [prefix = ''] = /^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line) ?? [];
  return prefix.match(/>|[-*+]|\d+/g)?.length ?? 0;
}

/** A limit that is overstepped. */
export interface Breach {
  /** Where, in UTF-16 units from the beginning of the text. */
  offset: number;
  code: string;
  message: string;
}

interface Counter {
  what: 'tags' | 'notes' | 'references' | 'marks';
  pattern: RegExp;
  code: string;
  message: string;
}

interface Count {
  tags: number;
  cells: number;
  notes: number;
  references: number;
  marks: number;
  /** Columns of the table we may be in. */
  columns: number;
  lines: number;
}
