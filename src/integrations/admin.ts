import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { cmsApart, cmsBundle, placeBundle } from './cms-bundle.ts';
import { deskHere } from './desk-here.ts';
import { lighterDecap } from './lighter-decap.ts';

/**
 * The CMS at `/admin/`: makes its bundle light, and under `astro dev` puts the desk behind it. The built
 * site has the page too, which says how to edit where no desk answers.
 * @param content The content folder, absolute.
 */
export function admin(content: string): AstroIntegration {
  let bundled: (() => Promise<string>) | undefined;
  return {
    name: 'alongside-admin',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        const base = config.base.replace(/\/?$/, '/');
        const root = fileURLToPath(config.root);
        if (command === 'build') bundled = cmsBundle(root).begin();
        updateConfig({
          vite: {
            plugins: [cmsApart(base), deskHere(root, content, base)],
            ...(command === 'dev' && {
              optimizeDeps: {
                // Found while somebody is typing, they would make the page reload.
                include: packages,
                rolldownOptions: { plugins: [lighterDecap()] },
              },
            }),
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        if (bundled) placeBundle(await bundled(), fileURLToPath(dir));
      },
    },
  };
}

/** What the page at `/admin/` imports from packages. */
const packages = [
  'react',
  'decap-cms-backend-proxy',
  'decap-cms-core',
  'decap-cms-core/dist/esm/formats/frontmatter',
  'decap-cms-core/dist/esm/formats/yaml',
  'decap-cms-locales',
  ...[
    'boolean',
    'datetime',
    'image',
    'list',
    'markdown',
    'number',
    'object',
    'select',
    'string',
    'text',
  ].map((widget) => `decap-cms-widget-${widget}`),
];
