import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Every file that holds styles of the site (the editing page asks for a new browser anyway). */
const files = ['src/styles', 'src/components', 'src/layouts', 'src/pages'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(css|astro)$/.test(name) && !name.includes('admin')),
);

/** What an older browser drops, with all that stands in it, and the version that first knew it. */
const tooNew = [
  ['@layer', /@layer\b/, 'Safari 15.4, Chrome 99, Firefox 97'],
  ['light-dark()', /light-dark\(/, 'Safari 17.5, Chrome 123, Firefox 120'],
  ['color-mix()', /color-mix\(/, 'Safari 16.2, Chrome 111, Firefox 113'],
  ['oklch()', /okl(?:ch|ab)\(/, 'Safari 15.4, Chrome 111, Firefox 113'],
  ['nested rules', /^\s*&/m, 'Safari 16.5, Chrome 112, Firefox 117'],
  ['@container', /@container\b/, 'Safari 16, Chrome 105, Firefox 110'],
  ['@scope', /@scope\b/, 'Safari 17.4, Chrome 118, Firefox 128'],
] as const;

describe('a phone from 2020 gets the styles', () => {
  test.each(tooNew)('no file uses %s', (_name, pattern, since) => {
    const found = files.filter((file) => pattern.test(stylesOf(file)));
    expect(found, `older than ${since}`).toEqual([]);
  });

  test('the files are found at all', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(stylesOf('src/styles/tokens.css')).toContain('--page:');
  });
});

test('a colour is written in tokens.css and nowhere else', () => {
  const found = files
    .filter((file) => file !== 'src/styles/tokens.css')
    .flatMap((file) =>
      [...stylesOf(file).matchAll(/[:\s(](#[0-9a-f]{3,8})\b/gi)].map(
        ([, hex]) => `${file}: ${hex}`,
      ),
    );
  expect(found).toEqual([]);
});

/** The styles of a file, without comments. */
function stylesOf(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  const styles = file.endsWith('.css')
    ? text
    : [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');
  return styles.replace(/\/\*[\s\S]*?\*\//g, '');
}
