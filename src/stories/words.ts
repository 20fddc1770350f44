import type { Element, ElementContent, Root, Text } from 'hast';
import type { GlossaryTerm } from '../schemas/glossary.ts';

/** A word of the glossary, with the name it has in addresses. */
export type Word = GlossaryTerm & { slug: string };

/** Every way a word of the glossary is written, ready to be looked for. */
export type WordBook = ReadonlyMap<string, Entry>;

/** The most words that are explained in one story: more would be in the way of reading. */
export const mostWords = 5;

/**
 * Makes a book of the glossary, once for all stories. It knows each word and what it is also called:
 * one and more than one, somebody's (`'s`), with hyphens, with spaces and closed up. A name
 * (`Making It Real`, `SCIE`) is known only with its capitals. Everyday words are known too, so that
 * no part of them is taken for another word, but they are never explained.
 */
export function wordBook(glossary: readonly Word[]): WordBook {
  const book = new Map<string, Entry>();
  for (const word of glossary) add(book, word, word.term);
  for (const word of glossary) for (const form of word.alsoCalled ?? []) add(book, word, form);
  return book;
}

/**
 * Makes links to the glossary of the first place where each of its words stands in a story. Headings,
 * links, emphasis, code, notes, captions and other languages are left as they are.
 * Goes once over the text, whatever it holds.
 *
 * @param root The body as it was rendered; it stays as it is.
 * @param link The address of a word in the glossary.
 * @returns The marked body and the words marked in it, in the order in which they are met.
 */
export function markWords(
  root: Root,
  book: WordBook,
  link: (slug: string) => string,
): { root: Root; words: Word[] } {
  const words = new Set<Word>();
  const visit = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') return inText(node.value, book, words, link);
    if (node.type !== 'element' || leftAlone(node)) return [node];
    return [{ ...node, children: node.children.flatMap(visit) }];
  };
  const children = (root.children as ElementContent[]).flatMap(visit);
  return { root: { ...root, children }, words: [...words] };
}

function leftAlone({ tagName, properties }: Element): boolean {
  const classes = properties['className'];
  return (
    plainOnly.has(tagName) ||
    properties['lang'] !== undefined ||
    (Array.isArray(classes) && classes.some((name) => name === 'label' || name === 'link-card'))
  );
}

const plainOnly = new Set(
  [
    ...['h2', 'h3', 'h4', 'a', 'strong', 'em', 'del', 'code', 'pre', 'sup'],
    ...['figcaption', 'section', 'th', 'dt'],
  ].values(),
);

function inText(
  text: string,
  book: WordBook,
  words: Set<Word>,
  link: (slug: string) => string,
): ElementContent[] {
  const made: ElementContent[] = [];
  let done = 0;
  for (const { from, to, word } of found(text, book)) {
    if (words.has(word) || words.size === mostWords) continue;
    words.add(word);
    if (from > done) made.push(plain(text.slice(done, from)));
    made.push({
      type: 'element',
      tagName: 'a',
      properties: { href: link(word.slug), className: ['word'] },
      children: [plain(text.slice(from, to))],
    });
    done = to;
  }
  if (done === 0) return [plain(text)];
  if (done < text.length) made.push(plain(text.slice(done)));
  return made;
}

/** Words of the book in a text, the longest at each place, without everyday ones. */
function* found(text: string, book: WordBook): Generator<Found> {
  const tokens = tokensOf(text);
  for (let first = 0; first < tokens.length; first++) {
    const met = longestAt(first, tokens, text, book);
    if (!met) continue;
    const [from, to] = [tokens[first]?.index ?? 0, endOf(tokens[met.last])];
    first = met.last;
    const { word } = met;
    if (word && standsAlone(text, from, to) && !inName(text, from, to, met))
      yield { from, to, word };
  }
}

/** The longest entry that begins with a token, and its last token. */
function longestAt(
  first: number,
  tokens: readonly RegExpExecArray[],
  text: string,
  book: WordBook,
): Met | undefined {
  let longest: Met | undefined;
  let written = '';
  for (let last = first; last < tokens.length; last++) {
    const [letters = '', from] = [tokens[last]?.[0], tokens[last]?.index];
    if (letters.length > longestToken) break;
    if (last > first && !joint.test(text.slice(endOf(tokens[last - 1]), from))) break;
    written += sameSigns(letters);
    const entry = book.get(written.toLowerCase());
    if (!entry) break;
    // The first letter may be a capital because a sentence begins.
    if (entry.form !== undefined && (!entry.isName || entry.form.slice(1) === written.slice(1)))
      longest = { ...entry, last };
  }
  return longest;
}

