import type { Plugin } from 'vite';

/**
 * Lets a script fetch another one when it is wanted by `import()` alone. Vite puts a helper of 0.9 kB
 * round each, on every page, which fetches styles along with scripts; ours have none of their own. It
 * cannot be switched off (vitejs/vite, `modulePreload`), so it is replaced.
 */
export function plainImports(): Plugin {
  return {
    name: 'alongside-plain-imports',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (fetchScript) => fetchScript();',
    },
  };
}
