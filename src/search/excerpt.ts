/** A piece of text, which matches what is looked for or does not. */
export interface Segment {
  text: string;
  marked: boolean;
}

/** The text of a story as the index keeps it. */
export interface IndexedText {
  /** The title, a full stop if it has none, then everything else that can be found. */
  content: string;
  /** Which words of it match, counted from 0. */
  locations: readonly number[];
}

/** Words of a text, counted as the index counts them. */
export function wordsIn(content: string): string[] {
  return content.split(/[^\S\uFEFF]+/);
}

/**
 * The part of a story that says most about the words looked for. It begins where a sentence begins,
 * if that is near, since a sentence from its middle is hard to read.
 * @returns Nothing when no word matches outside the title.
 */
export function excerptOf({ content, locations }: IndexedText, title: string): Segment[] {
  const words = wordsIn(content);
  const after = content.startsWith(title) ? wordsIn(title).length : 0;
  const marks = [...new Set(locations)].filter((at) => at >= after && at < words.length);
  const best = marks
    .toSorted((a, b) => a - b)
    .map((mark) => startFor(words, mark, after))
    .map((start) => ({
      start,
      count: marks.filter((at) => at >= start && at < start + excerptWords).length,
    }))
    .reduce((most, each) => (each.count > most.count ? each : most), { start: 0, count: 0 });
  if (best.count === 0) return [];
  const marked = new Set(marks);
  const end = best.start + excerptWords;
  const segments: Segment[] = [];
  const add = (text: string, isMarked: boolean): void => {
    if (text === '') return;
    const last = segments.at(-1);
    if (last && last.marked === isMarked) last.text += text;
    else segments.push({ text, marked: isMarked });
  };
  if (best.start > after && !endsSentence(words[best.start - 1])) add('… ', false);
  words.slice(best.start, end).forEach((word, at) => {
    if (at > 0) add(' ', false);
    const [, before = '', inner = '', behind = ''] = bare.exec(word) ?? [];
    const isMarked = marked.has(best.start + at) && inner !== '';
    add(before, false);
    add(inner, isMarked);
    add(behind, false);
  });
  if (end < words.length && !endsSentence(words[end - 1])) add(' …', false);
  return segments;
}

/** Where an excerpt that shows this word begins. */
function startFor(words: readonly string[], mark: number, after: number): number {
  for (let at = mark; at > after && mark - at <= farthest; at--)
    if (endsSentence(words[at - 1])) return at;
  return Math.max(after, mark - lead);
}

function endsSentence(word = ''): boolean {
  return /[.?!…:]['"’”)]*$/.test(word);
}

/** A word without the punctuation around it. */
const bare = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/** How many words an excerpt has. */
const excerptWords = 30;

/** How far before a match its sentence may begin, in words, to be shown from there. */
const farthest = 14;

/** How many words are shown before a match whose sentence begins farther away. */
const lead = 6;
