import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Decap is forty times the code of everything else, and the same in every build. So it is bundled by
 * a process of its own while Astro makes the pages, kept, and made again only when something that
 * goes into it has changed. Astro's own bundle then has just its address in it.
 *
 * @param root The project, absolute.
 */
export function cmsBundle(root: string): CmsBundle {
  const kept = join(root, '.cache', 'cms', digest(root));
  return {
    begin() {
      if (existsSync(kept)) return async () => kept;
      const making = join(root, '.cache', 'cms', `making-${process.pid}`);
      mkdirSync(making, { recursive: true });
      const child = spawn(process.execPath, [join(root, 'scripts/bundle-cms.ts'), making], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ended = outcome(child);
      return async () => {
        if ((await ended) !== 0)
          throw new Error('The editing desk at /admin/ could not be bundled.');
        rmSync(kept, { recursive: true, force: true });
        renameSync(making, kept);
        return kept;
      };
    },
  };
}

/** Puts the bundle where the page at `/admin/` looks for it. */
export function placeBundle(from: string, out: string): void {
  cpSync(from, join(out, 'admin', 'cms'), { recursive: true });
}

/** A Vite plugin that leaves the CMS out of Astro's bundle and names its address instead. */
export function cmsApart(base: string): Plugin {
  return {
    name: 'alongside-cms-apart',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === './cms.ts' && importer?.replaceAll('\\', '/').endsWith('/src/admin/main.ts')
        ? { id: `${base}admin/cms/cms.js`, external: 'absolute' }
        : undefined;
    },
  };
}

/** What tells one bundle from another: packages, and our files that go into it. */
function digest(root: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['src/admin', 'src/integrations', 'src/stories', 'src/schemas'])
    for (const name of readdirSync(join(root, folder)).toSorted())
      hash.update(name).update(readFileSync(join(root, folder, name)));
  return hash.digest('hex').slice(0, 16);
}

function outcome(child: ChildProcess): Promise<number> {
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  return new Promise((ended) => {
    child.on('error', () => ended(1));
    child.on('close', (code) => {
      process.off('exit', stop);
      ended(code ?? 1);
    });
  });
}

interface CmsBundle {
  /** Begins, and gives a function that waits for the folder of the finished bundle. */
  begin: () => () => Promise<string>;
}
