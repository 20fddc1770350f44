import { readStoryFile } from '../stories/file.ts';
import type { DraftKey, Store } from './draft.ts';
import { placeOfKey } from './place.ts';

/** The permanent number in a story file; undefined where there is none to be read. */
export function uidIn(text: string): string | undefined {
  try {
    const { uid } = readStoryFile(text).frontMatter;
    return typeof uid === 'string' ? uid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The permanent number of a story as it stands in Git; undefined where there is none to be read.
 * @param at A commit or tree, the published branch unless said otherwise.
 */
export async function uidAt(
  store: Pick<Store, 'file'>,
  key: DraftKey,
  at?: string,
): Promise<string | undefined> {
  const file = await store.file(placeOfKey(key).path, at);
  return file && uidIn(String(file.bytes));
}
