import type { z } from 'astro/zod';
import { oneLine, place, plainLineEnds, type Mention } from '../stories/check.ts';
import { findHidden, findWrittenHidden, withoutHidden } from '../stories/characters.ts';
import { checkFields, marked } from '../stories/fields.ts';
import { readYaml } from '../stories/front-matter.ts';
import type { Problem } from '../stories/problem.ts';
import { spots } from '../stories/spot.ts';

/**
 * Checks one small YAML file: a theme, an organisation, a series, a word of the glossary.
 * @param schema What it may say; without one, that it can be read as data.
 */
export function checkNote(text: string, path: string, schema: z.ZodType | undefined): NoteCheck {
  const file = plainLineEnds(text);
  const problems: Problem[] = [];
  const say = (
    { line, column }: { line: number; column: number },
    code: string,
    message: string,
  ): void => {
    problems.push({ path, line, column, message: oneLine(message), code, level: 'error' });
  };
  const spot = spots(file);
  for (const { offset, code, message } of findHidden(file)) say(spot(offset), code, message);
  const { value, faults, at } = readYaml(withoutHidden(file));
  for (const fault of faults) say(fault, fault.code, fault.message);
  for (const fault of findWrittenHidden(value))
    say(place(at, fault.path, 0), fault.code, fault.message);
  if (faults.length > 0 || schema === undefined) return { problems, mentions: [] };
  for (const fault of checkFields(schema, value))
    say(place(at, fault.path, 0), fault.code, fault.message);
  const mentions: Mention[] = [...marked(schema, value, 'reference')].map((found) => ({
    kind: 'reference',
    noun: found.mark,
    slug: found.value,
    ...place(at, found.path, 0),
  }));
  return { problems, mentions, ...(problems.length === 0 ? { value } : {}) };
}

/** What a check of a small file found. */
export interface NoteCheck {
  problems: Problem[];
  mentions: Mention[];
  value?: Record<string, unknown>;
}
