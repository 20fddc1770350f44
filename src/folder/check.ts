import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { glossarySchema, type GlossaryTerm } from '../schemas/glossary.ts';
import { organisationSchema, type Organisation } from '../schemas/organisation.ts';
import { pictureLimits } from '../schemas/picture.ts';
import { seriesSchema, type Series } from '../schemas/series.ts';
import { storySchema, type StoryFrontMatter } from '../schemas/story.ts';
import { themeSchema, type Theme } from '../schemas/theme.ts';
import { checkStory, type Mention } from '../stories/check.ts';
import { marked } from '../stories/fields.ts';
import { limits } from '../stories/limits.ts';
import { didYouMean } from '../stories/nearest.ts';
import { sortProblems, type Problem } from '../stories/problem.ts';
import {
  decode,
  inBatches,
  listFolder,
  readPlainFile,
  type FolderList,
  type StoryFolder,
} from './files.ts';
import { iconNames } from './icons.ts';
import { checkNames } from './names.ts';
import { checkNote } from './note.ts';
import { checkPicture } from './pictures.ts';

/**
 * Reads and checks a whole content folder: every file by itself, then what they say of one another.
 *
 * @param root A folder shaped like `content/`. Folders in it that are missing count as empty.
 * @param options.known Gives back a story that was good at this stamp, so that it is not read
 * again. What it says of others is checked all the same.
 * @param options.level `complete` (what the build asks) unless said otherwise.
 * @param options.strict Makes errors of warnings.
 * @param options.draft Leaves out the rules between fields, and what files say of one another: for
 * the preview of a draft, which may run ahead of both.
 * @returns Everything that was good, and all problems, sorted. A story with an error of its own is
 * not among `stories`.
 * @throws FolderError when the folder cannot be read.
 */
export async function checkFolder(
  root: string,
  options: FolderOptions = {},
): Promise<FolderReport> {
  const list = await listFolder(root);
  const reading: Reading = {
    ...options,
    list,
    problems: [],
    found: [],
    notes: emptyNotes(),
    noteMentions: [],
    names: new Map(),
    faults: new Map(),
  };
  for (const { path, code, message } of list.strangers) say(reading, path, code, message);
  await inBatches(list.notes, (note) => readNote(reading, note));
  await inBatches(list.stories, (folder) => readStory(reading, folder));
  reading.found.sort((a, b) => (a.folder.slug < b.folder.slug ? -1 : 1));
  await reopenStale(reading);
  checkUids(reading);
  if (options.level !== 'safe' && !options.draft) checkTogether(reading);
  const problems = sortProblems(
    options.strict
      ? reading.problems.map((problem) => ({ ...problem, level: 'error' }))
      : reading.problems,
  );
  return {
    problems,
    stories: reading.found.flatMap(({ story }) => story ?? []),
    ...sortedNotes(reading.notes),
  };
}

/** What a story says of others: asked of complete stories only, as a draft may run ahead of them. */
function checkTogether(reading: Reading): void {
  for (const { folder, mentions } of reading.found)
    for (const mention of mentions) checkMention(reading, folder.path, mention);
  for (const { path, mention } of reading.noteMentions) checkMention(reading, path, mention);
  reading.problems.push(...checkNames(reading.found, reading.notes.organisations));
}

const schemas = {
  themes: themeSchema,
  organisations: organisationSchema,
  series: seriesSchema,
  glossary: glossarySchema,
} as const;

async function readNote(
  reading: Reading,
  { noun, slug, path }: FolderList['notes'][number],
): Promise<void> {
  const text = await readText(reading, path);
  if (text === undefined) return;
  const schema: z.ZodType | undefined = noun === 'notices' ? undefined : schemas[noun];
  const { problems, value, mentions } = checkNote(text, path, schema);
  reading.problems.push(...problems);
  if (noun === 'notices') return;
  for (const mention of mentions) reading.noteMentions.push({ path, mention });
  if (value !== undefined) (reading.notes[noun] as Record<string, unknown>)[slug] = value;
}

async function readStory(reading: Reading, folder: StoryFolder): Promise<void> {
  const known = reading.known?.(folder.slug, folder.stamp);
  if (known) {
    reading.found.push({
      folder,
      story: known,
      mentions: rememberedMentions(known),
      anchors: known.anchors ?? [],
      fresh: false,
    });
    return;
  }
  const found = await openStory(reading, folder);
  if (found) reading.found.push(found);
}

