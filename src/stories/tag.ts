/**
 * Reads one tag as it was typed, for what the parser does not tell: where each attribute stands,
 * and what is wrong with a tag that it cannot read. Never throws; linear in the length of the tag.
 * @param text The text that holds the tag.
 * @param start Where its `<` stands.
 */
export function readTag(text: string, start: number): Tag {
  const name = match(/[^\s/>{}="'<]*/y, text, match(/\/?/y, text, start + 1).end);
  const tag: Tag = { name: name.found, start, end: name.end, closed: false, attributes: [] };
  let at = name.end;
  for (;;) {
    at = match(/\s*/y, text, at).end;
    const sign = text[at];
    if (sign === undefined) return { ...tag, end: at, fault: { kind: 'no-end', offset: start } };
    if (sign === '>') return { ...tag, end: at + 1 };
    if (text.startsWith('/>', at)) return { ...tag, end: at + 2, closed: true };
    if (sign === '{' || sign === '\uFDD0')
      return { ...tag, end: at, fault: { kind: 'braces', offset: at } };
    const key = match(/[\p{L}\p{N}_$:.-]+/uy, text, at);
    if (key.found === '') return { ...tag, end: at, fault: { kind: 'sign', offset: at } };
    const equals = match(/\s*=\s*/y, text, key.end);
    if (equals.found === '') {
      tag.attributes.push({ name: key.found, offset: at, valueOffset: key.end });
      at = key.end;
      continue;
    }
    const quote = text[equals.end];
    if (quote === '{' || quote === '\uFDD0')
      return { ...tag, end: equals.end, fault: { kind: 'braces', offset: equals.end } };
    if (quote !== '"' && quote !== "'")
      return { ...tag, end: equals.end, fault: { kind: 'no-quotes', offset: equals.end } };
    const close = text.indexOf(quote, equals.end + 1);
    if (close === -1)
      return { ...tag, end: text.length, fault: { kind: 'no-end-quote', offset: equals.end } };
    tag.attributes.push({ name: key.found, offset: at, valueOffset: equals.end + 1 });
    at = close + 1;
  }
}

function match(pattern: RegExp, text: string, at: number): { found: string; end: number } {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0] ?? '';
  return { found, end: at + found.length };
}

/** A tag as it was typed. */
export interface Tag {
  name: string;
  start: number;
  /** Where the text after the tag begins; for a broken tag, where it broke. */
  end: number;
  /** True for `<Name />`. */
  closed: boolean;
  attributes: { name: string; offset: number; valueOffset: number }[];
  fault?: { kind: 'braces' | 'no-quotes' | 'no-end-quote' | 'no-end' | 'sign'; offset: number };
}
