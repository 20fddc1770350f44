import { currentBackend } from 'decap-cms-core/dist/esm/backend';
import { store } from 'decap-cms-core/dist/esm/redux';
import { useEffect, useMemo, useState } from 'react';
import { useDecap, type Values } from './decap.ts';
import { say } from './notices.ts';

/**
 * The drafts there are, newest save first, asked for again each time a screen begins to show them:
 * Decap asks once, and then knows nothing of what others send.
 * @returns Undefined until they were loaded for the first time.
 */
export function useDrafts(): Values[] | undefined {
  const entities = useDecap(({ editorialWorkflow }) => editorialWorkflow.get<Drafts>('entities'));
  const known = useDecap(({ editorialWorkflow }) => editorialWorkflow.getIn(['pages', 'ids']));
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    void refresh().finally(() => setAsked(true));
  }, []);
  return useMemo(() => {
    if (!known && !asked) return undefined;
    return [...(entities?.toList() ?? [])]
      .filter((draft) => draft.has('data'))
      .toSorted((a, b) => savedAt(b).localeCompare(savedAt(a)));
  }, [entities, known, asked]);
}

/** Asks for all drafts, and forgets those that are gone. */
export async function refresh(): Promise<void> {
  const { config, collections, editorialWorkflow } = store.getState();
  try {
    const { entries, pagination } = await currentBackend(config).unpublishedEntries(collections);
    const here = new Set(entries.map(({ collection, slug }) => `${collection} ${slug}`));
    for (const draft of editorialWorkflow.get<Drafts>('entities')?.toList() ?? []) {
      const [collection, slug] = [draft.get<string>('collection'), draft.get<string>('slug')];
      if (!here.has(`${collection} ${slug}`))
        store.dispatch({
          type: 'UNPUBLISHED_ENTRY_DELETE_SUCCESS',
          payload: { collection, slug },
        });
    }
    store.dispatch({
      type: 'UNPUBLISHED_ENTRIES_SUCCESS',
      payload: { entries, pages: pagination },
    });
  } catch (error) {
    say('error', `The drafts could not be loaded. ${String(error)}`);
  }
}

function savedAt(draft: Values): string {
  return String(draft.get('updatedOn') ?? '');
}

type Drafts = (Values & { toList(): Iterable<Values> }) | undefined;
