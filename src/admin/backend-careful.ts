import { withoutHiddenDetails } from './backend-pictures.ts';

/**
 * A Git host's part of Decap, made as careful as the desk of our own where a browser can be:
 * - pictures are cleaned before they leave the computer, because a Git host keeps them as they come;
 * - nobody writes over what somebody else has changed since they opened it;
 * - a list is given whole, where the host's part would stop at twenty;
 * - no photograph of the person is fetched from elsewhere.
 */
export function careful(Base: GitBackend): GitBackend {
  return class extends Base {
    /** Path → the text that the person has before them. */
    readonly #seen = new Map<string, string>();

    override async authenticate(credentials: object): Promise<object> {
      return { ...(await super.authenticate(credentials)), avatar_url: undefined };
    }

    override async entriesByFolder(...of: Folder): Promise<object[]> {
      return super.allEntriesByFolder(...of);
    }

    override async getEntry(path: string): Promise<{ data: string }> {
      const entry = await super.getEntry(path);
      this.#seen.set(path, entry.data);
      return entry;
    }

    override async unpublishedEntryDataFile(...of: DraftFile): Promise<string> {
      const text = await super.unpublishedEntryDataFile(...of);
      this.#seen.set(of[2], text);
      return text;
    }

    override async persistEntry(entry: Entry, options: SaveOptions): Promise<unknown> {
      for (const file of entry.dataFiles) {
        const seen = this.#seen.get(file.path);
        if (seen === undefined || options.newEntry) continue;
        const now = await this.#now(file, options);
        if (now && now !== seen) throw new Told(changedMeanwhile, 409);
      }
      await Promise.all(entry.assets.map(clean));
      const saved = await super.persistEntry(entry, options);
      for (const { path, newPath, raw } of entry.dataFiles) this.#seen.set(newPath ?? path, raw);
      return saved;
    }

    override async unpublishedEntryMediaFile(...of: DraftFile): Promise<MediaFile> {
      const media = await super.unpublishedEntryMediaFile(...of);
      cleaned.add(media.file);
      return media;
    }

    override async persistMedia(media: Asset, options: object): Promise<unknown> {
      await clean(media);
      return super.persistMedia(media, options);
    }

    /** The text that a save would replace: the draft's, or the published one where there is no draft. */
    async #now({ path, slug }: DataFile, { collectionName }: SaveOptions): Promise<string> {
      try {
        return await super.unpublishedEntryDataFile(collectionName, slug, path, '');
      } catch {
        return (await super.getEntry(path)).data;
      }
    }
  };
}

const changedMeanwhile =
  'Somebody else has changed this since you opened it, so it was not saved. What you typed is still here.';

/** An error of which the person at the screen reads the sentence and nothing else. */
class Told extends Error {
  /** As our own desk would answer: the page offers what can be done about it. */
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }

  override toString(): string {
    return this.message;
  }
}

/** Pictures that need no cleaning. Decap sends those of a draft again with every save. */
const cleaned = new WeakSet<File>();

async function clean(asset: Asset): Promise<void> {
  if (cleaned.has(asset.fileObj)) return;
  try {
    asset.fileObj = await withoutHiddenDetails(asset.fileObj);
  } catch (error) {
    throw new Told(error instanceof Error ? error.message : String(error), 422);
  }
  cleaned.add(asset.fileObj);
  asset.url = URL.createObjectURL(asset.fileObj);
}

/** The class of a Git host in Decap, as far as it is used here. */
export type GitBackend = new (config: object, options?: object) => GitHost;

interface GitHost {
  authenticate(credentials: object): Promise<object>;
  entriesByFolder(...of: Folder): Promise<object[]>;
  allEntriesByFolder(...of: Folder): Promise<object[]>;
  getEntry(path: string): Promise<{ data: string }>;
  unpublishedEntryDataFile(...of: DraftFile): Promise<string>;
  unpublishedEntryMediaFile(...of: DraftFile): Promise<MediaFile>;
  persistEntry(entry: Entry, options: SaveOptions): Promise<unknown>;
  persistMedia(media: Asset, options: object): Promise<unknown>;
}

type Folder = [folder: string, extension: string, depth: number];

/** Folder, name, path, and Git's name of the bytes where it is known. */
type DraftFile = [collection: string, slug: string, path: string, id: string];

/** A picture of a draft, as the host keeps it. */
interface MediaFile {
  file: File;
  url?: string;
}

interface Entry {
  dataFiles: DataFile[];
  assets: Asset[];
}

interface DataFile {
  path: string;
  newPath?: string;
  slug: string;
  raw: string;
}

/** A picture that waits to be kept. */
interface Asset {
  fileObj: File;
  /** Where the browser holds its bytes, which are read from there. */
  url: string;
}

interface SaveOptions {
  collectionName: string;
  newEntry?: boolean;
  [option: string]: unknown;
}
