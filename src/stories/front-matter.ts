import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml';
import { limits, yamlBreaches } from './limits.ts';
import { spots, type Spot } from './spot.ts';

/**
 * Splits a story file at the two `---` lines.
 * @param text The file, lines ending in LF, without byte order mark.
 * @returns The parts and where they begin, or what is wrong.
 */
export function splitFile(text: string): Split | { fault: 'no-start' | 'no-end' } {
  const first = /^---[ \t]*\n/.exec(text)?.[0];
  if (first === undefined) return { fault: 'no-start' };
  const end = /^---[ \t]*(?:\n|$)/m;
  const rest = text.slice(first.length);
  const last = end.exec(rest);
  if (!last) return { fault: 'no-end' };
  return {
    source: rest.slice(0, last.index),
    sourceOffset: first.length,
    body: rest.slice(last.index + last[0].length),
    bodyOffset: first.length + last.index + last[0].length,
  };
}

/**
 * Reads YAML 1.2 (core schema) as data and nothing else: no anchors, aliases, tags, merge keys,
 * directives or keys that are not text, and no key twice. Never throws and never hangs.
 * @param source One YAML document that holds keys and values.
 * @returns The values, or an empty object where they cannot be read; everything that is wrong; and
 * where each key stands.
 */
export function readYaml(source: string): YamlReading {
  const spot = spots(source);
  const faults: YamlFault[] = [];
  const say: Say = (offset, code, message) => {
    faults.push({ ...spot(Math.min(Math.max(offset, 0), source.length)), code, message });
  };
  for (const { offset, code, message } of yamlBreaches(source)) say(offset, code, message);
  if (faults.length > 0) return { value: {}, faults, at: () => undefined };
  let document: Document.Parsed;
  try {
    document = parseDocument(source, options);
  } catch {
    say(0, 'yaml-syntax', 'This part cannot be read. Please write one "name: value" a line.');
    return { value: {}, faults, at: () => undefined };
  }
  for (const error of document.errors) {
    const { code, message } = inWords(error.code, error.message, source.slice(error.pos[0]));
    say(error.pos[0], code, message);
    break;
  }
  refuse(document, source, say);
  const at = (path: readonly PropertyKey[]): Spot | undefined => {
    const offset = offsetOf(document, path);
    return offset === undefined ? undefined : spot(offset);
  };
  if (faults.length > 0) return { value: {}, faults, at };
  const value: unknown = document.contents === null ? {} : document.toJS({ maxAliasCount: 0 });
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { value: value as Record<string, unknown>, faults, at };
  say(0, 'yaml-syntax', 'This part must be lines such as "title: The club night".');
  return { value: {}, faults, at };
}

const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  strict: true,
  prettyErrors: false,
  logLevel: 'silent',
  stringKeys: false,
} as const;

/** Walks the nodes without recursion and refuses all that is more than data. */
function refuse(document: Document.Parsed, source: string, say: Say): void {
  if (/^%/m.test(source))
    say(
      source.search(/^%/m),
      'yaml-directive',
      'A line cannot begin with %. Put the text in "quotes".',
    );
  const comment = commentOffset(document, source);
  if (comment !== undefined)
    say(
      comment,
      'yaml-comment',
      'Notes that begin with # get lost when the file is saved in the editor. Please delete this note, or put the text in "quotes" if it is part of the value.',
    );
  const waiting: unknown[] = [document.contents];
  let values = 0;
  for (let node = waiting.pop(); node !== undefined || waiting.length > 0; node = waiting.pop()) {
    values += 1;
    if (values > limits.frontMatterValues) {
      say(
        0,
        'front-matter-too-long',
        `There are more than ${limits.frontMatterValues} names and values here. Please use fewer.`,
      );
      return;
    }
    if (isAlias(node)) {
      say(
        node.range?.[0] ?? 0,
        'yaml-alias',
        'A value cannot begin with *. Put the text in "quotes".',
      );
      continue;
    }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) continue;
    const start = node.range?.[0] ?? 0;
    if (node.anchor !== undefined)
      say(start, 'yaml-anchor', 'A value cannot begin with &. Put the text in "quotes".');
    if (node.tag !== undefined && isExplicit(node.tag, source, start))
      say(start, 'yaml-tag', 'A value cannot begin with !. Put the text in "quotes".');
    if (isSeq(node)) waiting.push(...node.items);
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const pair of node.items) {
        refuseKey(pair, seen, say);
        waiting.push(pair.key, pair.value);
      }
    }
  }
}

