import {
  draftSchema,
  refusedKeys,
  storyRules,
  storySchema,
  type StoryFrontMatter,
} from '../schemas/story.ts';
import { wordCount } from '../schemas/text.ts';
import { checkBody } from './body.ts';
import { findHidden, findWrittenHidden, withoutHidden } from './characters.ts';
import { checkFields, marked } from './fields.ts';
import { readYaml, splitFile, type YamlReading } from './front-matter.ts';
import { limits } from './limits.ts';
import { sortProblems, type Problem } from './problem.ts';
import { plainText } from './render.ts';
import { plainNotes } from './plain-language.ts';
import { spots, type Spot } from './spot.ts';

/**
 * Checks one story file by itself: characters, limits, front matter, body. Pure; answers within a
 * second whatever the text is, and never throws for it.
 *
 * Line ends: CRLF is what Windows writes, so it is read as LF, as is a byte order mark at the very
 * beginning. The canonical form (`file.ts`) has neither.
 *
 * What needs other files (pictures, references, links to other pages) is only gathered here, as
 * `mentions`, and checked in `src/folder`.
 *
 * @param text The file.
 * @param options.level `safe` is what every saved draft must pass; `complete` is what the build asks.
 * @param options.lang The publication's own language, for stories that name none.
 * @returns All problems, sorted. `story` is there only when no problem is an error.
 */
export function checkStory(text: string, options: CheckOptions): StoryCheck {
  const { path, level } = options;
  const problems: Problem[] = [];
  const mentions: Mention[] = [];
  const file = plainLineEnds(text);
  const spot = spots(file);
  const say = (at: Spot, code: string, message: string, kind: Problem['level'] = 'error'): void => {
    problems.push({
      path,
      line: at.line,
      column: at.column,
      message: oneLine(message),
      code,
      level: kind,
    });
  };
  const finish = (story?: CheckedStory): StoryCheck => {
    const sorted = sortProblems(problems);
    const failed = sorted.some((problem) => problem.level === 'error');
    return { problems: sorted, mentions, ...(story && !failed ? { story } : {}) };
  };

  const bytes = new TextEncoder().encode(text).length;
  if (bytes > limits.bytes) {
    say(
      { line: 1, column: 1 },
      'file-too-big',
      `The file has ${bytes} bytes. The most is ${limits.bytes}. Please tell the story in two.`,
    );
    return finish();
  }
  for (const { offset, code, message } of findHidden(file)) say(spot(offset), code, message);
  const split = splitFile(withoutHidden(file));
  if ('fault' in split) {
    say(...splitFault(split.fault));
    return finish();
  }

  const { value, at, readable } = checkFrontMatter(split.source, level, say);
  for (const mention of frontMatterMentions(value, at)) mentions.push(mention);

  const body = checkBody(split.body);
  const bodySpot = ({ offset }: { offset: number }): Spot => spot(split.bodyOffset + offset);
  for (const finding of body.findings)
    say(bodySpot(finding), finding.code, finding.message, finding.level);
  for (const mention of body.mentions) mentions.push({ ...mention, ...bodySpot(mention) });
  if (!body.tree) return finish();

  const words = wordCount(plainText(body.tree));
  const language = typeof value['lang'] === 'string' ? value['lang'] : (options.lang ?? 'en-GB');
  if (options.advice !== false)
    for (const note of plainNotes(body.tree, language))
      say(bodySpot(note), note.code, note.message, 'warning');
  if (level === 'complete' && readable) {
    if (body.tree.children.length === 0)
      say(bodySpot({ offset: 0 }), 'body-empty', 'The story has no text yet. Please write it.');
    if (!options.draft)
      for (const { path: where, message } of storyRules(wellFormed(value, storySchema), words))
        say(place(at, where), 'field-rule', message);
  }
  if (level === 'safe' && readable && value['inShort'] === undefined && words > 0)
    say(
      place(at, []),
      'plain-in-short',
      'There are no "in short" points yet: three to five, for people who will read only these.',
      'warning',
    );
  const pictures = mentions.flatMap((mention) =>
    mention.kind === 'picture' && !mention.easyRead ? [mention.path] : [],
  );
  return finish({
    frontMatter: value as StoryFrontMatter,
    body: split.body,
    words,
    pictures: [...new Set(pictures)],
    anchors: body.anchors,
  });
}