async function openStory(reading: Reading, folder: StoryFolder): Promise<Found | undefined> {
  const { path, slug, stamp } = folder;
  const text = await readText(reading, path);
  if (text === undefined) return undefined;
  const { problems, mentions, story } = checkStory(text, {
    path,
    level: reading.level ?? 'complete',
    ...(reading.lang ? { lang: reading.lang } : {}),
    ...(reading.advice === undefined ? {} : { advice: reading.advice }),
    ...(reading.draft === undefined ? {} : { draft: reading.draft }),
  });
  reading.problems.push(...problems);
  const hash = createHash('sha256').update(text);
  const good = await readPictures(reading, folder, mentions, hash);
  const found: Found = { folder, mentions, anchors: story?.anchors ?? [], fresh: true };
  if (!story || !good) return found;
  const { frontMatter, words, pictures, anchors } = story;
  const links = mentions.flatMap((mention) =>
    mention.kind === 'link'
      ? [mention.target + (mention.anchor === undefined ? '' : `#${mention.anchor}`)]
      : [],
  );
  found.story = {
    slug,
    path,
    stamp,
    frontMatter,
    words,
    pictures,
    digest: hash.digest('hex'),
    anchors,
    links,
  };
  return found;
}

/** Every picture of the folder, used or not: all of them lie open in Git. */
async function readPictures(
  reading: Reading,
  folder: StoryFolder,
  mentions: readonly Mention[],
  hash: Hash,
): Promise<boolean> {
  const used = new Map<string, Mention>();
  for (const mention of mentions)
    if (mention.kind === 'picture' && !used.has(mention.path)) used.set(mention.path, mention);
  let good = true;
  for (const picture of folder.pictures) {
    const path = folder.path.replace(/index\.mdx$/, picture.slice(2));
    const bytes = await readPlainFile(join(reading.list.root, path), pictureLimits.bytes);
    if (bytes === 'too-big') {
      good = false;
      say(
        reading,
        path,
        'picture-too-heavy',
        `This picture has more than ${pictureLimits.bytes / 1_000_000} MB. Please save a smaller copy, 2400 pixels wide at most.`,
      );
      continue;
    }
    hash.update(`\0${picture}\0`).update(createHash('sha256').update(bytes).digest());
    for (const { code, message } of await checkPicture(bytes, picture)) {
      good = false;
      say(reading, path, code, message);
    }
    if (!used.has(picture))
      say(
        reading,
        path,
        'picture-unused',
        'No story uses this picture. Please delete it, or show it in the story.',
        'warning',
      );
  }
  for (const mention of mentions)
    if (mention.kind === 'picture' && !folder.pictures.includes(mention.path)) {
      good = false;
      const offer = didYouMean(mention.path, folder.pictures);
      say(
        reading,
        folder.path,
        'picture-missing',
        `There is no picture ${mention.path} beside this story.${offer} Put the file into the folder stories/${folder.slug}, or correct its name here.`,
        'error',
        mention,
      );
    }
  return good;
}

/** A story that was not read may say things that are no longer true: then its places are needed. */
async function reopenStale(reading: Reading): Promise<void> {
  const uids = new Map<string, number>();
  for (const { mentions } of reading.found)
    for (const mention of mentions)
      if (mention.kind === 'uid') uids.set(mention.uid, (uids.get(mention.uid) ?? 0) + 1);
  for (const [index, found] of reading.found.entries()) {
    if (found.fresh) continue;
    const stale = found.mentions.some((mention) =>
      mention.kind === 'uid'
        ? (uids.get(mention.uid) ?? 0) > 1
        : mentionFault(reading, mention) !== undefined,
    );
    if (stale) reading.found[index] = (await openStory(reading, found.folder)) ?? found;
  }
}

function checkUids(reading: Reading): void {
  const owners = new Map<string, { path: string; mention: Mention }[]>();
  for (const { folder, mentions } of reading.found)
    for (const mention of mentions)
      if (mention.kind === 'uid')
        owners.set(mention.uid, [
          ...(owners.get(mention.uid) ?? []),
          { path: folder.path, mention },
        ]);
  for (const same of owners.values()) {
    if (same.length < 2) continue;
    for (const { path, mention } of same) {
      const other = same.find((each) => each.path !== path)?.path ?? '';
      say(
        reading,
        path,
        'uid-twice',
        `${other} has the same uid. A uid belongs to one story: keep it in the older one and give the newer one a new uid.`,
        'error',
        mention,
      );
    }
  }
}

