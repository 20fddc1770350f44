import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { cmsBundle, cmsHere, placeBundle } from './cms-bundle.ts';
import { deskHere } from './desk-here.ts';

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
        const bundle = cmsBundle(root);
        if (command === 'build') bundled = bundle.begin();
        updateConfig({
          vite: { plugins: [cmsHere(base, bundle), deskHere(root, content, base)] },
        });
      },
      'astro:build:done': async ({ dir }) => {
        if (bundled) placeBundle(await bundled(), fileURLToPath(dir));
      },
    },
  };
}
