/**
 * Makes MDX of text that a person typed, so that it shows as typed: `I <3 you {name} 2 < 3 * stars`.
 *
 * Lines: an empty line begins a new paragraph, any other line end becomes a line break. Spaces at
 * the two ends of a line are dropped, and tabs become spaces, as nobody sees them on a page.
 * Whole web and e-mail addresses become links, as they do wherever people write. Between spaces they
 * show as typed; other signs stuck to one may be read as part of it.
 *
 * @param text Plain text without control characters but tab and line end.
 * @returns A body that `parseBody` reads as exactly this text, without emphasis, code or components.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .split(/\n(?:[ ]*\n)+/)
    .map(paragraph)
    .filter(Boolean)
    .join('\n\n');
}

function paragraph(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map(escapeLine)
      // An address would take the backslash of a line break as its own.
      .map((line) => (/(?:www\.|:\/\/|@)\S*$/i.test(line) ? `${line} ` : line))
      .join('\\\n')
      .trimEnd()
  );
}

function escapeLine(line: string): string {
  return line
    .replace(/[\\`*{}[\]<>|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(?:[#+=:-]|\d+(?=[.)]))/, (start) =>
      /\d/.test(start) ? `${start}\\` : `\\${start}`,
    )
    .replace(/^(?:import|export)/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}
