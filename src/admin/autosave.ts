import { addAssets } from 'decap-cms-core/dist/esm/actions/media';
import { store } from 'decap-cms-core/dist/esm/redux';
import { createAssetProxy } from 'decap-cms-core/dist/esm/valueObjects/AssetProxy';
import { useSyncExternalStore } from 'react';
import { openDraft, titleOf, type Values } from './decap.ts';
import { kept, type KeptPicture, type KeptText } from './kept.ts';

/**
 * Keeps what is being typed on the device, and offers it again where a window was closed, a battery
 * died or somebody left without saving. Decap's own does this and then writes over it.
 * @param seen Git's name of the file that a form was filled from.
 */
export function startAutosave(seen: (path: string) => string | undefined): void {
  seenNow = seen;
  store.subscribe(look);
  // Phones close a page without a word after this one.
  addEventListener('pagehide', () => void keepNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keepNow();
  });
}

/** What autosave says now: when it kept something, and what it found from before. */
export function useAutosave(): Told {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => told,
  );
}

/** True when somebody saved the file after a kept text began with it. */
export function savedSince(text: KeptText): boolean {
  return text.path !== '' && text.seen !== seenNow(text.path);
}

/** Puts a kept text into the form that is open, with its pictures. What the form held is replaced. */
export function bringBack(text: KeptText): void {
  const now = openDraft();
  if (!now) return;
  const pictures = text.pictures.map((picture) => ({
    ...picture,
    draft: true,
    size: picture.file.size,
    url: URL.createObjectURL(picture.file),
  }));
  store.dispatch(addAssets(text.pictures.map(createAssetProxy)));
  const others = (now.toJS().mediaFiles as { path: string }[]).filter(
    ({ path }) => !pictures.some((picture) => picture.path === path),
  );
  store.dispatch({
    type: 'DRAFT_LOCAL_BACKUP_RETRIEVED',
    payload: {
      entry: { ...now.toJS(), data: text.data, mediaFiles: [...pictures, ...others] },
    },
  });
  // Right after, in the same breath: Decap would ask its own question about it in between.
  store.dispatch({ type: 'DRAFT_CREATE_FROM_LOCAL_BACKUP' });
  // Kept as what is open now before it goes: at no moment is it nowhere.
  void keepNow().then(() => {
    throwAway(text);
  });
}

/** Forgets a kept text. */
export function throwAway(text: KeptText): void {
  void kept.drop(text.key);
  tell({ found: told.found.filter(({ key }) => key !== text.key) });
}

/** Keeps what is typed at once: before something that may go wrong. */
export async function keepNow(): Promise<void> {
  clearTimeout(waiting);
  waiting = undefined;
  const draft = openDraft();
  if (draft && store.getState().entryDraft.get('hasChanged')) await keep(draft);
}

/** Looks again for kept texts of what is open: after it was loaded anew. */
export async function lookAgain(): Promise<void> {
  const draft = openDraft();
  if (!draft) return;
  const mine = draft.get<string>('path') ?? '';
  const found = await kept.of({
    person: person(),
    collection: draft.get('collection'),
    path: mine,
  });
  if (openDraft()?.get('path') === draft.get('path')) tell({ found });
}

let seenNow: (path: string) => string | undefined = () => undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;
let told: Told = { keptAt: undefined, works: true, found: [] };
const listeners = new Set<() => void>();

/** What was open when the store was last looked at. */
let before: { key: string; data: unknown; files: unknown; saving: boolean } | undefined;
/** The key under which the open text is kept: of this window and this form. */
let key = '';

const pause = 500;

/** Sees, after every change of Decap's state, whether there is something to keep or to forget. */
function look(): void {
  const { entryDraft } = store.getState();
  const draft = openDraft();
  if (!draft) {
    if (before) closeForm();
    return;
  }
  const form = entryDraft.get<string>('key');
  const now = {
    key: form,
    data: draft.get('data'),
    files: draft.get('mediaFiles'),
    saving: draft.get('isPersisting') === true,
  };
  if (!before || before.key !== form) openForm();
  else if (before.saving && !now.saving) afterSaving();
  else if (before.data !== now.data || before.files !== now.files) changed();
  before = now;
}

function openForm(): void {
  const changed = store.getState().entryDraft.get('hasChanged') === true;
  clearTimeout(waiting);
  waiting = changed ? setTimeout(() => void keepNow(), pause) : undefined;
  key = crypto.randomUUID();
  tell({ keptAt: undefined, found: [] });
  void lookAgain();
}

function closeForm(): void {
  clearTimeout(waiting);
  before = undefined;
  tell({ keptAt: undefined, found: [] });
}

function changed(): void {
  if (store.getState().entryDraft.get('hasChanged')) {
    waiting ??= setTimeout(() => void keepNow(), pause);
    return;
  }
  forget();
}

function afterSaving(): void {
  if (!store.getState().entryDraft.get('hasChanged')) forget();
}

function forget(): void {
  clearTimeout(waiting);
  waiting = undefined;
  void kept.drop(key);
  tell({ keptAt: undefined });
}

async function keep(draft: Values): Promise<void> {
  const {
    data,
    mediaFiles,
    path = '',
    collection,
  } = draft.toJS() as {
    data: Record<string, unknown>;
    mediaFiles: (KeptPicture & { draft?: boolean })[];
    path?: string;
    collection: string;
  };
  const text: KeptText = {
    key,
    person: person(),
    collection,
    path,
    keptAt: Date.now(),
    seen: seenNow(path),
    title: titleOf(draft),
    data,
    pictures: mediaFiles
      .filter(({ draft: chosen, file }) => chosen && file instanceof File)
      .map(({ id, name, path: place, file }) => ({ id, name, path: place, file })),
  };
  const works = await kept.put(text);
  // While it was written, the text may have been saved for good.
  if (text.key !== key || !store.getState().entryDraft.get('hasChanged')) {
    if (text.key === key) void kept.drop(text.key);
    return;
  }
  tell({ works, keptAt: works ? text.keptAt : undefined });
}

function person(): string {
  const { user } = store.getState().auth;
  return user?.login ?? user?.name ?? '';
}

function tell(news: Partial<Told>): void {
  told = { ...told, ...news };
  for (const listener of listeners) listener();
}

interface Told {
  /** When the open text was last kept, in milliseconds. */
  keptAt: number | undefined;
  /** False where the browser allows no storage. */
  works: boolean;
  /** Texts from before of what is open, newest first. */
  found: readonly KeptText[];
}
