import { z } from 'astro/zod';
import { contentNoteChoices, creditRoles, kinds, peopleChoices } from '../schemas/choices.ts';
import { consentBases, consentStatuses, consentUses, namings } from '../schemas/consent.ts';
import type { Noun } from '../schemas/slug.ts';
import { storyFields, storyRules, storySchema, type StoryFrontMatter } from '../schemas/story.ts';
import { checkStory } from '../stories/check.ts';
import { checkFields, fieldOf, itemOf, keysOf, type FieldFault } from '../stories/fields.ts';
import { readYaml, splitFile } from '../stories/front-matter.ts';
import { listSchemas } from './fit.ts';

/** Something that a draft lacks before it can be published. */
export interface Missing {
  /** What the form calls the place, such as `Cover picture, Description`. */
  field: string;
  /** What to do, in the words of the person who fills it in. */
  message: string;
}

/**
 * What the fields of a file lack, in the order of the schema.
 * @param text A file that passed the check that every draft must pass.
 * @param down True when publishing it takes the story off the site, for which nobody's yes is needed.
 */
export function fieldsMissing(noun: Noun, text: string, path: string, down = false): Missing[] {
  if (noun !== 'stories') {
    const schema = listSchemas[noun];
    return checkFields(schema, readYaml(text).value).flatMap((fault) => inForm(schema, fault));
  }
  const { value, words } = storyOf(text, path);
  const faults = checkFields(storySchema, value);
  const bad = new Set(faults.map(({ path: [key] }) => key));
  const wellFormed = Object.entries(value).filter(
    ([key]) => !bad.has(key) && Object.hasOwn(storyFields, key),
  );
  const story: Partial<StoryFrontMatter> = Object.fromEntries(wellFormed);
  const rules = storyRules(story, words).map((rule) => ({ ...rule, code: 'field-rule' }));
  const missing = [...faults, ...rules].flatMap((fault) => inForm(storySchema, fault));
  const status = story.consent?.status;
  return status === undefined || status === 'given' || down
    ? missing
    : [
        ...missing,
        {
          field: titleOf(storySchema, ['consent', 'status']),
          message: `It says “${consentStatuses[status]}”. Only a story with “${consentStatuses.given}” can be published.`,
        },
      ];
}

/** True for a story file that says that readers are not to have the story, now or any more. */
export function saysTakenDown(text: string, path: string): boolean {
  const { consent } = storyOf(text, path).value as { consent?: { status?: unknown } | null };
  return consent?.status === 'paused' || consent?.status === 'withdrawn';
}

/** Sorted as the form asks, and each said once. What is not a field of the form comes last. */
export function inFormOrder(missing: readonly Missing[]): Missing[] {
  const place = ({ field }: Missing): number => {
    const [first = ''] = field.split(', ');
    const found = formOrder.indexOf(field);
    const around = formOrder.indexOf(first);
    return found !== -1 ? found : around !== -1 ? around : formOrder.length;
  };
  const seen = new Set<string>();
  return missing
    .toSorted((a, b) => place(a) - place(b))
    .filter(({ field, message }) => {
      const words = `${field} ${message}`;
      return !seen.has(words) && seen.add(words);
    });
}

/** A message of the check, with what the form calls things in place of what files call them. */
export function inFormWords(message: string): string {
  return message
    .replace(/"([A-Za-z-]+)"/g, (all, name: string) => {
      const words = formWords.get(name);
      return words === undefined ? all : `“${words}”`;
    })
    .replace(/\bconsent\.(\w+)/g, (all, name: string) => {
      const title = titleOf(storySchema, ['consent', name]);
      return title.endsWith(name) ? all : `“${title}”`;
    })
    .replace(/ Otherwise it needs content\/\S+ first\.$/, '');
}

/** The parts of the form of a story, in its order: the text itself comes after the summary. */
const formOrder: readonly string[] = Object.entries(storyFields).flatMap(([key, field]) => [
  titleOf(storySchema, [key]),
  ...Object.keys(keysOf(field)).map((part) => titleOf(storySchema, [key, part])),
  ...(key === 'summary' ? ['The story', 'Pictures'] : []),
]);

/** What files say → what the form calls it. */
const formWords: ReadonlyMap<string, string> = new Map([
  ...[kinds, peopleChoices, contentNoteChoices, creditRoles].flatMap((choices) =>
    Object.entries<string>(choices),
  ),
  ...[consentBases, consentStatuses, consentUses, namings].flatMap((choices) =>
    Object.entries<string>(choices),
  ),
  ...Object.keys(storyFields).map((key) => [key, titleOf(storySchema, [key])] as const),
]);

/** One thing to do for each fault. For a part of the form that is empty: one for each answer it needs. */
function inForm(schema: z.ZodType, { path, code, message }: FieldFault): Missing[] {
  if (code !== 'field-missing' && code !== 'field-empty')
    return [{ field: titleOf(schema, path), message: inFormWords(message) }];
  const at = stepsInto(schema, path).at(-1)?.at;
  const parts = Object.entries(keysOf(at)).filter(([, part]) => !(part instanceof z.ZodOptional));
  const empty = parts.length === 0 ? [path] : parts.map(([key]) => [...path, key]);
  return empty.map((each) => ({
    field: titleOf(schema, each),
    message: `This is still empty. ${hintOf(schema, each)}`.trim(),
  }));
}

function storyOf(text: string, path: string): { value: Record<string, unknown>; words: number } {
  const split = splitFile(text);
  const { value } = readYaml('fault' in split ? '' : split.source);
  const { story } = checkStory(text, { path, level: 'safe', advice: false });
  return { value, words: story?.words ?? 0 };
}

/** The titles of a field and of what it is part of: `Credits, number 2, Name`. */
function titleOf(schema: z.ZodType, path: readonly PropertyKey[]): string {
  return stepsInto(schema, path)
    .map(({ step, at }) =>
      typeof step === 'number' ? `number ${step + 1}` : (told(at, 'title') ?? String(step)),
    )
    .join(', ');
}

function hintOf(schema: z.ZodType, path: readonly PropertyKey[]): string {
  return told(stepsInto(schema, path).at(-1)?.at, 'description') ?? '';
}

/** What a schema says of itself, whether or not the field may be left out. */
function told(schema: z.ZodType | undefined, what: 'title' | 'description'): string | undefined {
  const words = schema?.meta()?.[what];
  if (words !== undefined) return words;
  return schema instanceof z.ZodOptional ? told(schema.unwrap() as z.ZodType, what) : undefined;
}

function stepsInto(
  schema: z.ZodType,
  path: readonly PropertyKey[],
): { step: PropertyKey; at: z.ZodType | undefined }[] {
  let at: z.ZodType | undefined = schema;
  return path.map((step) => {
    at = typeof step === 'number' ? itemOf(at) : fieldOf(at, String(step));
    return { step, at };
  });
}
