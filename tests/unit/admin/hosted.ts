import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Rolldown } from 'vite';
import type * as Backends from '../../../src/admin/backends.ts';

/**
 * The parts of Decap that speak with Git hosts, bundled for Node: without their sign-in screens, and without
 * what a browser would keep.
 */
export async function loadHosted(): Promise<typeof Backends> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-hosted-'));
  try {
    const bundle = (await build({
      configFile: false,
      logLevel: 'error',
      root,
      ssr: { noExternal: true },
      plugins: [withoutBrowser, withoutEval],
      build: {
        ssr: join(root, 'src/admin/backends.ts'),
        write: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    })) as Rolldown.RolldownOutput;
    const file = join(folder, 'backends.mjs');
    writeFileSync(file, bundle.output[0].code);
    return (await import(pathToFileURL(file).href)) as typeof Backends;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const root = resolve(import.meta.dirname, '../../..');

const withoutBrowser = {
  name: 'without-browser',
  enforce: 'pre',
  transform: {
    filter: {
      id: [
        /decap-cms-backend-\w+[\\/]dist[\\/]esm[\\/]AuthenticationPage\.js$/,
        /decap-cms-lib-util[\\/]dist[\\/]esm[\\/]localForage\.js$/,
      ],
    },
    handler: () => 'export default { getItem: async () => null, setItem: async () => {} };',
  },
} as const;

/** A hash function in there looks for Node's by `eval`, and gets on without. */
const withoutEval = {
  name: 'without-eval',
  transform: {
    filter: { id: /[\\/]js-sha256[\\/]src[\\/]sha256\.js$/ },
    handler: (code: string) => code.replace(/eval\("require\([^"]*"\)/g, 'undefined'),
  },
};
