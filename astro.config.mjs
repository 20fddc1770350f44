import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { previewFiles, settingsFrom } from './src/folder/settings.ts';
import { admin } from './src/integrations/admin.ts';
import { draft } from './src/integrations/draft.ts';
import { noMasters } from './src/integrations/no-masters.ts';
import { pictures } from './src/integrations/pictures.ts';
import { plainImports } from './src/integrations/plain-imports.ts';
import { search } from './src/integrations/search.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { stage } from './src/integrations/stages.ts';
import { pictureLimits } from './src/schemas/picture.ts';
import { site } from './src/site.config.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const { content, today, base, out, address, preview } = settingsFrom(process.env, root, {
  now: new Date(),
  timeZone: site.timeZone,
});
// One day for the whole build, also when midnight passes while it runs.
process.env.ALONGSIDE_TODAY = today;

export default defineConfig({
  site: address ?? site.address,
  base,
  outDir: out,
  trailingSlash: 'always',
  // The default joins words of neighbouring inline elements ("Told byAnn").
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  build: { inlineStylesheets: 'never', ...(preview && { assets: previewFiles }) },
  markdown: { syntaxHighlight: false },
  image: {
    service: {
      entrypoint: 'astro/assets/services/sharp',
      // AVIF at sharp's usual effort (4) takes seven times as long for six per cent fewer bytes.
      config: { limitInputPixels: pictureLimits.pixels, avif: { effort: 2 } },
    },
  },
  integrations: [
    stage(),
    mdx(),
    noMasters(content),
    ...(preview
      ? [draft()]
      : [
          pictures(),
          sitemap(),
          stage('sitemap'),
          search(site.lang),
          stage('search index'),
          admin(content),
          stage('editing desk'),
        ]),
  ],
  // The oldest browsers that may ask for the styles: those of the winter of 2020.
  vite: {
    plugins: [plainImports()],
    build: { assetsInlineLimit: 0, cssTarget: ['safari14.1', 'chrome88', 'firefox78'] },
  },
});
