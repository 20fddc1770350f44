import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A wall behind the loader: no picture file of `content/` may stand in the site as it is. What readers
 * get is made from it, without what the camera wrote, and only where consent allows. The build fails
 * when a file of the site has the bytes of one.
 *
 * @param content The content folder, absolute.
 */
export function noMasters(content: string): AstroIntegration {
  return {
    name: 'alongside-no-masters',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const out = fileURLToPath(dir);
        const masters = new Map<number, string[]>();
        for (const file of picturesIn(join(content, 'stories'))) {
          const { size } = statSync(file);
          masters.set(size, [...(masters.get(size) ?? []), file]);
        }
        for (const file of picturesIn(out))
          for (const master of masters.get(statSync(file).size) ?? [])
            if (digest(file) === digest(master))
              throw new Error(
                `The picture ${relative(content, master)} stands in the site as it is, at ${relative(out, file)}. Delete the folders .astro and .cache and build again.`,
              );
      },
    },
  };
}

function picturesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(jpe?g|png|webp|avif)$/i.test(name))
    .map((name) => join(folder, name));
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
