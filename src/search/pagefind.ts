/** The part of Pagefind's browser module that we use (version 1.6). */
export interface Pagefind {
  /** Before anything else. */
  options(options: { noWorker: boolean; baseUrl: string }): Promise<void>;
  /** How many stories each value of each filter has. */
  filters(): Promise<Counts>;
  /** `null` finds every page that the filters let through; empty text finds none. */
  search(
    words: string | null,
    options: PagefindOptions,
  ): Promise<{ results: PagefindResult[]; filters: Counts }>;
  destroy(): Promise<void>;
}

export interface PagefindOptions {
  filters: Record<string, { any: readonly string[] }>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface PagefindResult {
  data(): Promise<PagefindPage>;
}

/** What the index keeps of a page. */
export interface PagefindPage {
  url: string;
  content: string;
  locations: number[];
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** For each filter, for each of its values, a number of stories. */
export type Counts = Record<string, Record<string, number>>;
