import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../scripts/building/one-at-a-time.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-lock-'));
  lock = join(folder, 'new', 'build.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('One build at a time', () => {
  it('gives back what the work gives, and lets the next one in', async () => {
    expect(
      await oneAtATime(
        lock,
        () => {},
        () => Promise.resolve('done'),
      ),
    ).toBe('done');
    expect(existsSync(lock)).toBe(false);
  });

  it('lets the next one in after a failure too', async () => {
    const failing = oneAtATime(
      lock,
      () => {},
      () => Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });

  it('waits for a process that is alive, and says so once', async () => {
    await oneAtATime(
      lock,
      () => {},
      () => Promise.resolve(),
    );
    writeFileSync(lock, String(process.ppid));
    let told = 0;
    const waiting = oneAtATime(
      lock,
      () => told++,
      () => Promise.resolve(told),
    );
    setTimeout(() => rmSync(lock), 500);
    expect(await waiting).toBe(1);
  });

  it('does not wait for a process that is gone', async () => {
    await oneAtATime(
      lock,
      () => {},
      () => Promise.resolve(),
    );
    writeFileSync(lock, '4194305');
    expect(
      await oneAtATime(
        lock,
        () => {},
        () => Promise.resolve('done'),
      ),
    ).toBe('done');
  });
});
