import { z } from 'astro/zod';
import { didYouMean } from './nearest.ts';

/**
 * Holds values against a schema and tells all that is wrong, in the words of the schema where it
 * has some, never in the validator's.
 * @param refused Keys that are refused with an explanation of their own.
 * @returns At most fifty faults, and then one that says so: more would not help anybody.
 */
export function checkFields(
  schema: z.ZodType,
  value: Record<string, unknown>,
  refused: Readonly<Record<string, string>> = {},
): FieldFault[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const { issues } = result.error;
  const place = ({ path }: z.core.$ZodIssue): string => JSON.stringify(path);
  const wrongKind = new Set(issues.filter(({ code }) => code === 'invalid_type').map(place));
  const faults: FieldFault[] = [];
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' && wrongKind.has(place(issue))) continue;
    faults.push(...faultsOf(issue, schema, value, refused));
    if (faults.length > mostFaults) return [...faults.slice(0, mostFaults), more];
  }
  return faults;
}

const mostFaults = 50;

const more: FieldFault = {
  path: [],
  code: 'field-more',
  message: `There is more to mend here than these ${mostFaults} places. Please mend them and check again.`,
};

/** Every value in a tree of values whose schema carries a mark such as `reference`. */
export function* marked(
  schema: z.ZodType | undefined,
  value: unknown,
  mark: 'reference' | 'format',
  path: readonly PropertyKey[] = [],
): Generator<{ path: readonly PropertyKey[]; mark: string; value: string }> {
  const inner = inside(schema);
  if (inner === undefined || value === undefined || value === null) return;
  const found = marksOf(inner)[mark];
  if (typeof found === 'string' && typeof value === 'string') yield { path, mark: found, value };
  if (inner instanceof z.ZodArray && Array.isArray(value))
    for (const [index, item] of value.entries())
      yield* marked(inner.element as z.ZodType, item, mark, [...path, index]);
  if (inner instanceof z.ZodObject && typeof value === 'object')
    for (const [key, item] of Object.entries(value))
      yield* marked(own(shapeOf(inner), key), item, mark, [...path, key]);
}

/** The schema of one key of an object. */
export function fieldOf(schema: z.ZodType | undefined, key: string): z.ZodType | undefined {
  return own(keysOf(schema), key);
}

/** The schemas of an object's keys, in the order in which files are written; nothing for the rest. */
export function keysOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  const inner = inside(schema);
  return inner instanceof z.ZodObject ? shapeOf(inner) : {};
}

/** The schema of a list's items. */
export function itemOf(schema: z.ZodType | undefined): z.ZodType | undefined {
  const inner = inside(schema);
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
}

function faultsOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: Record<string, unknown>,
  refused: Readonly<Record<string, string>>,
): FieldFault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(key, path, schema, refused));
  const given = valueAt(value, path);
  const name = nameOf(path);
  const hint = hintAt(schema, path);
  if (given === undefined)
    return [{ path, code: 'field-missing', message: `${name} is missing. ${hint}` }];
  if (given === null)
    return [
      {
        path,
        code: 'field-empty',
        message: `${name} is empty. Write something after the colon, or delete the line. ${hint}`,
      },
    ];
  if (!issue.message.startsWith('Invalid '))
    return [{ path, code: 'field-wrong', message: issue.message }];
  const keys = Object.keys(keysOf(schemaAt(schema, path)));
  const message =
    keys.length > 0
      ? `${name} must be lines of their own under it: ${keys.join(', ')}.`
      : `${name} cannot be this. ${hint}`;
  return [{ path, code: 'field-wrong', message }];
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  schema: z.ZodType,
  refused: Readonly<Record<string, string>>,
): FieldFault {
  const here = [...path, key];
  const why = path.length === 0 && Object.hasOwn(refused, key) ? refused[key] : undefined;
  if (why !== undefined)
    return { path: here, code: 'field-refused', message: `"${key}" is not used here. ${why}` };
  const allowed = Object.keys(keysOf(schemaAt(schema, path)));
  const offer = didYouMean(key, allowed) || ` Allowed are: ${allowed.join(', ')}.`;
  const place = path.length === 0 ? '' : ` in ${nameOf(path)}`;
  return {
    path: here,
    code: 'field-unknown',
    message: `There is no field "${key}"${place}.${offer} Otherwise please delete it.`,
  };
}

/** `"name" (credits, number 2)`. */
function nameOf(path: readonly PropertyKey[]): string {
  const words = path.map((step) =>
    typeof step === 'number' ? `number ${step + 1}` : String(step),
  );
  const last = words.at(-1);
  if (last === undefined) return 'This';
  if (words.length === 1) return `"${last}"`;
  if (typeof path.at(-1) === 'number') return `${last} of "${words.slice(0, -1).join(', ')}"`;
  return `"${last}" (${words.slice(0, -1).join(', ')})`;
}

function hintAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let at: z.ZodType | undefined = schema;
  for (const step of path) at = stepInto(at, step);
  for (
    let each = at;
    each;
    each = each instanceof z.ZodOptional ? (each.unwrap() as z.ZodType) : undefined
  ) {
    const text = each.meta()?.description;
    if (text !== undefined) return text;
  }
  return '';
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const step of path) at = stepInto(at, step);
  return at;
}

function stepInto(schema: z.ZodType | undefined, step: PropertyKey): z.ZodType | undefined {
  return typeof step === 'number' ? itemOf(schema) : fieldOf(schema, String(step));
}

/** What a schema says of itself, asked once a schema: the same few are asked for every story. */
function marksOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const before = marks.get(schema);
  if (before) return before;
  const found = { ...schema.meta() };
  marks.set(schema, found);
  return found;
}

const marks = new WeakMap<z.ZodType, Readonly<Record<string, unknown>>>();

function inside(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable)
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

function shapeOf(schema: z.ZodObject): Readonly<Record<string, z.ZodType>> {
  return schema.shape as Record<string, z.ZodType>;
}

/** Not what every object has, such as `constructor`. */
function own(shape: Readonly<Record<string, z.ZodType>>, key: string): z.ZodType | undefined {
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

/** Something wrong with a value, by its path from the top. */
export interface FieldFault {
  path: readonly PropertyKey[];
  code: string;
  message: string;
}
