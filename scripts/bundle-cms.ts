/**
 * Bundles the CMS of `/admin/` into a folder. Called by the build (`src/integrations/cms-bundle.ts`).
 *
 *     node scripts/bundle-cms.ts FOLDER
 */
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { lighterDecap } from '../src/integrations/lighter-decap.ts';

const root = resolve(import.meta.dirname, '..');
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Use: node scripts/bundle-cms.ts FOLDER');
  process.exit(2);
}
await build({
  configFile: false,
  root,
  base: './',
  logLevel: 'error',
  publicDir: false,
  plugins: [lighterDecap()],
  build: {
    outDir: folder,
    emptyOutDir: false,
    modulePreload: false,
    // One large file, which only its own page loads.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: join(root, 'src/admin/cms.ts'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'cms.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
