import { createStore, del, entries, set, type UseStore } from 'idb-keyval';

/**
 * What somebody typed and did not save, kept on their own device (IndexedDB). Where the browser allows
 * no storage, nothing is kept and nothing breaks.
 */
export const kept = {
  /** Keeps one text in place of what was kept under its key. @returns False when it could not be. */
  async put(text: KeptText): Promise<boolean> {
    return attempt(false, async (store) => {
      await set(text.key, text, store);
      return true;
    });
  },

  async drop(key: string): Promise<void> {
    await attempt(undefined, (store) => del(key, store));
  },

  /** What is kept for this person of one thing (or of all new ones), newest first. */
  async of(wanted: Pick<KeptText, 'person' | 'collection' | 'path'>): Promise<KeptText[]> {
    const all = await attempt<KeptText[]>([], async (store) =>
      (await entries<string, KeptText>(store)).map(([, text]) => text),
    );
    return all
      .filter(
        (text) =>
          text.person === wanted.person &&
          text.collection === wanted.collection &&
          text.path === wanted.path,
      )
      .toSorted((a, b) => b.keptAt - a.keptAt);
  },
};

/** One text that is kept. */
export interface KeptText {
  /** Names it among all: another for each window. */
  key: string;
  /** Whose it is, as the desk names them: a device may have several people. */
  person: string;
  collection: string;
  /** Its file; empty for something new. */
  path: string;
  /** When, in milliseconds. */
  keptAt: number;
  /** Git's name of the file that it began with. */
  seen: string | undefined;
  title: string;
  /** The values of the form. */
  data: Record<string, unknown>;
  /** Pictures that were chosen and are nowhere else yet. */
  pictures: KeptPicture[];
}

export interface KeptPicture {
  id: string;
  name: string;
  path: string;
  file: File;
}

let opened: UseStore | undefined;

async function attempt<Result>(
  otherwise: Result,
  work: (store: UseStore) => Promise<Result>,
): Promise<Result> {
  try {
    opened ??= createStore('alongside-kept', 'texts');
    return await work(opened);
  } catch {
    return otherwise;
  }
}
