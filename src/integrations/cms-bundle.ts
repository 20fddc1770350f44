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
 * goes into it has changed. `src/admin/main.ts` knows it by its address.
 *
 * @param root The project, absolute.
 */
export function cmsBundle(root: string): CmsBundle {
  return {
    begin() {
      const kept = join(root, '.cache', 'cms', digest(root));
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

/**
 * A Vite plugin for the development server, which shows the very bundle that a build would make: made
 * while somebody opens the page, and again when they load it after its code has changed.
 */
export function cmsHere(base: string, bundle: CmsBundle): Plugin {
  let making: Promise<string> | undefined;
  const made = (): Promise<string> => {
    making ??= bundle
      .begin()()
      .finally(() => (making = undefined));
    return making;
  };
  return {
    name: 'alongside-cms-here',
    apply: 'serve',
    configureServer: ({ middlewares, config }) => {
      void made().catch(() => undefined);
      middlewares.use((request, response, next) => {
        const path = (request.originalUrl ?? '').split('?', 1)[0] ?? '';
        const [, name] =
          /^([\w.-]+\.(?:js|css))$/.exec(path.replace(`${base}admin/cms/`, '')) ?? [];
        if (name === undefined || !path.startsWith(`${base}admin/cms/`)) return next();
        made().then(
          (folder) => {
            const file = join(folder, name);
            if (!existsSync(file)) return next();
            response.writeHead(200, {
              'Content-Type': 'text/javascript',
              'Cache-Control': 'no-store',
            });
            response.end(readFileSync(file));
          },
          (error: unknown) => {
            config.logger.error(String(error));
            response.writeHead(500).end();
          },
        );
      });
    },
  };
}

/** What tells one bundle from another: packages, and our files that go into it. */
function digest(root: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['src/admin', 'src/stories', 'src/schemas'])
    for (const name of readdirSync(join(root, folder)).toSorted())
      hash.update(name).update(readFileSync(join(root, folder, name)));
  for (const file of ['src/integrations/lighter-decap.ts', 'scripts/bundle-cms.ts'])
    hash.update(readFileSync(join(root, file)));
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

export interface CmsBundle {
  /** Begins, and gives a function that waits for the folder of the finished bundle. */
  begin: () => () => Promise<string>;
}
