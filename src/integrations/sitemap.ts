import astroSitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * The sitemap, with `lastmod` for every page that says when it changed. The page itself is asked
 * (`<meta property="article:modified_time">`), so that the two cannot differ.
 * The CMS, and pages that ask not to be indexed, stay out.
 */
export function sitemap(): AstroIntegration {
  let out = '';
  let base = '/';
  const integration = astroSitemap({
    filter: (address) => !new URL(address).pathname.startsWith(`${base}admin/`),
    async serialize(item) {
      const path = decodeURIComponent(new URL(item.url).pathname).slice(base.length);
      const html = await readFile(`${out}${path}index.html`, 'utf8');
      const head = html.slice(0, html.indexOf('</head>'));
      if (/<meta name="robots" content="noindex/.test(head)) return undefined;
      const [, lastmod] =
        /<meta property="article:modified_time" content="([^"]+)"/.exec(head) ?? [];
      return lastmod ? { ...item, lastmod } : item;
    },
  });
  const done = integration.hooks['astro:config:done'];
  integration.hooks['astro:config:done'] = async (context) => {
    out = fileURLToPath(context.config.outDir);
    base = context.config.base.replace(/\/?$/, '/');
    await done?.(context);
  };
  return integration;
}
