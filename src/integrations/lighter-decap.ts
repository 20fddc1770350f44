import type { Plugin } from 'vite';

/**
 * Leaves out of Decap what we do not use and do not want in a browser. A Vite plugin that serves both
 * the build and the dev server's own bundling of packages.
 *
 * - Its check of the configuration compiles code from strings, which a Content-Security-Policy
 *   without `unsafe-eval` stops. A unit test runs that check instead.
 * - Its front matter reader would run `---js` as a program, and a hash function looks for Node so.
 * - TOML, and WebP encoding in WebAssembly, serve options that are switched off.
 */
export function lighterDecap(): Plugin {
  return {
    name: 'alongside-lighter-decap',
    transform: {
      filter: { id: replaced.map(([path]) => path) },
      handler(code, id) {
        const [, instead] = replaced.find(([path]) => path.test(id)) ?? [];
        if (instead === undefined) return undefined;
        return { code: typeof instead === 'string' ? instead : instead(code), map: null };
      },
    },
    onLog(_level, { code, id }) {
      // 'use client' at the top of a React package: of no meaning here, and a page of warnings.
      return code === 'MODULE_LEVEL_DIRECTIVE' && id?.includes('react-toastify')
        ? false
        : undefined;
    },
  };
}

/** Files of packages, and what stands in their place. */
const replaced: readonly (readonly [RegExp, string | ((code: string) => string)])[] = [
  [
    /[\\/]decap-cms-core[\\/]dist[\\/]esm[\\/]constants[\\/]configSchema\.js$/,
    'export function validateConfig() {}',
  ],
  [
    /[\\/]decap-cms-core[\\/]dist[\\/]esm[\\/]formats[\\/]toml\.js$/,
    `const none = () => { throw new Error('TOML is not read here.'); };
     export default { fromFile: none, toFile: none };`,
  ],
  [/[\\/]gray-matter[\\/]lib[\\/]engines\.js$/, 'module.exports = {};'],
  [
    /[\\/]js-sha256[\\/]src[\\/]sha256\.js$/,
    (code) => code.replace(/eval\("require\([^"]*"\)/g, 'undefined'),
  ],
  [
    /[\\/]@jsquash[\\/]webp[\\/]index\.js$/,
    `const none = () => { throw new Error('Pictures are not converted here.'); };
     export const decode = none, encode = none;`,
  ],
];
