import { sentencesOf } from './sentences.ts';

/**
 * The sentences of the page that are for the ear, in the order in which they stand, without what only
 * the eye can use.
 */
export function heardOn(page: ParentNode): Heard[] {
  return [...page.querySelectorAll<HTMLElement>(parts)].flatMap((part) =>
    passagesIn(part).flatMap(sentencesIn),
  );
}

/**
 * What is read of a story: its title, summary, whether it is made up, what to know before, in short,
 * the words; of its short and simple version: title, ideas and hard words.
 */
const parts =
  'article :is(h1, .lead, .made-up, .telling > .note, .head > .note, .in-short, .prose, .ideas, .hard-words)';

/** Notes and their numbers, pictures and their captions, code, what is hidden or opens on a press. */
const silent =
  '[hidden], [aria-hidden=true], [popover], .unseen, .notes, .picture, sup, pre, svg, script, thead';

const blocks =
  'p, li, h1, h2, h3, h4, dt, dd, td, th, blockquote, figcaption, div, section, header';

function passagesIn(part: HTMLElement): Passage[] {
  const passages: Passage[] = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    const block = holder?.closest<HTMLElement>(blocks);
    if (!block || holder?.closest(silent)) continue;
    let passage = passages[passages.length - 1];
    if (passage?.block !== block) passages.push((passage = { block, text: '', nodes: [] }));
    if (node.previousSibling?.nodeName === 'BR') passage.text += ' ';
    passage.nodes.push([passage.text.length, node as Text]);
    passage.text += (node as Text).data;
  }
  return passages;
}

function sentencesIn({ block, text, nodes }: Passage): Heard[] {
  const lang = block.closest<HTMLElement>('[lang]')?.lang ?? '';
  return sentencesOf(text, lang).map(([from, to], number) => ({
    words: (number === 0 ? columnOf(block) : '') + text.slice(from, to).replace(/\s+/g, ' '),
    lang,
    block,
    range: () => {
      const range = document.createRange();
      range.setStart(...pointAt(nodes, from));
      range.setEnd(...pointAt(nodes, to));
      return range;
    },
  }));
}

/** In a table, each cell is said after the heading of its column. */
function columnOf(block: HTMLElement): string {
  const heading =
    block instanceof HTMLTableCellElement &&
    block.closest('table')?.querySelector('thead tr')?.children[block.cellIndex];
  const words = heading ? (heading.textContent ?? '').trim() : '';
  return words && `${words}: `;
}

function pointAt(nodes: Passage['nodes'], position: number): [Text, number] {
  const before = nodes.filter(([from], number) => number === 0 || from < position);
  const [start, node] = before[before.length - 1] as [number, Text];
  return [node, Math.max(0, Math.min(position - start, node.length))];
}

/** Text that stands together, and the pieces of the page that it is made of. */
interface Passage {
  block: HTMLElement;
  text: string;
  nodes: [start: number, node: Text][];
}

/** A sentence of the page. */
export interface Heard {
  words: string;
  /** The language it is in, or an empty text. */
  lang: string;
  block: HTMLElement;
  /** Where it stands. */
  range(): Range;
}
