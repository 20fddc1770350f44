import type { z } from 'astro/zod';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { decode } from '../folder/files.ts';
import { checkNote } from '../folder/note.ts';
import { glossarySchema } from '../schemas/glossary.ts';
import { organisationSchema } from '../schemas/organisation.ts';
import { seriesSchema } from '../schemas/series.ts';
import type { Noun } from '../schemas/slug.ts';
import { themeSchema } from '../schemas/theme.ts';
import { checkStory, type Mention } from '../stories/check.ts';
import { readStoryFile, writeStoryFile, writeYaml, type StoryParts } from '../stories/file.ts';
import { readYaml } from '../stories/front-matter.ts';
import { limits } from '../stories/limits.ts';
import type { Place } from './place.ts';
import { Refusal } from './refusal.ts';

/**
 * What somebody sent, as it may be kept: in canonical form, and past the check that every draft must
 * pass. A story gets its permanent number here if it has none, and keeps the one it has.
 * Whether anything is still missing is asked by `ready.ts`.
 * @throws Refusal that says what is wrong, in words for the person who typed it.
 */
export function fitToKeep(sent: Sent): Fit {
  if (Buffer.byteLength(sent.raw) > limits.bytes)
    throw new Refusal(
      422,
      `There are more than ${limits.bytes / 1000} kB of text. Please tell the story in two.`,
    );
  return sent.place.kind === 'story' ? fitStory(sent) : fitList(sent);
}

/** Names of the pictures that a story shows. */
export function picturesShown(text: string, path: string): Set<string> {
  return picturesIn(checkStory(text, { path, level: 'safe', advice: false }).mentions);
}

/** What the files of each list may say. */
export const listSchemas: Readonly<Record<Exclude<Noun, 'stories'>, z.ZodObject>> = {
  themes: themeSchema,
  organisations: organisationSchema,
  series: seriesSchema,
  glossary: glossarySchema,
};

/** A text that somebody wants kept. */
export interface Sent {
  place: Place;
  raw: string;
  /** What the file holds now, if it is there. */
  before: Buffer | undefined;
  /** Names of the pictures that lie beside it, or came with it. */
  beside: ReadonlySet<string>;
}

/** A text that may be kept. */
export interface Fit {
  text: string;
  /** What people call it. */
  title: string;
}

function fitStory({ place, raw, before, beside }: Sent): Fit {
  const { frontMatter, body } = readable(raw, 'This could not be read as a story.');
  const known = before === undefined ? undefined : readable(decode(before), spoilt).frontMatter.uid;
  const sentUid = frontMatter.uid;
  if (known !== undefined && sentUid !== undefined && sentUid !== known)
    throw new Refusal(
      409,
      'The permanent number of a story never changes. Please open the story again.',
    );
  const uid = known ?? sentUid ?? randomUUID();
  const text = writeStoryFile({ frontMatter: { ...frontMatter, uid }, body });
  const { problems, mentions } = checkStory(text, {
    path: place.path,
    level: 'safe',
    advice: false,
  });
  refuseIf(problems.filter(({ level }) => level === 'error'));
  for (const name of picturesIn(mentions))
    if (!beside.has(name))
      throw new Refusal(
        422,
        `There is no picture ${name} beside this story. Please choose it again.`,
      );
  return { text, title: String(frontMatter.title) };
}

function fitList({ place, raw, before }: Sent): Fit {
  if (place.noun === 'stories') throw new Refusal(400, 'This is not an entry of a list.');
  refuseIf(checkNote(raw, place.path, undefined).problems);
  const { value } = readYaml(raw);
  const was = before === undefined ? undefined : decode(before);
  const same = was !== undefined && isDeepStrictEqual(readYaml(was).value, value);
  return {
    text: same ? was : writeYaml(value, listSchemas[place.noun]),
    title: String(value.title ?? value.name ?? value.term ?? place.slug),
  };
}

function picturesIn(mentions: readonly Mention[]): Set<string> {
  const paths = mentions.flatMap((mention) => (mention.kind === 'picture' ? [mention.path] : []));
  return new Set(paths.map((path) => path.replace('./', '')));
}

const spoilt =
  'The file of this story cannot be read, so it is left as it is. Somebody must mend the file itself first.';

function readable(text: string | undefined, otherwise: string): StoryParts {
  try {
    if (text !== undefined) return readStoryFile(text);
  } catch {
    // Said below, as for a text in another encoding.
  }
  throw new Refusal(422, otherwise);
}

/** A few problems at a time are enough to begin with. */
function refuseIf(problems: readonly { message: string }[]): void {
  if (problems.length === 0) return;
  const messages = new Set(problems.map(({ message }) => message));
  throw new Refusal(422, [...messages].slice(0, 3).join(' '));
}
