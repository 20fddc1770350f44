import { store } from 'decap-cms-core/dist/esm/redux';
import { useSyncExternalStore } from 'react';

/**
 * A part of Decap's state, for a component that is drawn again when it changes.
 * @param look Gives something that is the same as before while nothing has changed.
 */
export function useDecap<Part>(look: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => look(store.getState()));
}

/** What is open in the editor, if anything is. */
export function openDraft(state: State = store.getState()): Values | undefined {
  const entry = state.entryDraft.get<Values | undefined>('entry');
  return entry?.get('collection') ? entry : undefined;
}

/** The name of a thing in addresses: Decap calls a story after its file, `club-night/index`. */
export function plainSlug(slug: string): string {
  return slug.replace(/\/index$/, '');
}

/** The title of an entry, whichever field holds it. */
export function titleOf(entry: Values | undefined): string {
  const data = entry?.get<Values | undefined>('data');
  for (const field of ['title', 'name', 'term']) {
    const title = data?.get<unknown>(field);
    if (typeof title === 'string' && title.trim() !== '') return title;
  }
  return 'Without a title';
}

/** An address of the site, whatever path it stands under. */
export function onSite(path: string): string {
  return new URL(path, store.getState().config.site_url ?? location.origin).href;
}

/** The page of the editor for an entry. */
export function editorAddress(collection: string, slug: string): string {
  return `#/collections/${collection}/entries/${slug}`;
}

/** A map of Immutable.js, as far as it is read here. */
export interface Values {
  get<Value = unknown>(key: string): Value;
  getIn<Value = unknown>(path: readonly string[]): Value;
  has(key: string): boolean;
  set(key: string, value: unknown): Values;
  toJS(): Record<string, unknown>;
  readonly size: number;
}

/** A list of Immutable.js. */
export interface List<Item> extends Iterable<Item> {
  readonly size: number;
  toArray(): Item[];
  get(index: number): Item | undefined;
}

/** A folder of files, as Decap holds its configuration. */
export type Collection = Values;

/** Decap's whole state, as far as it is read here. */
export interface State {
  entryDraft: Values;
  entries: Values;
  editorialWorkflow: Values;
  collections: { get(name: string): Collection | undefined; toArray?(): unknown } & Iterable<
    [string, Collection]
  >;
  config: { publish_mode?: string; site_url?: string; backend?: { name?: string } };
  auth: { user?: User };
  globalUI: { isFetching: boolean; useOpenAuthoring: boolean };
  medias: unknown;
  notifications: { notifications: readonly Notification[] };
}

export interface User {
  name?: string;
  login?: string;
  role?: string;
  /** The token for signing out; nothing where nobody signs in. */
  token?: string;
}

/** Something that Decap wants to tell. */
export interface Notification {
  id: string;
  type: 'success' | 'error' | 'info' | 'warning';
  message: string | { key: string; details?: unknown };
}

/** An action that Decap's store runs. */
export type Thunk = (...of: never[]) => unknown;

export interface Store {
  getState(): State;
  subscribe(listener: () => void): () => void;
  dispatch(action: Thunk | { type: string; [part: string]: unknown }): unknown;
}
