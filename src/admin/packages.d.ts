/** Parts of Decap that come without types, as far as we use them. */

declare module 'decap-cms-backend-proxy' {
  import type { Asset, DataFile, DraftEntry, SaveOptions } from './desk-backend.ts';
  export class ProxyBackend {
    constructor(config: object, options?: object);
    options: { initialWorkflowStatus?: string };
    request(payload: { action: string; params?: object }): Promise<unknown>;
    entriesByFolder(folder: string, extension: string, depth: number): Promise<{ data: string }[]>;
    getEntry(path: string): Promise<{ data: string; file: { path: string; id?: string } }>;
    unpublishedEntry(of: { id?: string; collection?: string; slug?: string }): Promise<DraftEntry>;
    unpublishedEntryDataFile(
      collection: string,
      slug: string,
      path: string,
      id: string,
    ): Promise<string>;
    unpublishedEntryMediaFile(
      collection: string,
      slug: string,
      path: string,
      id: string,
    ): Promise<{ file: File }>;
    persistEntry(
      entry: { dataFiles: DataFile[]; assets: Asset[] },
      options: SaveOptions,
    ): Promise<unknown>;
    getMedia(folder?: string): Promise<{ file: File }[]>;
  }
}

declare module '*/decap-cms-locales/dist/esm/en/index.js' {
  import type { Phrases } from './words.ts';
  const en: Phrases;
  export default en;
}

declare module 'decap-cms-locales' {
  import type { Phrases } from './words.ts';
  export const en: Phrases;
}

declare module 'decap-cms-core/dist/esm/redux' {
  import type { Store } from './decap.ts';
  export const store: Store;
}

declare module 'decap-cms-core/dist/esm/backend' {
  export function currentBackend(config: unknown): {
    unpublishedEntries(
      collections: unknown,
    ): Promise<{ entries: { collection: string; slug: string }[]; pagination: unknown }>;
  };
}

declare module 'decap-cms-core/dist/esm/actions/entries' {
  import type { Collection, Thunk } from './decap.ts';
  export function loadEntries(collection: Collection): Thunk;
}

declare module 'decap-cms-core/dist/esm/actions/editorialWorkflow' {
  import type { Collection, Thunk } from './decap.ts';
  export function loadUnpublishedEntry(collection: Collection, slug: string): Thunk;
  export function updateUnpublishedEntryStatus(
    collection: string,
    slug: string,
    from: string,
    to: string,
  ): Thunk;
  export function publishUnpublishedEntry(collection: string, slug: string): Thunk;
  export function deleteUnpublishedEntry(collection: string, slug: string): Thunk;
}

declare module 'decap-cms-core/dist/esm/actions/media' {
  import type { Thunk } from './decap.ts';
  export function addAssets(assets: readonly unknown[]): Thunk;
}

declare module 'decap-cms-core/dist/esm/valueObjects/AssetProxy' {
  export function createAssetProxy(of: { path: string; file: File; field?: unknown }): unknown;
}

declare module 'decap-cms-core/dist/esm/formats/frontmatter' {
  import type { Format } from './story-format.ts';
  export function frontmatterYAML(): Format;
}

declare module 'decap-cms-core/dist/esm/formats/yaml' {
  import type { Format } from './story-format.ts';
  const yaml: Format;
  export default yaml;
}

declare module 'decap-cms-widget-markdown' {
  import type { ComponentType } from 'react';
  const widget: {
    Widget(): { name: string; schema: object };
    controlComponent: ComponentType<Record<string, unknown>>;
  };
  export default widget;
}

declare module 'decap-cms-widget-markdown/dist/esm/serializers' {
  import type { Mark } from './marks.ts';
  export function markdownToRemark(markdown: string, plugins: readonly unknown[]): Mark;
}
