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