function checkMention(reading: Reading, path: string, mention: Mention): void {
  const fault = mentionFault(reading, mention);
  if (fault) say(reading, path, fault.code, fault.message, 'error', mention);
}

/** What is wrong with a mention of something else in the folder. */
function mentionFault(
  reading: Reading,
  mention: Mention,
): { code: string; message: string } | undefined {
  const asked = question(reading, mention);
  if (!asked) return undefined;
  const key = JSON.stringify(asked.key);
  let fault = reading.faults.get(key);
  if (fault === undefined) {
    fault = asked.fault() ?? 'none';
    reading.faults.set(key, fault);
  }
  return fault === 'none' ? undefined : fault;
}

/** What to ask of the folder about a mention, and what makes two such questions the same. */
function question(reading: Reading, mention: Mention): Question | undefined {
  switch (mention.kind) {
    case 'reference':
      return {
        key: [mention.noun, mention.slug],
        fault: () => referenceFault(reading, mention.noun, mention.slug),
      };
    case 'link':
      return {
        key: [mention.target, '#', mention.anchor],
        fault: () => linkFault(reading, mention.target, mention.anchor),
      };
    case 'icon':
      return { key: ['icon', '', mention.name], fault: () => iconFault(mention.name) };
    default:
      return undefined;
  }
}

function iconFault(name: string): { code: string; message: string } | undefined {
  const names = iconNames();
  if (names.has(name)) return undefined;
  return {
    code: 'icon-unknown',
    message: `There is no picture called "${name}" in the set.${didYouMean(name, names)} The editing desk shows all of them; so does https://healthicons.org.`,
  };
}

function referenceFault(
  reading: Reading,
  noun: string,
  slug: string,
): { code: string; message: string } | undefined {
  const names = namesOf(reading, noun);
  if (names.has(slug)) return undefined;
  const where = noun === 'stories' ? `content/stories/${slug}/` : `content/${noun}/${slug}.yml`;
  return {
    code: `${noun}-unknown`.replace(/^stories/, 'story'),
    message: `There is nothing called "${slug}" among the ${noun}.${didYouMean(slug, names)} Otherwise it needs ${where} first.`,
  };
}

/** A link inside the site: `/stories/x/`, `/themes/x/` and so on. Other pages are the build's to check. */
function linkFault(
  reading: Reading,
  target: string,
  anchor: string | undefined,
): { code: string; message: string } | undefined {
  const [, noun = '', slug = '', rest = ''] = /^\/([^/]*)(?:\/([^/]+))?(.*)$/.exec(target) ?? [];
  if (
    noun === 'glossary' &&
    slug === '' &&
    anchor !== undefined &&
    !namesOf(reading, 'glossary').has(anchor)
  )
    return {
      code: 'link-broken',
      message: `There is no word "${anchor}" in the glossary.${didYouMean(anchor, namesOf(reading, 'glossary'))}`,
    };
  if (!(noun in schemas || noun === 'stories') || slug === '' || slug === 'page') return undefined;
  const names = namesOf(reading, noun);
  if (!names.has(slug))
    return {
      code: 'link-broken',
      message: `There is no page /${noun}/${slug}/.${didYouMean(slug, names)}`,
    };
  if (rest === '')
    return {
      code: 'link-slash',
      message: `Please end this address with a slash: /${noun}/${slug}/`,
    };
  if (noun !== 'stories' || anchor === undefined || rest !== '/') return undefined;
  const other = (reading.anchors ??= new Map(
    reading.found.map((each) => [each.folder.slug, each]),
  )).get(slug);
  if (other?.story === undefined || other.anchors.includes(anchor)) return undefined;
  return {
    code: 'link-broken',
    message: `The story "${slug}" has no heading with the address #${anchor}.${didYouMean(anchor, other.anchors)}`,
  };
}

function namesOf(reading: Reading, noun: string): ReadonlySet<string> {
  let names = reading.names.get(noun);
  if (!names) {
    names = new Set(
      noun === 'stories'
        ? reading.list.stories.map(({ slug }) => slug)
        : reading.list.notes.filter((note) => note.noun === noun).map(({ slug }) => slug),
    );
    reading.names.set(noun, names);
  }
  return names;
}

