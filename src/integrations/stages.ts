import type { AstroIntegration } from 'astro';
import { appendFileSync } from 'node:fs';

/**
 * Writes down when a stage of the build ended, for `npm run bench:build`. Does nothing unless
 * ALONGSIDE_STAGES names a file. Stands in the list of integrations after what it times.
 *
 * @param after What has just been done when this integration's last hook runs.
 * @param whole True for the first in the list: it also times Astro's own stages.
 */
export function stage(after: string, whole = false): AstroIntegration {
  const file = process.env['ALONGSIDE_STAGES'];
  const mark = (name: string): void => {
    if (file) appendFileSync(file, `${JSON.stringify({ stage: name, at: performance.now() })}\n`);
  };
  return {
    name: `stage-${after}`,
    hooks: {
      ...(whole
        ? {
            'astro:config:done': () => mark('start'),
            'astro:build:start': () => mark('check and load stories'),
            'astro:build:ssr': () => mark('bundle'),
            'astro:build:generated': () => mark('render pages'),
          }
        : {}),
      'astro:build:done': () => mark(after),
    },
  };
}