/** Whether a word is one by itself there, and no part of an address or of a longer word. */
function standsAlone(text: string, from: number, to: number): boolean {
  return (
    !/[-‐‑@/\\._#&]/.test(text[from - 1] ?? ' ') &&
    !/^(?:[-‐‑@/\\_]|\.[\p{L}\p{N}])/u.test(text.slice(to, to + 3))
  );
}

/** Whether capitals say that it belongs to the name of something, as in "Holy Cross Day Centre". */
function inName(text: string, from: number, to: number, { isName, hasCapital }: Entry): boolean {
  if (isName || !/^\p{Lu}/u.test(text.slice(from, from + 2))) return false;
  if (/^\s{1,3}\p{Lu}/u.test(text.slice(to, to + 5))) return true;
  if (hasCapital) return false;
  const before = text.slice(Math.max(0, from - 3), from).trimEnd();
  const begins = before === '' || /[.!?…:•“"‘'(—–]$/.test(before);
  return !begins || /\s\p{Lu}/u.test(text.slice(from, to));
}

function add(book: Map<string, Entry>, word: Word, form: string): void {
  const parts = tokensOf(sameSigns(form)).map(([part]) => part);
  const everyday = word.everyday?.includes(form);
  const capitals = {
    isName: /\p{Lu}/u.test(form.slice(1)),
    // The entry itself begins with one, whatever it is.
    hasCapital: form !== word.term && /^\p{Lu}/u.test(form),
  };
  // Signs are not looked for: of "C++" only a letter is left, and it stands in many a place.
  if (parts.join('').length < 2) return;
  const last = parts.pop() ?? '';
  let beginning = '';
  for (const part of parts) {
    beginning += part;
    const key = beginning.toLowerCase();
    if (!book.has(key)) book.set(key, {});
  }
  for (const ending of endings(last)) {
    const written = beginning + ending;
    const key = written.toLowerCase();
    if (book.get(key)?.form !== undefined) continue;
    book.set(key, { ...capitals, form: written, word: everyday ? undefined : word });
  }
}

/** A word alone, of more than one, and somebody's: carer, carer's, carers, carers'. */
function endings(word: string): string[] {
  const many = /[^s]s$/.test(word)
    ? []
    : [
        /[^aeiou]y$/.test(word)
          ? `${word.slice(0, -1)}ies`
          : `${word}${/(?:s|x|z|ch|sh)$/.test(word) ? 'es' : 's'}`,
      ];
  return [word, `${word}'s`, ...many, ...many.map((each) => `${each}'s`)];
}

/** Apostrophes and letters with marks can be written in more than one way. */
function sameSigns(text: string): string {
  return plainSigns.test(text) ? text : text.replaceAll('’', "'").normalize('NFC');
}

/** Most words are made of these: they need no second look. */
const plainSigns = /^[\w']*$/;

function tokensOf(text: string): RegExpExecArray[] {
  const tokens: RegExpExecArray[] = [];
  token.lastIndex = 0;
  for (let next = token.exec(text); next; next = token.exec(text)) tokens.push(next);
  return tokens;
}

function endOf(match: RegExpExecArray | undefined): number {
  return match ? match.index + match[0].length : 0;
}

function plain(value: string): Text {
  return { type: 'text', value };
}

/**
 * Letters, digits and marks of the scripts in use, by their blocks in Unicode: looked up one by one
 * (`\p{L}`) they take three times as long, on every word of every story.
 */
const letter =
  '[0-9A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u1FFF\\u2C00-\\u2DFF\\u3040-\\uD7FF\\uF900-\\uFDFF\\uFE70-\\uFEFC]';
const token = new RegExp(`${letter}+(?:['’]${letter}+)*`, 'g');

/** What may stand between the parts of a word: spaces, or a hyphen. */
const joint = /^(?:\s{1,4}|[-‐‑])$/;

/** No part of a word is longer, and marks without end take minutes to put in order. */
const longestToken = 40;

/** What is known of some letters: the beginning of words, and a whole one if it has a form. */
interface Entry {
  form?: string;
  /** Known only with the capitals of its form. */
  isName?: boolean;
  /** Written with a capital wherever it stands. */
  hasCapital?: boolean;
  /** None for an everyday word. */
  word?: Word | undefined;
}

interface Met extends Entry {
  /** The last token that belongs to it. */
  last: number;
}

interface Found {
  from: number;
  to: number;
  word: Word;
}