function rememberedMentions({ frontMatter, links = [] }: StoryFile): Mention[] {
  const spot = { line: 1, column: 1 };
  const mentions: Mention[] = [{ kind: 'uid', uid: frontMatter.uid, ...spot }];
  for (const { mark, value } of marked(storySchema, frontMatter, 'reference'))
    mentions.push({ kind: 'reference', noun: mark, slug: value, ...spot });
  for (const { mark, value: name } of marked(storySchema, frontMatter, 'format'))
    if (mark === 'icon') mentions.push({ kind: 'icon', name, ...spot });
  for (const link of links) {
    const [target = '', anchor] = link.split('#');
    mentions.push({ kind: 'link', target, ...(anchor === undefined ? {} : { anchor }), ...spot });
  }
  return mentions;
}

async function readText(reading: Reading, path: string): Promise<string | undefined> {
  const bytes = await readPlainFile(join(reading.list.root, path), limits.bytes);
  if (bytes === 'too-big') {
    say(
      reading,
      path,
      'file-too-big',
      `The file has more than ${limits.bytes / 1000} kB of text. Please tell the story in two.`,
    );
    return undefined;
  }
  const text = decode(bytes);
  if (text === undefined)
    say(
      reading,
      path,
      'file-encoding',
      'The file is not saved as UTF-8. In your editor choose Save with encoding, UTF-8.',
    );
  return text;
}

function say(
  reading: Reading,
  path: string,
  code: string,
  message: string,
  level: Problem['level'] = 'error',
  at: { line: number; column: number } = { line: 1, column: 1 },
): void {
  const shown = path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
  reading.problems.push({ path: shown, line: at.line, column: at.column, message, code, level });
}

function emptyNotes(): Notes {
  return { themes: {}, organisations: {}, series: {}, glossary: {} };
}

function sortedNotes(notes: Notes): Notes {
  const sorted = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    themes: sorted(notes.themes),
    organisations: sorted(notes.organisations),
    series: sorted(notes.series),
    glossary: sorted(notes.glossary),
  };
}

/** How to check a folder. */
export interface FolderOptions {
  known?: (slug: string, stamp: string) => StoryFile | undefined;
  level?: 'safe' | 'complete';
  strict?: boolean;
  draft?: boolean;
  /** The publication's own language. */
  lang?: string;
  /** False leaves out advice on plain language, which a build does not print. */
  advice?: boolean;
}

/** The small files of a folder, by noun and name. */
export interface Notes {
  themes: Record<string, Theme>;
  organisations: Record<string, Organisation>;
  series: Record<string, Series>;
  glossary: Record<string, GlossaryTerm>;
}

/** What a folder holds, and what is wrong with it. */
export interface FolderReport extends Notes {
  /** Sorted. */
  problems: Problem[];
  /** Sorted by slug. */
  stories: StoryFile[];
}

/** A story whose own file and pictures are in order. */
export interface StoryFile {
  slug: string;
  /** Of its text, from the root, with forward slashes. */
  path: string;
  /** Changes when any file of its folder does: names, sizes and times. */
  stamp: string;
  frontMatter: StoryFrontMatter;
  words: number;
  /**
   * `./x.jpg`: the cover first, then in the order of the body, each once. Those of the version in short
   * words are in its ideas.
   */
  pictures: string[];
  /** Changes when the text or a picture's bytes do. */
  digest: string;
  /** The ids of its headings. */
  anchors?: string[];
  /** The addresses inside the site that it links to. */
  links?: string[];
}

/** A story as far as it could be read. */
export interface Found {
  folder: StoryFolder;
  mentions: Mention[];
  anchors: string[];
  /** False when it was not read again. */
  fresh: boolean;
  story?: StoryFile;
}

type Hash = ReturnType<typeof createHash>;

interface Question {
  key: readonly unknown[];
  fault(): { code: string; message: string } | undefined;
}

interface Reading extends FolderOptions {
  list: FolderList;
  problems: Problem[];
  found: Found[];
  notes: Notes;
  noteMentions: { path: string; mention: Mention }[];
  names: Map<string, ReadonlySet<string>>;
  anchors?: Map<string, Found>;
  /** What is wrong with a mention, asked once however often it is written. */
  faults: Map<string, { code: string; message: string } | 'none'>;
}
