import { loadEntries } from 'decap-cms-core/dist/esm/actions/entries';
import { store } from 'decap-cms-core/dist/esm/redux';
import { useEffect, useMemo } from 'react';
import { plainSlug, titleOf, useDecap, type List, type Values } from './decap.ts';

/**
 * What a field lets choose: its closed list, or everything in a folder as it is now, so that a theme
 * can be chosen as soon as it is published.
 */
export function useOptions(field: Values): Option[] {
  const noun = field.get<string | undefined>('reference');
  const collection = useDecap(({ collections }) => (noun ? collections.get(noun) : undefined));
  const entities = useDecap(({ entries }) => entries.get<Values>('entities'));
  const ids = useDecap(({ entries }) =>
    entries.getIn<List<string> | undefined>(['pages', noun ?? '', 'ids']),
  );
  useEffect(() => {
    if (collection && !ids) store.dispatch(loadEntries(collection));
  }, [collection]);
  return useMemo(() => {
    if (!noun) return closedList(field);
    return [...(ids ?? [])]
      .map((slug) => {
        const entry = entities.get<Values | undefined>(`${noun}.${slug}`);
        const meaning = entry?.getIn<unknown>(['data', 'summary']);
        return {
          value: plainSlug(slug),
          label: titleOf(entry),
          ...(noun === 'themes' && typeof meaning === 'string' && { meaning }),
        };
      })
      .toSorted((a, b) => a.label.localeCompare(b.label));
  }, [field, noun, ids, entities]);
}

/** The options, and what was chosen and is none of them: it stays until somebody takes it out. */
export function withUnknown(options: readonly Option[], chosen: readonly string[]): Option[] {
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value));
  return [...options, ...unknown.map((value) => ({ value, label: `${value} (not on the list)` }))];
}

function closedList(field: Values): Option[] {
  const options = field.get<{ toJS(): Option[] } | undefined>('options');
  return options?.toJS() ?? [];
}

/** Something that can be chosen: what is kept, and what people read. */
export interface Option {
  value: string;
  label: string;
  /** What it means, in a sentence. */
  meaning?: string;
}
