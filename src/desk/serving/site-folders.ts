import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../draft.ts';
import { compressTexts } from './compress.ts';
import { ours } from './rebuild.ts';
import { problemsIn, type Build } from './run-build.ts';

/** What a built site was built from. Two that are alike are the same site. */
export interface Made {
  commit: string;
  /** The day it was built for, `YYYY-MM-DD`. */
  day: string;
  /** Tells one state of the code, and of where the site stands, from another. */
  code: string;
}

/** A built site in a folder of its own: `<commit>-<day>-<number>`. */
export interface SiteFolder extends Made {
  name: string;
}

/**
 * The folders of built sites in a data folder. Which one is current is written down, so that a server
 * that starts again shows it at once.
 * @param root Such as `.desk/sites`.
 */
export function siteFolders(root: string): SiteFolders {
  const pointer = join(root, 'current.json');
  const inside = (name: string): string => join(root, name, 'site');
  return {
    current() {
      try {
        const found = JSON.parse(readFileSync(pointer, 'utf8')) as SiteFolder;
        return existsSync(join(inside(found.name), '404.html')) ? found : undefined;
      } catch {
        return undefined;
      }
    },

    async make(made, { store, build, content, stopped, told }) {
      const name = await freeName(root, made);
      const out = inside(name);
      await mkdir(join(root, name), { recursive: true });
      await store.checkOut(made.commit, content);
      const { ok, output } = await build({ content, out, today: made.day }, stopped);
      if (!ok) {
        await rm(join(root, name), { recursive: true, force: true });
        const problems = problemsIn(output);
        if (problems === undefined && !stopped.aborted) told(output);
        return { why: problems ?? ours };
      }
      await compressTexts(out);
      return { site: { ...made, name } };
    },

    async setCurrent(site) {
      const aside = `${pointer}.new`;
      await writeFile(aside, JSON.stringify(site));
      await rename(aside, pointer);
    },

    folder: inside,

    async tidy(keep) {
      await mkdir(root, { recursive: true });
      for (const entry of await readdir(root, { withFileTypes: true }))
        if (entry.isDirectory() && !keep.includes(entry.name))
          await rm(join(root, entry.name), { recursive: true, force: true });
    },
  };
}

async function freeName(root: string, { commit, day }: Made): Promise<string> {
  const taken = new Set(await readdir(root).catch(() => []));
  const start = `${commit.slice(0, 12)}-${day}-`;
  for (let number = 1; ; number++) if (!taken.has(`${start}${number}`)) return `${start}${number}`;
}

export interface SiteFolders {
  /** The site that was shown last; undefined where there is none, or not any more. */
  current(): SiteFolder | undefined;
  /** Builds a site into a new folder; where that fails, there is none. */
  make(made: Made, tools: Tools): Promise<{ site: SiteFolder } | { why: string }>;
  setCurrent(site: SiteFolder): Promise<void>;
  /** Where the files of a site are. */
  folder(name: string): string;
  /** Deletes all folders but these. */
  tidy(keep: readonly string[]): Promise<void>;
}

interface Tools {
  store: Pick<Store, 'checkOut'>;
  build: Build;
  /** Where the content is put that is built: the desk's own folder. */
  content: string;
  stopped: AbortSignal;
  /** Called with all that a build said which failed by a fault of ours. */
  told: (output: string) => void;
}
