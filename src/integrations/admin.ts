import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { fileURLToPath } from 'node:url';
import { cmsApart, cmsBundle, placeBundle } from './cms-bundle.ts';
import { cmsDoor } from './cms-door.ts';
import { cmsFiles } from './cms-files.ts';
import { lighterDecap } from './lighter-decap.ts';

/**
 * The CMS at `/admin/`: makes its bundle light, and under `astro dev` keeps the files behind it. The
 * built site has the page too, which then says how to edit.
 * @param content The folder that the CMS reads and writes, absolute.
 */
export function admin(content: string): AstroIntegration {
  let base = '/';
  let bundled: (() => Promise<string>) | undefined;
  // First in line, or Astro turns away an address without a slash at its end.
  const openDoor = (server: ViteDevServer) => () => {
    const handle = cmsDoor(`${base}api/v1`, cmsFiles(content));
    server.middlewares.stack.unshift({ route: '', handle });
  };
  return {
    name: 'alongside-admin',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        base = config.base.replace(/\/?$/, '/');
        if (command === 'build') bundled = cmsBundle(fileURLToPath(config.root)).begin();
        updateConfig({
          vite: {
            plugins: [cmsApart(base), { name: 'alongside-cms-door', configureServer: openDoor }],
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
