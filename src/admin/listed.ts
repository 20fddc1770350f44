/**
 * Of a story file, what a list shows: the lines of its front matter that hold its title and its day.
 * Thousands of stories are then read in a blink, where all that the desk sends of each takes a second.
 * @param text A story file in canonical form, where such a field is one line at the margin.
 * @returns A story file of those fields only; the text itself where it has no front matter.
 */
export function listed(text: string): string {
  const end = text.indexOf('\n---', 3);
  if (!text.startsWith('---\n') || end < 0) return text;
  const lines = text.slice(4, end).split('\n');
  const shown = lines.filter((line) => /^(?:title|published): *[^\s|>&*!]/.test(line));
  return ['---', ...shown, '---', ''].join('\n');
}

/** Reads what `listed` gives, without a reader of YAML; undefined for anything else. */
export function readListed(text: string): Record<string, string> | undefined {
  const [, inside] = /^---\n((?:(?:title|published): [^\n]*\n){0,2})---\n$/.exec(text) ?? [];
  if (inside === undefined) return undefined;
  const fields: Record<string, string> = {};
  for (const line of inside.split('\n').slice(0, -1)) {
    const [name = '', value = ''] = [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(': ') + 2),
    ];
    // In canonical form a text is plain, or in double quotes as JSON has them.
    if (/^['"]/.test(value) && !value.startsWith('"')) return undefined;
    try {
      fields[name] = value.startsWith('"') ? (JSON.parse(value) as string) : value;
    } catch {
      return undefined;
    }
  }
  return fields;
}
