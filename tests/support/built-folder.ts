import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Build, BuildWish } from '../../src/desk/serving/run-build.ts';

/** A builder that writes a small site at once, and remembers what it was asked for. */
export function smallBuilder(): SmallBuilder {
  const wishes: BuildWish[] = [];
  const builder: SmallBuilder = {
    wishes,
    says: undefined,
    async build(wish) {
      wishes.push(wish);
      await builder.before?.();
      if (builder.says !== undefined) return { ok: false, output: builder.says };
      for (const [path, text] of Object.entries({
        'index.html': `<title>Front</title><p>Build ${wishes.length}</p>`,
        '404.html': '<html><head><title>None</title></head><body><main></main></body></html>',
        'stories/index.html': `<p>${'All stories. '.repeat(200)}</p>`,
        'rss.xml': '<rss/>',
        'app.webmanifest': '{}',
        '_astro/a.css': 'p {}',
        'pagefind/x.pf_meta': 'm',
        ...builder.files,
      })) {
        await mkdir(dirname(join(wish.out, path)), { recursive: true });
        await writeFile(join(wish.out, path), text);
      }
      return { ok: true, output: '' };
    },
  };
  return builder;
}

export interface SmallBuilder {
  build: Build;
  wishes: BuildWish[];
  /** Fails from now on, with these words. */
  says: string | undefined;
  /** Waited for before each build. */
  before?: () => Promise<void>;
  /** More files. */
  files?: Record<string, string>;
}
