import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../../../src');
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

test('every folder of src says what it is for, in a few lines', () => {
  for (const entry of readdirSync(src, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const names = ['README.md', '_README.md'].map((name) => join(src, entry.name, name));
    const readme = names.find((name) => existsSync(name));
    expect(readme, entry.name).toBeDefined();
    if (readme) expect(readFileSync(readme, 'utf8').split('\n').length, readme).toBeLessThan(14);
  }
});

test('a page wires and does not decide: its script has at most twenty lines', () => {
  const pages = files.filter((file) => /[\\/]pages[\\/].*\.astro$/.test(file));
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) {
    const [, script = ''] = /^---\r?\n([\s\S]*?)^---$/m.exec(readFileSync(page, 'utf8')) ?? [];
    expect(script.trim().split('\n').length, page).toBeLessThanOrEqual(20);
  }
});

test('the content store has one doorway', () => {
  for (const file of files) {
    if (/[\\/]collections[\\/]|content\.config\.ts$/.test(file)) continue;
    expect(/['"]astro:content['"]|getCollection/.test(readFileSync(file, 'utf8')), file).toBe(
      false,
    );
  }
});

test('no folder or file is named for nothing in particular', () => {
  for (const file of files)
    expect(file.slice(src.length)).not.toMatch(/[\\/](utils?|helpers?|common|misc|lib)([\\/]|\.)/);
});
