import type { z } from 'astro/zod';
import { consentUses } from '../../schemas/consent.ts';
import type { Noun } from '../../schemas/slug.ts';
import { storyFields, storySchema } from '../../schemas/story.ts';
import { fieldOf, itemOf, keysOf, marked } from '../../stories/fields.ts';
import { readStoryFile, writeStoryFile } from '../../stories/file.ts';

/**
 * A draft as a story that can be built: what is good in it stays exactly as it is, what cannot be shown
 * is left out, and where a page cannot be without something, a stand-in says that it is missing. What is
 * missing is told in the bar on the preview; this is only so that there is a page to look at.
 *
 * The copy counts as agreed to, or nothing would be built of it. Only previews are made from it.
 *
 * @param text A draft that is safe.
 * @param day The day the preview is built for, `YYYY-MM-DD`.
 * @param around What stands around the draft: names it may refer to, and the pictures beside it.
 */
export function previewStory(text: string, day: string, around: Around): string {
  const { frontMatter, body } = readStoryFile(text);
  const good = usable(storySchema, frontMatter, around) as Partial<Record<string, unknown>>;
  const consent = (good['consent'] ?? {}) as Record<string, unknown>;
  const kept = {
    ...good,
    uid: good['uid'] ?? '00000000-0000-4000-8000-000000000000',
    title: good['title'] ?? 'This story has no title yet',
    summary: good['summary'] ?? 'There is no summary yet.',
    kind: good['kind'] ?? 'case-study',
    themes: good['themes'] ?? [standIns.theme],
    published: typeof good['published'] === 'string' ? good['published'] : day,
    credits: good['credits'] ?? [{ role: 'written-by', name: 'Nobody is credited yet' }],
    consent: {
      ...consent,
      ref: consent['ref'] ?? 'C-NONE',
      basis: consent['basis'] ?? 'teller-consent',
      status: 'given',
      reviewBy: stillToCome(consent['reviewBy'], day),
      uses: withPage(consent['uses']),
      heldBy: consent['heldBy'] ?? standIns.organisation,
    },
  };
  return writeStoryFile({
    frontMatter: kept,
    body: body.trim() === '' ? 'This story has no text yet.' : body,
  });
}

/**
 * The day to build a preview for: today, or the day the draft appears where that is later.
 * @param text A draft that is safe.
 */
export function previewDay(text: string, today: string): string {
  const { published } = readStoryFile(text).frontMatter;
  const day = storyFields.published.safeParse(published);
  return day.success && day.data > today ? day.data : today;
}

/** Small files that a preview's content folder has beside those of the publication. */
export const standInFiles: Readonly<Record<string, string>> = {
  'themes/no-theme-chosen-yet.yml':
    'title: No theme is chosen yet\nsummary: A theme says what a story is about.\nblock: rail-fence\ncloth: slate\norder: 999\n',
  'organisations/not-said-yet.yml':
    'name: It is not said yet who holds it\nsummary: Consent is held by an organisation.\n',
};

const standIns = { theme: 'no-theme-chosen-yet', organisation: 'not-said-yet' } as const;

/** As much of a value as its schema takes; undefined where that is nothing. */
function usable(schema: z.ZodType | undefined, value: unknown, around: Around): unknown {
  if (schema === undefined || value === undefined || value === null) return undefined;
  const part = Array.isArray(value)
    ? usableList(schema, value, around)
    : typeof value === 'object'
      ? usableGroup(schema, value, around)
      : shortened(schema, value);
  // Objects are looked at key by key; what they lack is filled in from outside.
  if (schema === storySchema || schema === storyFields.consent) return part;
  if (!schema.safeParse(part).success) return undefined;
  return stands(schema, part, around) ? part : undefined;
}

function usableList(schema: z.ZodType, list: readonly unknown[], around: Around): unknown[] {
  const items = list
    .map((item) => usable(itemOf(schema), item, around))
    .filter((item) => item !== undefined);
  const distinct = items.filter(
    (item, at) => items.findIndex((each) => JSON.stringify(each) === JSON.stringify(item)) === at,
  );
  // A list that is too long is cut; too short a one is not shown.
  for (let length = distinct.length; length > 0; length--)
    if (schema.safeParse(distinct.slice(0, length)).success) return distinct.slice(0, length);
  return [];
}

function usableGroup(schema: z.ZodType, group: object, around: Around): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(keysOf(schema)).flatMap((key) => {
      const given = (group as Record<string, unknown>)[key];
      const value = usable(fieldOf(schema, key), given, around) ?? neededWith(schema, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** What a picture cannot be shown without. */
function neededWith(schema: z.ZodType, key: string): unknown {
  if (schema !== storyFields.cover) return undefined;
  if (key === 'alt') return 'There is no description of this picture yet.';
  if (key === 'credit') return 'Nobody is credited for this picture yet';
  return key === 'peopleShown' ? 0 : undefined;
}

/** Text that is only too long ends in three dots. */
function shortened(schema: z.ZodType, value: unknown): unknown {
  if (typeof value !== 'string' || schema.safeParse(value).success) return value;
  const line = value.replace(/\s+/g, ' ');
  const words = line.split(' ');
  const cut = [
    line,
    ...[300, 200, 120, 80, 60].map((most) => `${[...line].slice(0, most - 1).join('')}…`),
    `${words.slice(0, 20).join(' ')}…`,
  ];
  return cut.find((text) => schema.safeParse(text).success) ?? value;
}

/** True when everything that a value refers to is there. */
function stands(schema: z.ZodType, value: unknown, { names, pictures }: Around): boolean {
  for (const { mark, value: name } of marked(schema, value, 'reference'))
    if (!names[mark as Noun]?.has(name)) return false;
  for (const { mark, value: path } of marked(schema, value, 'format'))
    if (mark === 'picture' && !pictures.has(path)) return false;
  return true;
}

function stillToCome(reviewBy: unknown, day: string): unknown {
  return typeof reviewBy === 'string' && reviewBy < day ? undefined : reviewBy;
}

function withPage(uses: unknown): unknown {
  if (!Array.isArray(uses)) return undefined;
  return Object.keys(consentUses).filter((use) => use === 'page' || uses.includes(use));
}

/** What stands around a draft. */
export interface Around {
  /** The names of what is published, by folder. */
  names: Readonly<Partial<Record<Noun, ReadonlySet<string>>>>;
  /** The pictures beside the draft: `./garden.jpg`. */
  pictures: ReadonlySet<string>;
}
