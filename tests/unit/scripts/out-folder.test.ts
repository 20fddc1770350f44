import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  countPages,
  replaceFolder,
  stagingFor,
  whyNotInto,
} from '../../../scripts/building/out-folder.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-out-'));
  root = join(folder, 'project');
  mkdirSync(join(root, 'src'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fill(path: string, files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

const build = { 'index.html': 'front', '404.html': 'not here' };

describe('The folder a site is built into', () => {
  it('may be new, empty, or hold an earlier build', () => {
    expect(whyNotInto(join(root, 'dist'), root)).toBeUndefined();
    expect(whyNotInto(join(root, '.cache', 'start'), root)).toBeUndefined();
    expect(whyNotInto(join(root, 'another'), root)).toBeUndefined();
    expect(whyNotInto(fill(join(folder, 'site'), build), root)).toBeUndefined();
    mkdirSync(join(folder, 'empty'));
    expect(whyNotInto(join(folder, 'empty'), root)).toBeUndefined();
  });

  it('is never the project, nor a folder around it', () => {
    expect(whyNotInto(root, root)).toContain('holds the project itself');
    expect(whyNotInto(folder, root)).toContain('holds the project itself');
  });

  it('is never one of the project’s own folders', () => {
    expect(whyNotInto(join(root, 'src'), root)).toContain('own files');
    expect(whyNotInto(join(root, 'src', 'new'), root)).toContain('own files');
  });

  it('is refused when it holds anything but a build', () => {
    const photos = fill(join(folder, 'photos'), { 'ann.jpg': 'x' });
    expect(whyNotInto(photos, root)).toContain('not a build of this site');
    expect(whyNotInto(join(photos, 'ann.jpg'), root)).toContain('is a file');
  });

  it('is built in the project where it only begins with the same letters', () => {
    const beside = `${root}-data`;
    expect(stagingFor(join(beside, 'site'), root)).toBe(
      join(root, '.cache', 'building', 'project-data-site'),
    );
    expect(stagingFor(join(folder, 'site'), root)).toBe(join(folder, '.site.building'));
  });

  it('is replaced as a whole, and keeps its Git folder', () => {
    const out = fill(join(root, 'dist'), { ...build, 'old.html': 'old', '.git/HEAD': 'main' });
    const staging = fill(stagingFor(out, root), { ...build, 'new/index.html': 'new' });
    replaceFolder(staging, out);
    expect(readdirSync(out).toSorted()).toEqual(['.git', '404.html', 'index.html', 'new']);
    expect(readFileSync(join(out, 'new/index.html'), 'utf8')).toBe('new');
    expect(countPages(out)).toBe(3);
  });

  it('stays as it was when the new one is not there', () => {
    const out = fill(join(folder, 'site'), build);
    expect(() => replaceFolder(stagingFor(out, root), out)).toThrow();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('front');
  });
});
