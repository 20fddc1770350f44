import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../support/build-site.ts';
import { cloneInto } from '../support/clean-machine.ts';

/** The day of the commit, so that everything it publishes is there. */
const today = execFileSync('git', ['-c', 'safe.directory=*', 'log', '-1', '--format=%cs'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
}).trim();

let folder: string;
let first: Map<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-same-'));
  first = await build(place('one'), { TZ: 'Europe/London', LANG: 'en_GB.UTF-8' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The same commit gives the same bytes', () => {
  it('in another folder, time zone and language, from nothing', async () => {
    const other = place(join('somewhere', 'else entirely'));
    expectSame(await build(other, { TZ: 'Pacific/Auckland', LANG: 'cy_GB.UTF-8' }));
  });

  it('in the same folder, with what is kept from the build before', async () => {
    expectSame(await build(join(folder, 'one'), { TZ: 'Europe/London', LANG: 'en_GB.UTF-8' }));
  });
});

function place(name: string): string {
  const clone = join(folder, name);
  mkdirSync(join(clone, '..'), { recursive: true });
  cloneInto(clone);
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(clone, 'node_modules'));
  return clone;
}

async function build(root: string, env: Record<string, string>): Promise<Map<string, string>> {
  const { code, stderr, out } = await buildSite({ root, today, out: join(root, 'dist'), env });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return digests(out);
}

function digests(out: string): Map<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [
        file.slice(out.length + 1),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );
}

function expectSame(second: Map<string, string>): void {
  const names = new Set([...first.keys(), ...second.keys()]);
  const different = [...names].filter((name) => first.get(name) !== second.get(name));
  expect(different.slice(0, 20)).toEqual([]);
}
