import { ProxyBackend } from 'decap-cms-backend-proxy';
import { createElement as h, type ReactNode } from 'react';
import type { User } from './decap.ts';
import { listed } from './listed.ts';
import { signInPage } from './sign-in-page.ts';
import { saidBy } from './trouble.ts';

/**
 * Decap's part for a server of files, as our desk wants it: it says with every save what the person
 * had before them, sends a picture once, and asks for less. Refusals are shown as the sentence that
 * came with them and nothing else.
 */
export class DeskBackend extends ProxyBackend {
  /** Path → Git's name of the file that the form was filled from. */
  readonly #seen = new Map<string, string>();
  /** Pictures that the desk has already. */
  readonly #kept = new WeakSet<File>();

  /** Git's name of the file that the form was filled from; undefined for a new one. */
  seen(path: string): string | undefined {
    return this.#seen.get(path);
  }

  authComponent(): () => ReactNode {
    return () => h(signInPage);
  }

  async restoreUser(): Promise<User> {
    return this.authenticate();
  }

  async authenticate(): Promise<User & { useOpenAuthoring: boolean }> {
    const { person } = (await this.request({ action: 'info' })) as { person?: User };
    // Decap's word for somebody who may write and send for checking, and not publish.
    return { ...person, useOpenAuthoring: person?.role === 'contributor' };
  }

  override async request(payload: { action: string; params?: object }): Promise<unknown> {
    try {
      return await super.request(payload);
    } catch (error) {
      throw saidBy(error);
    }
  }

  override async entriesByFolder(
    folder: string,
    extension: string,
    depth: number,
  ): ReturnType<ProxyBackend['entriesByFolder']> {
    const entries = await super.entriesByFolder(folder, extension, depth);
    if (extension !== 'mdx') return entries;
    return entries.map((entry) => ({ ...entry, data: listed(entry.data) }));
  }

  override async getEntry(path: string): ReturnType<ProxyBackend['getEntry']> {
    const entry = await super.getEntry(path);
    this.#sees(path, entry.file.id);
    return entry;
  }

  /** With an `id` the board asks, which fills no form. */
  override async unpublishedEntry(of: {
    id?: string;
    collection?: string;
    slug?: string;
  }): Promise<DraftEntry> {
    const draft: DraftEntry = await super.unpublishedEntry(of);
    if (of.id === undefined) return draft;
    return { ...draft, diffs: draft.diffs.map((file) => ({ ...file, id: forBoard })) };
  }

  override async unpublishedEntryDataFile(
    collection: string,
    slug: string,
    path: string,
    id: string,
  ): Promise<string> {
    const params = { collection, slug, path, ...(id !== forBoard && { id }) };
    const file = (await this.request({ action: 'unpublishedEntryDataFile', params })) as {
      data: string;
      id?: string;
    };
    if (id !== forBoard) this.#sees(path, file.id);
    return file.data;
  }

  override async unpublishedEntryMediaFile(
    ...of: Parameters<ProxyBackend['unpublishedEntryMediaFile']>
  ): ReturnType<ProxyBackend['unpublishedEntryMediaFile']> {
    const picture = await super.unpublishedEntryMediaFile(...of);
    this.#kept.add(picture.file);
    return picture;
  }

  /** There is no shelf of pictures: each lies beside its story. */
  override async getMedia(folder = ''): ReturnType<ProxyBackend['getMedia']> {
    return folder.includes('/stories/') ? super.getMedia(folder) : [];
  }

  override async persistEntry(
    { dataFiles, assets }: { dataFiles: DataFile[]; assets: Asset[] },
    options: SaveOptions,
  ): Promise<unknown> {
    const fresh = assets.filter(({ fileObj }) => !fileObj || !this.#kept.has(fileObj));
    const saved = (await super.persistEntry(
      {
        assets: fresh,
        dataFiles: dataFiles.map((file) => ({ ...file, seen: this.#seen.get(file.path) ?? null })),
      },
      options,
    )) as { files?: { path: string; id: string }[] };
    for (const { path, id } of saved.files ?? []) this.#sees(path, id);
    for (const { fileObj } of fresh) if (fileObj) this.#kept.add(fileObj);
    return saved;
  }

  /** The page of a draft is where the desk makes it; `story-bar.ts` links to it. */
  async getDeployPreview(): Promise<undefined> {
    return undefined;
  }

  #sees(path: string, id: string | undefined): void {
    if (id) this.#seen.set(path, id);
    else this.#seen.delete(path);
  }
}

const forBoard = 'board';

/** A file that Decap wants kept. */
export interface DataFile {
  path: string;
  slug: string;
  raw: string;
  newPath?: string;
  /** Git's name of what the person had before them; null for none. */
  seen?: string | null;
}

/** A picture that waits to be kept. */
export interface Asset {
  path: string;
  fileObj?: File;
}

export interface SaveOptions {
  newEntry?: boolean;
  status?: string;
  [option: string]: unknown;
}

/** A draft as the desk tells of it. */
export interface DraftEntry {
  collection: string;
  slug: string;
  status: string;
  updatedAt?: string;
  pullRequestAuthor?: string;
  diffs: { path: string; id: string; newFile: boolean }[];
}
