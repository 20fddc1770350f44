import type { AstroIntegration } from 'astro';
import { appendFileSync } from 'node:fs';

/**
 * Writes down when a stage of the build ended, for `npm run bench:build`. Does nothing unless
 * ALONGSIDE_STAGES names a file. Each stands in the list of integrations after what it times.
 *
 * @param after The integration that has just done its work; none for the first in the list, which
 * times Astro's own stages.
 */
export function stage(after?: string): AstroIntegration {
  const file = process.env['ALONGSIDE_STAGES'];
  const mark = (name: string): void => {
    if (file) appendFileSync(file, `${JSON.stringify({ stage: name, at: performance.now() })}\n`);
  };
  return {
    name: `stage-${after ?? 'astro'}`,
    hooks: {
      ...(after === undefined
        ? {
            'astro:config:setup': ({ updateConfig }) => {
              const bundled = { name: 'stage-bundle', writeBundle: () => mark('bundle') };
              if (file) updateConfig({ vite: { plugins: [bundled] } });
            },
            'astro:config:done': () => mark('start'),
            'astro:build:start': () => mark('check and load stories'),
            'astro:build:generated': () => mark('render pages'),
          }
        : { 'astro:build:done': () => mark(after) }),
    },
  };
}
