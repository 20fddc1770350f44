import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { openStore } from '../../src/desk/git/store.ts';
import type { Repository } from './repository.ts';
import { storyOf } from './written.ts';

/**
 * Starts desks that write as fast as they can, kills each after a random while, and sees each time that
 * the next start finds everything in order.
 * @param kills How often. Every second time the Git commands that run at that moment die as well.
 * @returns How much was acknowledged in all.
 */
export async function killOverAndOver(
  repository: Repository,
  { kills, writers, bare, longest }: Settings,
): Promise<number> {
  const acknowledged: Acknowledged = { saved: new Map(), published: new Map() };
  let count = 0;
  for (let round = 1; round <= kills; round += 1) {
    const lines = await killed([repository.folder, String(writers)], {
      // Some when they begin, the others in the midst of it.
      after: round % 5 === 0 ? 'open' : 'saved',
      wait: Math.random() * longest,
      whole: round % 2 === 0,
    });
    for (const line of lines) {
      const [what, writer, number] = line.split(' ');
      if (what !== 'saved' && what !== 'published') continue;
      acknowledged[what].set(Number(writer), Number(number));
      count += 1;
    }
    await inOrder(repository, bare, acknowledged, `kill ${round}`);
  }
  return count;
}

/** Runs a writing desk until it is killed; gives the lines it said. */
function killed(args: readonly string[], { after, wait, whole }: Death): Promise<string[]> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [writer, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let problems = '';
    let death: NodeJS.Timeout | undefined;
    const kill = () => {
      if (child.pid) process.kill(whole ? -child.pid : child.pid, 'SIGKILL');
    };
    child.stderr.on('data', (part: Buffer) => (problems += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes(after)) death ??= setTimeout(kill, wait);
    });
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code !== null) fail(new Error(`The desk ended by itself: ${problems}`));
    });
    child.stdout.on('end', () => settle(said.split('\n').slice(0, -1)));
  });
}

/** What the next start finds. */
async function inOrder(
  { folder, git }: Repository,
  bare: boolean,
  { saved, published }: Acknowledged,
  when: string,
): Promise<void> {
  const store = await openStore({ folder });
  try {
    const gitDir = bare ? folder : join(folder, '.git');
    const names = readdirSync(gitDir, { recursive: true, encoding: 'utf8' });
    expect(
      names.filter((name) => /\.lock$|^desk[\\/](?!lock$)/.test(name)),
      when,
    ).toEqual([]);
    expect(git('fsck', '--connectivity-only', '--no-dangling', '--no-progress'), when).toBe('');
    if (!bare) expect(git('status', '--porcelain'), when).toBe('');
    for (const [number, least] of saved) {
      const { key, page, photo, numberIn } = storyOf(number);
      const at = async (path: string, commit?: string) =>
        numberIn((await store.file(path, commit))?.bytes);
      const draft = await store.draft(key);
      const live = [await at(page), await at(photo)];
      const newest = draft ? [await at(page, draft.commit), await at(photo, draft.commit)] : live;
      expect(live[0], `${when}: both files of a story are of one save`).toBe(live[1]);
      expect(newest[0], `${when}: both files of a draft are of one save`).toBe(newest[1]);
      expect(newest[0], `${when}: the last save is there`).toBeGreaterThanOrEqual(least);
      if (published.has(number))
        expect(live[0], `${when}: it is published`).toBeGreaterThanOrEqual(
          published.get(number) ?? 0,
        );
    }
  } finally {
    await store.close();
  }
}

const writer = resolve(import.meta.dirname, 'desk-writer.ts');

interface Acknowledged {
  /** Writer → the newest number that the store said it had kept. */
  saved: Map<number, number>;
  published: Map<number, number>;
}

interface Death {
  /** What it must have said before. */
  after: 'open' | 'saved';
  /** How long after that, in milliseconds. */
  wait: number;
  /** True when the Git commands that it runs die with it. */
  whole: boolean;
}

interface Settings {
  kills: number;
  writers: number;
  bare: boolean;
  /** The longest that a desk lives after its first words, in milliseconds. */
  longest: number;
}
