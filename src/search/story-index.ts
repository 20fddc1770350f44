import { blockFact } from './block.ts';
import { excerptOf, type Segment } from './excerpt.ts';
import { looseWords } from './loose.ts';
import type { Counts, Pagefind, PagefindOptions, PagefindPage } from './pagefind.ts';
import type { Choices, SearchState } from './state.ts';

/** The index of all stories that may be found. */
export interface StoryIndex {
  /**
   * Looks for stories: the best match first, or the newest where no words are given.
   * @param first How many of them are wanted at once.
   * @throws When a part of the index cannot be had.
   */
  find(state: SearchState, first: number): Promise<Answer>;
}

/** What was found. */
export interface Answer {
  /** How many stories. */
  total: number;
  /** The first of them. */
  hits: readonly Hit[];
  /** More of them, from one place in their order to another. */
  more: (from: number, to: number) => Promise<readonly Hit[]>;
  /** How many stories each choice of each filter would give, with the other filters as they are. */
  counts: Counts;
  /** Words that no story has. */
  missing: readonly string[];
  /** What was found in spite of that: words that begin alike, or only the other words. */
  instead: 'alike' | 'others' | undefined;
}

/** A story found. Every text is plain text. */
export interface Hit {
  address: string;
  title: string;
  kind: string;
  place: string;
  /** The time to read, in words. */
  time: string;
  /** Part of the text with the words marked, or else the summary. */
  text: readonly Segment[];
  /** The paths of its quilt block. */
  block: string;
  madeUp: boolean;
  /** The language, where it is not that of the page. */
  lang: string | undefined;
}

/**
 * Loads the index.
 * @param folder The address of the folder that Pagefind made, ending in a slash.
 * @param filters The filters whose choices are counted.
 * @param attempt Counts from 1; a module that did not load is asked for under another address.
 * @throws When it is not there, or the browser does not let it run.
 */
export async function openIndex(
  folder: string,
  filters: readonly string[],
  attempt: number,
): Promise<StoryIndex> {
  const { href } = new URL(folder, location.href);
  const missed = countMissed(href);
  const file = `${href}pagefind.js${attempt > 1 ? `?attempt=${attempt}` : ''}`;
  const pagefind = (await import(/* @vite-ignore */ file)) as Pagefind;
  await pagefind.options({ noWorker: true, baseUrl: new URL('..', href).pathname });
  try {
    await pagefind.filters();
    if (missed() > 0) throw new Error('A part of the search index is not there.');
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
  return { find: (state, first) => find(pagefind, missed, filters, state, first) };
}

async function find(
  pagefind: Pagefind,
  missed: () => number,
  filters: readonly string[],
  { words, chosen }: SearchState,
  first: number,
): Promise<Answer> {
  const before = missed();
  const ask = (choices: Choices) => pagefind.search(words || null, optionsFor(words, choices));
  const { results } = await ask(chosen);
  const read = async (from: number, to: number): Promise<PagefindPage[]> =>
    Promise.all(results.slice(from, to).map((result) => result.data()));
  const counts: Counts = {};
  for (const filter of filters) {
    const others = Object.entries(chosen).filter(([name]) => name !== filter);
    counts[filter] = (await ask(Object.fromEntries(others))).filters[filter] ?? {};
  }
  const pages = await read(0, first);
  if (missed() > before) throw new Error('A part of the search index could not be had.');
  const { missing, isNear } = looseWords(words, pages);
  if (!isNear) {
    const others = words.split(/\s+/).filter((word) => !missing.includes(word));
    if (others.length === 0) return nothing(missing);
    const rest = { words: others.join(' '), chosen };
    const answer = await find(pagefind, missed, filters, rest, first);
    return { ...answer, missing: [...missing, ...answer.missing], instead: 'others' };
  }
  return {
    total: results.length,
    hits: pages.map(hitOf),
    more: async (from, to) => (await read(from, to)).map(hitOf),
    counts,
    missing,
    instead: missing.length > 0 ? 'alike' : undefined,
  };
}

function optionsFor(words: string, choices: Choices): PagefindOptions {
  const filters = Object.fromEntries(
    Object.entries(choices).map(([filter, any]) => [filter, { any }]),
  );
  return words ? { filters } : { filters, sort: { newest: 'asc' } };
}

function hitOf(page: PagefindPage): Hit {
  const { url, meta, filters } = page;
  const title = meta['title'] ?? url;
  const excerpt = excerptOf(page, title);
  return {
    address: url,
    title,
    kind: meta['kind'] ?? '',
    place: meta['place'] ?? '',
    time: filters['time']?.[0] ?? '',
    text: excerpt.length > 0 ? excerpt : [{ text: meta['summary'] ?? '', marked: false }],
    block: meta[blockFact] ?? '',
    madeUp: filters['made-up'] !== undefined,
    lang: filters['lang']?.[0],
  };
}

function nothing(missing: readonly string[]): Answer {
  const more = (): Promise<readonly Hit[]> => Promise.resolve([]);
  return { total: 0, hits: [], more, counts: {}, missing, instead: undefined };
}

/**
 * Pagefind goes on without a part of the index that did not come, and then finds too little. So
 * what it fetches is watched.
 * @returns How many files of the folder did not come so far.
 */
function countMissed(folder: string): () => number {
  let missed = 0;
  const usual = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href).href;
    try {
      const response = await usual(input, init);
      if (!response.ok && address.startsWith(folder)) missed++;
      return response;
    } catch (error) {
      if (address.startsWith(folder)) missed++;
      throw error;
    }
  };
  return () => missed;
}
