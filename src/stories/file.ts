import type { z } from 'astro/zod';
import { storySchema } from '../schemas/story.ts';
import { plainLineEnds } from './check.ts';
import { fieldOf, itemOf, keysOf } from './fields.ts';
import { readYaml, splitFile } from './front-matter.ts';

/**
 * Reads a story file into its two parts, without checking what they say (`check.ts` does).
 * @throws StoryFileError when there are no two `---` lines, or what is between them is not data.
 */
export function readStoryFile(text: string): StoryParts {
  const split = splitFile(plainLineEnds(text));
  if ('fault' in split)
    throw new StoryFileError('The file must begin with a part between two --- lines.', 1, 1);
  const { value, faults } = readYaml(split.source);
  const [fault] = faults;
  if (fault) throw new StoryFileError(fault.message, fault.line + 1, fault.column);
  return { frontMatter: value, body: split.body };
}

/**
 * Writes a story file in the one canonical form:
 *
 * - keys in the order of the schemas, then any others as they come;
 * - block style, lists indented by two under their key, no line folding;
 * - text without quotes where readers of YAML 1.2 and of YAML 1.1 agree that it is that text, in
 *   double quotes anywhere else (dates, `yes`, `12:30`, `a: b`);
 * - one empty line between front matter and body, LF, one line end at the end of the file;
 * - the body as it is, but for empty lines at its two ends. Spaces at the end of a line stay: two of
 *   them are a line break.
 *
 * `writeStoryFile(readStoryFile(text)) === text` for every text in this form.
 */
export function writeStoryFile({ frontMatter, body }: StoryParts): string {
  const words = plainLineEnds(body).replace(/^(?:[ \t]*\n)+|\s+$/g, '');
  return `---\n${writeYaml(frontMatter, storySchema)}---\n${words === '' ? '' : `\n${words}\n`}`;
}

/** Writes values as YAML in the canonical form, keys in the order of a schema. */
export function writeYaml(value: Readonly<Record<string, unknown>>, schema?: z.ZodType): string {
  return `${mapping(value, schema, '').join('\n')}\n`.replace(/^\n$/, '');
}

/** A file that is not in two parts. */
export class StoryFileError extends Error {
  override readonly name = 'StoryFileError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

function mapping(
  value: Readonly<Record<string, unknown>>,
  schema: z.ZodType | undefined,
  indent: string,
): string[] {
  const order = Object.keys(keysOf(schema));
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  const known = order.filter((key) => keys.includes(key));
  const others = keys.filter((key) => !order.includes(key));
  return [...known, ...others].flatMap((key) =>
    entry(`${indent}${scalar(key)}:`, value[key], fieldOf(schema, key), `${indent}  `),
  );
}

function entry(
  start: string,
  value: unknown,
  schema: z.ZodType | undefined,
  indent: string,
): string[] {
  if (Array.isArray(value) && value.length > 0)
    return [start, ...value.flatMap((item: unknown) => listItem(item, itemOf(schema), indent))];
  if (isGroup(value) && Object.keys(value).length > 0)
    return [start, ...mapping(value, schema, indent)];
  return [`${start} ${scalar(value)}`];
}

function listItem(value: unknown, schema: z.ZodType | undefined, indent: string): string[] {
  if (Array.isArray(value) && value.length > 0) {
    const [first = '', ...rest] = value.flatMap((item: unknown) =>
      listItem(item, itemOf(schema), `${indent}  `),
    );
    return [`${indent}- ${first.trimStart()}`, ...rest];
  }
  if (isGroup(value) && Object.keys(value).length > 0) {
    const [first = '', ...rest] = mapping(value, schema, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  }
  return [`${indent}- ${scalar(value)}`];
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return '[]';
  return isGroup(value) ? '{}' : 'null';
}

/** True when every YAML reader takes the bare text for exactly this text (YAML 1.2.2, 7.3.3). */
function isPlain(text: string): boolean {
  return (
    /^(?:\.\/|[^\s\-?:,[\]{}#&*!|>'"%@`~.=<+\\])/u.test(text) &&
    !/\s$|: |:$| #|[\p{Cc}\p{Zl}\p{Zp}\uFEFF\p{Cs}\p{Co}\p{Cn}]|[^\S ]/u.test(text) &&
    !otherThanText.some((pattern) => pattern.test(text))
  );
}

/** What readers of YAML 1.1 or 1.2 take for something else than text. */
const otherThanText: readonly RegExp[] = [
  /^(?:null|true|false|yes|no|on|off|y|n)$/i,
  /^[\d_,]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$/i,
  /^0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i,
  /^\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/,
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t].*)?$/,
];

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\uFEFF\p{Co}\p{Cn}]/gu, (character) =>
    [...character].length === 1 && character.length === 1
      ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
      : `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
}

/** The two parts of a story file. */
export interface StoryParts {
  frontMatter: Readonly<Record<string, unknown>>;
  body: string;
}
