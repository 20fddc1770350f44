import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cleanMachine,
  familyOf,
  freePort,
  stillRunning,
  type CleanMachine,
  type Started,
} from '../support/clean-machine.ts';

const minutes = (count: number): number => count * 60_000;

let machine: CleanMachine;
beforeAll(() => {
  machine = cleanMachine();
});
afterAll(() => machine.remove());

describe('On a computer with nothing but Git, Node and npm', () => {
  it('npm start fetches what is missing and shows the site and the editor', async () => {
    await expectToStartAndStop(true);
  });

  it('npm start needs no network the second time', async () => {
    await expectToStartAndStop(false);
  });

  it('npm run build needs no network', async () => {
    const { code, output } = await machine.run(['npm', 'run', 'build'], false);
    expect(code, output).toBe(0);
    expect(output).toMatch(/Built \d+ pages in/);
  });

  it('npm test needs no network', async () => {
    const { code, output } = await machine.run(['npm', 'test'], false);
    expect(code, output).toBe(0);
    expect(output.trimEnd().split('\n').at(-1)).toMatch(/^\d+ passed, 0 failed/);
  });

  it('nothing even tried to reach the network', () => {
    expect(machine.attempts()).toBe('');
  });
});

async function expectToStartAndStop(network: boolean): Promise<void> {
  const port = await freePort();
  const started = machine.start(['npm', 'start', '--', '--port', String(port)], network);
  let family: number[] = [];
  try {
    const site = `http://127.0.0.1:${port}/`;
    await until(() => started.output().includes(`${site}admin/`), started);
    for (const path of ['', 'admin/', 'search/']) {
      const answer = await fetch(new URL(path, site));
      expect([path, answer.status]).toEqual([path, 200]);
    }
    family = familyOf(started.process.pid ?? 0);
    expect(family.length).toBeGreaterThan(1);
  } finally {
    await started.stop();
  }
  await sleep(3000);
  expect(stillRunning(family)).toEqual([]);
}

/** Waits for something a started command does; fails with what it printed when it ends before. */
async function until(done: () => boolean, started: Started): Promise<void> {
  const end = Date.now() + minutes(15);
  while (!done()) {
    const over = started.process.exitCode !== null || started.process.signalCode !== null;
    if (over || Date.now() > end) {
      throw new Error(`It ${over ? 'ended' : 'did not get ready'}:\n${started.output()}`);
    }
    await sleep(200);
  }
}
