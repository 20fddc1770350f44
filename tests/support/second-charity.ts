import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from './build-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the second charity's site was built into. */
    secondCharity: string;
  }
}

/** What another charity copies; everything else it leaves out or makes its own. */
const copied = [
  ...['src', 'scripts', 'public', 'astro.config.mjs', 'tsconfig.json'],
  ...['package.json', 'package-lock.json'],
];

/**
 * Makes the site of a second charity, as `docs/make-it-yours.md` tells it: a copy of the project
 * with a `site.config.ts` and a content folder of its own, built under a base path for a day in the
 * past. Stays until the tests are over.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const root = resolve(import.meta.dirname, '../..');
  const fixture = join(root, 'tests/fixtures/another-charity');
  const copy = mkdtempSync(join(tmpdir(), 'another-charity-'));
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  cpSync(join(fixture, 'site.config.ts'), join(copy, 'src/site.config.ts'));
  cpSync(join(fixture, 'content'), join(copy, 'content'), { recursive: true });
  const built = await buildSite({
    root: copy,
    today: '2026-03-10',
    base: '/our-charity',
    out: join(copy, 'dist'),
  });
  if (built.code !== 0)
    throw new Error(
      `The second charity's site could not be built:\n${built.stdout}${built.stderr}`,
    );
  project.provide('secondCharity', built.out);
  return () => rmSync(copy, { recursive: true, force: true });
}
