import type { z } from 'astro/zod';
import { isDeepStrictEqual } from 'node:util';
import { checkNote } from '../folder/note.ts';
import { checkPicture } from '../folder/pictures.ts';
import { glossarySchema } from '../schemas/glossary.ts';
import { organisationSchema } from '../schemas/organisation.ts';
import { pictureLimits } from '../schemas/picture.ts';
import { seriesSchema } from '../schemas/series.ts';
import { themeSchema } from '../schemas/theme.ts';
import { checkStory } from '../stories/check.ts';
import { readStoryFile, writeStoryFile, writeYaml, type StoryParts } from '../stories/file.ts';
import { readYaml } from '../stories/front-matter.ts';
import { Refusal } from './cms-door.ts';
import type { Place } from './cms-place.ts';

/**
 * What the CMS sent, as it may be kept: in canonical form, and past the check that every draft must
 * pass. Whether a story is complete is asked by the build.
 * @throws Refusal that says what is wrong, in words for the person who typed it.
 */
export async function fitToKeep(sent: Sent): Promise<string> {
  return sent.place.kind === 'story' ? fitStory(sent) : fitList(sent);
}

/** A file that the CMS wants kept. */
export interface Sent {
  place: Place;
  raw: string;
  /** What the file holds now, if it is there. */
  before: string | undefined;
  /** Pictures that came with it, by file name. */
  pictures: ReadonlyMap<string, Buffer>;
  /** Names of the pictures that lie beside it already. */
  beside: ReadonlySet<string>;
}

async function fitStory({ place, raw, before, pictures, beside }: Sent): Promise<string> {
  const parts = readable(raw, 'This could not be read as a story.');
  const uid = before === undefined ? undefined : readable(before, spoilt).frontMatter.uid;
  if (uid !== undefined && parts.frontMatter.uid !== uid)
    throw new Refusal(
      409,
      'The permanent number of a story never changes. Please open the story again.',
    );
  const text = writeStoryFile(parts);
  const { problems, mentions } = checkStory(text, { path: place.path, level: 'safe' });
  refuseIf(problems.filter(({ level }) => level === 'error'));
  for (const [name, bytes] of pictures) {
    if (bytes.length > pictureLimits.bytes)
      throw new Refusal(
        422,
        `The picture ${name} has more than ${pictureLimits.bytes / 1_000_000} MB. Please save a smaller copy.`,
      );
    refuseIf(
      (await checkPicture(bytes, name)).map(({ message }) => ({ message: `${name}: ${message}` })),
    );
  }
  for (const mention of mentions) {
    const name = mention.kind === 'picture' ? mention.path.replace('./', '') : undefined;
    if (name !== undefined && !pictures.has(name) && !beside.has(name))
      throw new Refusal(
        422,
        `There is no picture ${name} beside this story. Please choose it again.`,
      );
  }
  return text;
}

function fitList({ place, raw, before }: Sent): string {
  const schema = schemas[place.noun];
  const { problems, value = {} } = checkNote(raw, place.path, schema);
  refuseIf(problems);
  const same = before !== undefined && isDeepStrictEqual(readYaml(before).value, value);
  return same ? before : writeYaml(value, schema);
}

const schemas: Readonly<Record<string, z.ZodType>> = {
  themes: themeSchema,
  organisations: organisationSchema,
  series: seriesSchema,
  glossary: glossarySchema,
};

const spoilt =
  'The file of this story cannot be read, so it is left as it is. `npm run check:content` says what is wrong in it.';

function readable(text: string, otherwise: string): StoryParts {
  try {
    return readStoryFile(text);
  } catch {
    throw new Refusal(422, otherwise);
  }
}

/** A few problems at a time are enough to begin with. */
function refuseIf(problems: readonly { message: string }[]): void {
  if (problems.length === 0) return;
  const messages = new Set(problems.map(({ message }) => message));
  throw new Refusal(422, [...messages].slice(0, 3).join(' '));
}
