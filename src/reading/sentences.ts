/**
 * Where the sentences of a text begin and end, as pairs of positions, without the space around them.
 * A sentence that is very long is cut where it takes a breath.
 * @param lang The language of the text (BCP 47).
 */
export function sentencesOf(text: string, lang: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const end of endsIn(text, lang)) {
    // Not after "Dr." or an initial, which the rules of Unicode take for an end.
    if (end < text.length && shortened.test(text.slice(start, end))) continue;
    spans.push(...inBreaths(text, start, end));
    start = end;
  }
  return spans
    .map(([from, to]): Span => {
      const piece = text.slice(from, to);
      return [from + (piece.length - piece.trimStart().length), from + piece.trimEnd().length];
    })
    .filter(([from, to]) => from < to);
}

function endsIn(text: string, lang: string): number[] {
  if ('Segmenter' in Intl) {
    const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
    return [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length);
  }
  return [...text.matchAll(roughly)].map((found) => found.index + found[0].length);
}

/** For browsers that know no sentences: up to a full stop or the like, and the space after it. */
const roughly = /[\s\S]+?(?:[.!?…]+["'”’)\]]*(?:\s+|$)|[。！？]+|$)/g;

const shortened = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|vs|e\.g|i\.e|\p{Lu})\.\s*$/u;

function inBreaths(text: string, start: number, end: number): Span[] {
  if (end - start <= longest) return [[start, end]];
  const within = text.slice(start, start + longest);
  const breath = Math.max(...[', ', '; ', ': ', ' – '].map((mark) => within.lastIndexOf(mark)));
  const space = within.lastIndexOf(' ');
  const cut = start + (breath > longest / 2 ? breath + 2 : space > 0 ? space + 1 : longest);
  return [[start, cut], ...inBreaths(text, cut, end)];
}

/** Chrome breaks off after about 15 seconds of speech: some 250 characters at the slowest pace. */
const longest = 180;

/** From a position up to, and without, another. */
export type Span = [from: number, to: number];
