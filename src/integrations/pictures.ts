import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginKeeping, endKeeping, keptIn } from '../drawing/kept.ts';

/**
 * Keeps the pictures that a build draws for the next one, in `pictures/` of Astro's cache folder, and
 * deletes there what this build had no use for.
 */
export function pictures(): AstroIntegration {
  let folder = '';
  return {
    name: 'alongside-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = join(fileURLToPath(config.cacheDir), 'pictures');
      },
      'astro:build:start': async () => {
        await beginKeeping(folder);
        process.env[keptIn] = folder;
      },
      'astro:build:done': async () => {
        await endKeeping(folder);
      },
    },
  };
}