/** Windows line ends and a byte order mark at the beginning mean nothing: the text without them. */
export function plainLineEnds(text: string): string {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll('\r\n', '\n');
}

/** A message on one line, however long the value it tells of and whatever hides in it. */
export function oneLine(message: string): string {
  const line = withoutHidden(message.replace(/[\s\p{Cc}]+/gu, ' ').trim());
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}

/** Where a field stands, or else the nearest thing around it that is there. */
export function place(at: YamlReading['at'], path: readonly PropertyKey[], firstLine = 1): Spot {
  for (let length = path.length; length > 0; length--) {
    const found = at(path.slice(0, length));
    if (found) return { line: found.line + firstLine, column: found.column };
  }
  return { line: 1, column: 1 };
}

function checkFrontMatter(
  source: string,
  level: CheckOptions['level'],
  say: Say,
): { value: Record<string, unknown>; at: YamlReading['at']; readable: boolean } {
  const { value, faults, at } = readYaml(source);
  for (const { line, column, code, message } of faults)
    say({ line: line + 1, column }, code, message);
  if (faults.length > 0) return { value: {}, at, readable: false };
  for (const { path, code, message } of findWrittenHidden(value))
    say(place(at, path), code, message);
  const schema = level === 'complete' ? storySchema : draftSchema;
  for (const { path, code, message } of checkFields(schema, value, refusedKeys))
    say(place(at, path), code, message);
  return { value, at, readable: true };
}

/** Everything the front matter tells of that must exist elsewhere. */
function* frontMatterMentions(
  value: Record<string, unknown>,
  at: YamlReading['at'],
): Generator<Mention> {
  if (typeof value['uid'] === 'string')
    yield { kind: 'uid', uid: value['uid'], ...place(at, ['uid']) };
  for (const { path, mark, value: slug } of marked(storySchema, value, 'reference'))
    yield { kind: 'reference', noun: mark, slug, ...place(at, path) };
  for (const { path, mark, value: name } of marked(storySchema, value, 'format')) {
    const where = place(at, path);
    if (mark === 'icon') yield { kind: 'icon', name, ...where };
    if (mark === 'picture')
      yield { kind: 'picture', path: name, easyRead: path[0] === 'easyRead', ...where };
  }
}

/** Only the fields that are themselves in order, for rules that look at several. */
function wellFormed(
  value: Record<string, unknown>,
  schema: typeof storySchema,
): Partial<StoryFrontMatter> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const bad = new Set(result.error.issues.map(({ path }) => path[0]));
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => !bad.has(key) && key in schema.shape),
  );
}

function splitFault(fault: 'no-start' | 'no-end'): [Spot, string, string] {
  return [
    { line: 1, column: 1 },
    'front-matter-missing',
    fault === 'no-start'
      ? 'The file must begin with a line of three hyphens, ---, then title, summary and the rest, then --- again.'
      : 'The first part of the file has no end. Write a line of three hyphens, ---, under its last field.',
  ];
}

type Say = (at: Spot, code: string, message: string, kind?: Problem['level']) => void;

/** How to check. */
export interface CheckOptions {
  /** The file's path, for the messages. */
  path: string;
  level: 'safe' | 'complete';
  lang?: string;
  /** False leaves out advice on plain language, which a build does not print. */
  advice?: boolean;
  /** True leaves out the rules between fields: for the preview of a draft. */
  draft?: boolean;
}

/** What a check found. */
export interface StoryCheck {
  problems: Problem[];
  /** What the file tells of that must exist elsewhere; as far as the file could be read. */
  mentions: Mention[];
  story?: CheckedStory;
}

/** A story without errors. At level `safe`, front matter may lack any field but uid and title. */
export interface CheckedStory {
  frontMatter: StoryFrontMatter;
  body: string;
  words: number;
  /**
   * `./x.jpg`, the cover first, then in the order of the body, each once. Those of the version in short
   * words are in its ideas.
   */
  pictures: string[];
  /** The ids of its headings. */
  anchors: string[];
}

/** Something that must exist elsewhere, and where it is told of. */
export type Mention = Spot &
  (
    | { kind: 'uid'; uid: string }
    | { kind: 'reference'; noun: string; slug: string }
    | { kind: 'picture'; path: string; easyRead?: boolean }
    | { kind: 'icon'; name: string }
    | { kind: 'link'; target: string; anchor?: string }
  );
