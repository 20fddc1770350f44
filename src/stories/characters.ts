/**
 * Finds characters that readers cannot see, that change the order of what they see, or that two
 * programs read differently (Unicode Technical Report 36; "Trojan Source", CVE-2021-42574).
 *
 * Marks that scripts and emoji need stay: joiners, variation selectors, left-to-right and
 * right-to-left marks, the tags of the flags of England, Scotland and Wales.
 *
 * @param text A file with line ends as LF.
 * @returns At most fifty faults, by offset.
 */
export function findHidden(text: string): HiddenCharacter[] {
  if (!unusual.test(text)) return [];
  const found: HiddenCharacter[] = [];
  for (const { 0: character, index } of text.matchAll(new RegExp(suspicious, 'gu'))) {
    if (isFlag(character)) continue;
    const kind = kinds.find(({ pattern }) => pattern.test(character));
    if (kind)
      found.push({
        offset: index,
        length: character.length,
        code: kind.code,
        message: message(character, kind.words),
      });
    if (found.length >= 50) break;
  }
  return found;
}

/** The same text with every such character replaced, places unchanged, so that reading can go on. */
export function withoutHidden(text: string): string {
  if (!unusual.test(text)) return text;
  return text.replace(new RegExp(suspicious, 'gu'), (found) =>
    isFlag(found) ? found : '\uFFFD'.repeat(found.length),
  );
}

/** True for what `suspicious` took as a whole flag. Nothing else that it takes begins so. */
function isFlag(found: string): boolean {
  return found.startsWith('\u{1F3F4}');
}

/**
 * The same characters where they were written as codes, which only a reader of YAML or Markdown
 * turns into characters: `"\u202E"`, `&#x202E;`.
 * @param value Data as it was read: a text, or lists and groups of texts.
 * @returns At most fifty faults, by the path of the value or key that holds them.
 */
export function findWrittenHidden(value: unknown): WrittenHidden[] {
  const found: WrittenHidden[] = [];
  const waiting: { value: unknown; path: readonly PropertyKey[] }[] = [{ value, path: [] }];
  for (let next = waiting.pop(); next && found.length < 50; next = waiting.pop()) {
    const { path } = next;
    if (typeof next.value === 'string') found.push(...writtenIn(next.value, path));
    else if (Array.isArray(next.value))
      for (const [index, item] of next.value.entries())
        waiting.push({ value: item, path: [...path, index] });
    else if (typeof next.value === 'object' && next.value !== null)
      for (const [key, item] of Object.entries(next.value)) {
        found.push(...writtenIn(key, [...path, key]));
        waiting.push({ value: item, path: [...path, key] });
      }
  }
  return found.slice(0, 50);
}

/** One fault of each kind in a text. */
function writtenIn(text: string, path: readonly PropertyKey[]): WrittenHidden[] {
  const byCode = new Map(findHidden(text).map((fault) => [fault.code, fault]));
  return [...byCode.values()].map((fault) => ({
    path,
    code: fault.code,
    message: `${fault.message} It may be written as a code, such as &#x202E; or \\u202E.`,
  }));
}

/** Holds every suspicious character and a few others, and is quick. */
const unusual =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00AD\u180E\u200B\u2028-\u202E\u2060-\u206F\uD800-\uF8FF\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFF]/;

/**
 * A whole flag (Unicode Technical Standard 51, ED-14a: a black flag, a few small letters and digits
 * as tags, an end) is taken first and at once, so that nothing is looked at twice; then each
 * character by itself.
 */
const suspicious =
  /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,8}\u{E007F}|[\u{E0000}-\u{E007F}]|[\0-\x08\x0b-\x1f\x7f-\x9f\u00AD\u180E\u200B\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF\u{F0000}-\u{10FFFF}]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}]|\p{Surrogate}/u;

const kinds: readonly { pattern: RegExp; code: string; words: string }[] = [
  {
    pattern: /^\0$/,
    code: 'hidden-nul',
    words: 'an empty character (NUL), which text never holds',
  },
  {
    pattern: /^\r$/,
    code: 'hidden-line-end',
    words: 'a line end of a very old kind (a carriage return alone)',
  },
  {
    pattern: /^[\u2028\u2029\x85\x0b\x0c]$/,
    code: 'hidden-line-end',
    words: 'a line end that not every program sees',
  },
  { pattern: /^\uFEFF$/, code: 'hidden-byte-mark', words: 'a byte order mark inside the text' },
  {
    pattern: /^[\u202A-\u202E\u2066-\u2069]$/,
    code: 'hidden-direction',
    words: 'a character that turns the direction of reading round',
  },
  {
    pattern: /^[\uE000-\uF8FF\u{F0000}-\u{10FFFF}]$/u,
    code: 'hidden-private',
    words: 'a character that other computers do not know',
  },
  { pattern: /^\p{Surrogate}$/u, code: 'hidden-half', words: 'half of a character' },
  { pattern: /^[\0-\x1f\x7f-\x9f]$/, code: 'hidden-control', words: 'a control character' },
  { pattern: /^.$/su, code: 'hidden-character', words: 'a character that nobody can see' },
];

function message(character: string, words: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `There is ${words} here (U+${code}). Please delete it and type this place again.`;
}

/** Such a character, written as a code. */
export interface WrittenHidden {
  path: readonly PropertyKey[];
  code: string;
  message: string;
}

/** A character that may not stand in a file. */
export interface HiddenCharacter {
  offset: number;
  length: number;
  code: string;
  message: string;
}