function refuseKey(pair: Pair, seen: Set<string>, say: Say): void {
  const { key } = pair;
  if (!isScalar(key)) {
    if (!isAlias(key)) say(rangeStart(key), 'yaml-key', 'A name before a colon must be a word.');
    return;
  }
  const start = key.range?.[0] ?? 0;
  if (key.value === '<<') {
    say(start, 'yaml-merge', 'A name cannot be <<. Please write each line out.');
  } else if (typeof key.value !== 'string') {
    say(start, 'yaml-key', 'A name before a colon must be a word, not a number and not empty.');
  } else if (seen.has(key.value)) {
    say(start, 'yaml-duplicate', `"${key.value}" stands here twice. Please delete one of the two.`);
  } else seen.add(key.value);
}

function rangeStart(node: unknown): number {
  return (node as { range?: [number] } | null)?.range?.[0] ?? 0;
}

/** `node.tag` is also filled in by the reader; only one that is typed begins with `!`. */
function isExplicit(tag: string, source: string, start: number): boolean {
  return (
    tag.startsWith('!') ||
    /![^\s]*[ \t\n]*(?:&\S*[ \t\n]*)?$/.test(source.slice(Math.max(0, start - 200), start))
  );
}

/** Where the first comment stands, if there is one. */
function commentOffset(document: Document.Parsed, source: string): number | undefined {
  if (!source.includes('#')) return undefined;
  let found = false;
  const waiting: unknown[] = [document, document.contents];
  for (let node = waiting.pop(); node !== undefined || waiting.length > 0; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const { comment, commentBefore, key, value, items } = node as Commented;
    found ||= typeof comment === 'string' || typeof commentBefore === 'string';
    if (isMap(node) || isSeq(node)) waiting.push(...(items ?? []));
    else if (key !== undefined) waiting.push(key, value);
  }
  if (!found) return undefined;
  const [sign] = source.matchAll(/(?:^|[ \t])(#)/gm);
  return sign ? sign.index + sign[0].length - 1 : 0;
}

/** Where a key, or an item of a list, begins. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset = rangeStart(node);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return undefined;
      offset = rangeStart(pair.key);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (node === undefined) return undefined;
      offset = rangeStart(node);
    } else return undefined;
  }
  return offset;
}

/** The reader's own words are for developers. */
function inWords(code: string, message: string, rest: string): { code: string; message: string } {
  const [line = ''] = rest.split('\n', 1);
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        code: 'yaml-tab',
        message: 'Lines here begin with spaces, not tabs. Please use two spaces.',
      };
    case 'MISSING_CHAR':
      if (message.includes('quote'))
        return { code: 'yaml-quotes', message: 'A text in "quotes" has no closing quote.' };
      return {
        code: 'yaml-syntax',
        message:
          'This line must be a name, a colon, a space and a value, such as "title: The club night".',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        code: 'yaml-colon',
        message:
          'There is a colon inside this value, or its lines do not begin in the same column. Put the text in "quotes".',
      };
    case 'BAD_SCALAR_START':
      return {
        code: 'yaml-start',
        message: `A value cannot begin with ${line.trim().slice(0, 1) || 'this sign'}. Put the text in "quotes".`,
      };
    case 'BAD_ALIAS':
      return {
        code: 'yaml-alias',
        message: 'A value cannot begin with * or &. Put the text in "quotes".',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        code: 'yaml-backslash',
        message:
          'Inside "quotes" a backslash has a meaning of its own. To show one, write two: \\\\.',
      };
    case 'MULTIPLE_DOCS':
      return {
        code: 'yaml-syntax',
        message: 'There is a second beginning (---) here. Please delete it.',
      };
    case 'BAD_INDENT':
      return {
        code: 'yaml-indent',
        message:
          'This line does not begin in the same column as its neighbours, or a bracket is not closed.',
      };
    case 'UNEXPECTED_TOKEN':
      return {
        code: 'yaml-syntax',
        message:
          'Something here does not belong. Put the whole value in "quotes", and begin each point of a list on a line of its own.',
      };
    default:
      return {
        code: 'yaml-syntax',
        message:
          'This part cannot be read. Please write one "name: value" a line, and put texts with special signs in "quotes".',
      };
  }
}

/** The two parts of a story file. */
export interface Split {
  /** The lines between the two `---` lines. */
  source: string;
  /** Where they begin in the file. */
  sourceOffset: number;
  body: string;
  bodyOffset: number;
}

/** What was read. */
export interface YamlReading {
  value: Record<string, unknown>;
  faults: YamlFault[];
  /** Where a key or list item stands, in the source; undefined if it is not there. */
  at: (path: readonly PropertyKey[]) => Spot | undefined;
}

/** Something wrong with YAML, by its place in the source. */
export interface YamlFault extends Spot {
  code: string;
  message: string;
}

type Say = (offset: number, code: string, message: string) => void;

interface Commented {
  comment?: string | null;
  commentBefore?: string | null;
  key?: unknown;
  value?: unknown;
  items?: unknown[];
}
