import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { allContacts } from '../../src/desk/form/contacts.ts';
import { openStore } from '../../src/desk/git/store.ts';
import { readStoryFile } from '../../src/stories/file.ts';
import { makeRepository } from '../support/repository.ts';

const keeper = resolve(import.meta.dirname, '../support/form-keeper.ts');

test('stories of the form are kept once each, however often the desk is killed on the way', async () => {
  await using repository = await makeRepository({ bare: true });
  const file = repository.beside('desk.sqlite');
  const ids = Array.from({ length: 300 }, () => randomUUID());
  const kept = new Set<string>();
  let kills = 0;
  while (kept.size < ids.length) {
    kills += 1;
    // Those that were kept just before the end are sent again, as after a lost answer.
    const again = [...kept].slice(-5);
    const left = ids.filter((id) => !kept.has(id));
    for (const line of await killed([repository.folder, file, ...again, ...left], kills))
      if (line.startsWith('kept ')) kept.add(line.slice(5));
  }
  expect(kills).toBeGreaterThan(10);
  const store = await openStore({ folder: repository.folder });
  const found = await Promise.all(
    (await store.drafts()).map(async ({ slug, commit }) => {
      const story = await store.file(`stories/${slug}/index.mdx`, commit);
      return String(readStoryFile(String(story?.bytes)).frontMatter['uid']);
    }),
  );
  await store.close();
  expect(found.toSorted()).toEqual(ids.toSorted());
  const contacts = allContacts(new DatabaseSync(file));
  expect(contacts.map(({ email }) => email).toSorted()).toEqual(
    ids.map((id) => `${id}@example.org`).toSorted(),
  );
  expect(repository.git('fsck', '--connectivity-only', '--no-dangling', '--no-progress')).toBe('');
});

/**
 * Runs a keeping desk, and kills it after a random while; every second time the Git commands that it
 * runs die as well.
 * @returns The lines that it said.
 */
function killed(args: readonly string[], time: number): Promise<string[]> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [keeper, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let problems = '';
    let death: NodeJS.Timeout | undefined;
    const kill = (): void => {
      if (child.pid) process.kill(time % 2 === 0 ? -child.pid : child.pid, 'SIGKILL');
    };
    child.stderr.on('data', (part: Buffer) => (problems += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('open')) death ??= setTimeout(kill, Math.random() * 2_000);
    });
    child.on('error', fail);
    child.on('exit', (code) => {
      clearTimeout(death);
      if (code !== null && !said.includes('\nall\n'))
        fail(new Error(`The desk ended by itself: ${problems}`));
    });
    child.stdout.on('end', () => settle(said.split('\n').slice(0, -1)));
  });
}
