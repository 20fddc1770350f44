import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Decap as it comes, with its own list, in a folder that can be served: what ours is compared with.
 * Its stories are in the page and not behind a server, ten at a time, as in Decap's own test backend.
 * @param root The project, absolute.
 * @param folder Where to, absolute.
 * @param stories Name in addresses → text.
 */
export async function makeStockDecap(
  root: string,
  folder: string,
  stories: Readonly<Record<string, string>>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'stock-decap',
        resolveId: (id) => (id === entry ? join(root, 'src', entry) : undefined),
        load: (id) => (id.endsWith(entry) ? program : undefined),
      },
    ],
    build: {
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: entry, output: { entryFileNames: 'decap.js' } },
    },
  });
  writeFileSync(join(folder, 'stories.js'), `globalThis.stories = ${JSON.stringify(stories)};`);
  mkdirSync(join(folder, 'admin'));
  writeFileSync(
    join(folder, 'admin/index.html'),
    '<!doctype html><title>Decap</title><body><script src="../stories.js"></script><script type="module" src="../decap.js"></script>',
  );
}

const entry = 'stock-decap.js';

const program = `
import { DecapCmsCore as CMS } from 'decap-cms-core';
import { Cursor, CURSOR_COMPATIBILITY_SYMBOL } from 'decap-cms-lib-util';
import { en } from 'decap-cms-locales';

const files = Object.entries(globalThis.stories).map(([slug, data]) => ({
  data, file: { path: 'stories/' + slug + '/index.mdx', id: slug },
}));
const page = (index) => files.slice(index * 10, index * 10 + 10);
const cursor = (index) => Cursor.create({
  actions: index * 10 < files.length ? ['next'] : [], meta: { index, count: files.length, pageSize: 10 }, data: { index },
});
class Memory {
  isGitBackend() { return false; }
  async status() { return { auth: { status: true }, api: { status: true, statusPage: '' } }; }
  authComponent() { return () => null; }
  async restoreUser() { return {}; }
  async authenticate() { return {}; }
  async getToken() { return ''; }
  async entriesByFolder() { return Object.assign(page(0), { [CURSOR_COMPATIBILITY_SYMBOL]: cursor(0) }); }
  async traverseCursor({ data }) {
    const index = data.get('index') + 1;
    return { entries: page(index), cursor: cursor(index) };
  }
  async unpublishedEntries() { return []; }
  async getMedia() { return []; }
}
CMS.registerBackend('memory', Memory);
CMS.registerWidget('string', () => null);
CMS.registerLocale('en', en);
localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'memory' }));
CMS.init({ config: {
  load_config_file: false, backend: { name: 'memory' }, publish_mode: 'editorial_workflow', media_folder: 'media',
  collections: [{
    name: 'stories', label: 'Stories', folder: 'stories', path: '{{slug}}/index', extension: 'mdx',
    format: 'yaml-frontmatter', create: true, media_folder: '',
    fields: [{ name: 'title', label: 'Title', widget: 'string' }],
  }],
} });
`;
