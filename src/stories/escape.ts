/**
 * Makes MDX of text that a person typed, so that it shows as typed: `I <3 you {name} 2 < 3 * stars`.
 *
 * Lines: an empty line begins a new paragraph, any other line end becomes a line break. Spaces at
 * the two ends of a line are dropped, and tabs become spaces, as nobody sees them on a page.
 * Addresses stay words and do not become links: an editor makes links on purpose.
 *
 * @param text Plain text without control characters but tab and line end.
 * @returns A body that `parseBody` reads as exactly this text, without emphasis, links or code.
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
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(escapeLine)
    .join('\\\n');
}

function escapeLine(line: string): string {
  return line
    .replace(/[\\`*_{}[\]<>|~&]/g, '\\$&')
    .replace(/:(?=\/\/)|@|\.(?<=\bwww\.)/gi, '\\$&')
    .replace(/^(?:[#+=:-]|\d+(?=[.)]))/, (start) =>
      /\d/.test(start) ? `${start}\\` : `\\${start}`,
    )
    .replace(/^(?:import|export)/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}
