import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { Format } from '../../../src/admin/story-format.ts';
import type * as Vocabulary from '../../../src/admin/vocabulary.ts';

/** Parts of Decap as published, and our formats on top of them. */
export interface Decap extends Pick<
  typeof Vocabulary,
  'editorComponent' | 'escapeText' | 'picture'
> {
  storyFormat: Format;
  listFormat: Format;
  /** Decap's own check of a configuration. @throws Error with all that is wrong. */
  validateConfig(config: object): void;
}

/**
 * Decap is written for bundlers, so that Node cannot load its parts as they are: bundled here as the
 * site's build does, but with its own check of the configuration left in.
 */
export async function loadDecap(): Promise<Decap> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-decap-'));
  const entry = join(folder, 'entry.js');
  const from = (path: string): string => JSON.stringify(join(root, path));
  const core = 'node_modules/decap-cms-core/dist/esm';
  writeFileSync(
    entry,
    `import { registerWidget } from ${from(`${core}/lib/registry.js`)};
     import markdown from ${from('node_modules/decap-cms-widget-markdown/dist/esm/schema.js')};
     for (const name of ${JSON.stringify(widgets)})
       registerWidget({ name, controlComponent: () => null, ...(name === 'markdown' && { schema: markdown }) });
     export { validateConfig } from ${from(`${core}/constants/configSchema.js`)};
     export { storyFormat, listFormat } from ${from('src/admin/story-format.ts')};
     export { editorComponent, escapeText, picture } from ${from('src/admin/vocabulary.ts')};`,
  );
  const bundle = (await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true },
    plugins: [withoutScreens],
    build: { ssr: entry, write: false, rolldownOptions: { output: { codeSplitting: false } } },
  })) as Rolldown.RolldownOutput;
  const file = join(folder, 'decap.mjs');
  writeFileSync(file, bundle.output[0].code);
  try {
    return (await import(pathToFileURL(file).href)) as Decap;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const root = resolve(import.meta.dirname, '../../..');

/** The kinds of fields that `cms.ts` gives to Decap. Of its own there is only the text of a story. */
const widgets = [
  ...['string', 'text', 'datetime', 'number', 'boolean', 'select', 'choices', 'object', 'list'],
  ...['picture', 'image', 'markdown', 'hidden'],
];

/** Translated stories are not ours; Decap's words for them stand beside code that needs a window. */
const withoutScreens = {
  name: 'without-screens',
  enforce: 'pre',
  transform: {
    filter: { id: /decap-cms-core[\\/]dist[\\/]esm[\\/]lib[\\/]i18n\.js$/ },
    handler: () => `export const I18N_STRUCTURE = { NONE: 'none' }, I18N_FIELD = { NONE: 'none' };`,
  },
} as const;
