import type { AstroIntegration } from 'astro';
import { cmsApart } from './cms-bundle.ts';

/**
 * The preview of a draft: adds how the bar on it looks, and leaves the CMS out, which would take
 * longer than everything else.
 */
export function draft(): AstroIntegration {
  return {
    name: 'alongside-draft',
    hooks: {
      'astro:config:setup': ({ config, injectScript, updateConfig }) => {
        injectScript('page-ssr', "import '/src/styles/draft-bar.css';");
        updateConfig({ vite: { plugins: [cmsApart(config.base.replace(/\/?$/, '/'))] } });
      },
    },
  };
}
