import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Package {
  version: string;
  optionalDependencies?: Record<string, string>;
}

const file = resolve(import.meta.dirname, '../../../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
  packages: Record<string, Package>;
};

describe('The list of packages', () => {
  it('names the packages of every kind of computer, or npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) => {
          const found = resolveFrom(path, name);
          const exact = /^\d/.test(version);
          return found === undefined || (exact && found.version !== version);
        })
        .map(([name, version]) => `${name}@${version}, wanted by ${path}`),
    );
    expect(missing).toEqual([]);
  });
});

/** The package that Node would find under that name from a package's folder. */
function resolveFrom(path: string, name: string): Package | undefined {
  const parents = path.split(/(?:^|\/)node_modules\//).slice(1);
  for (let depth = parents.length; depth >= 0; depth--) {
    const key = [...parents.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/');
    if (packages[key] !== undefined) return packages[key];
  }
  return undefined;
}
