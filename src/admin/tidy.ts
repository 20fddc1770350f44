/**
 * Front matter as a form left it, made fit for a file: what was left empty is left out, and a text is
 * one line. `false` and `0` are answers and stay.
 */
export function tidy(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data)
      .map(([key, value]) => [key, tidyValue(value)] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s*[\r\n]\s*/g, ' ').trim();
  if (Array.isArray(value)) return value.map(tidyValue).filter((item) => !isEmpty(item));
  return isRecord(value) ? tidy(value) : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
