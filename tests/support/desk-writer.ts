/**
 * A desk that does nothing but write, for tests that kill it:
 *
 *     node tests/support/desk-writer.ts FOLDER WRITERS
 *
 * Each writer saves its own story over and over, both files with the same number in them, publishes it
 * now and then, and takes drafts away. A line says what the store has acknowledged: `saved 3 17`.
 */
import { openStore } from '../../src/desk/git/store.ts';
import type { GitStore } from '../../src/desk/git/store.ts';
import { storyOf } from './written.ts';

const [folder = '', writers = '1'] = process.argv.slice(2);
const store = await openStore({ folder });
say('open');
await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(store, writer)));

async function write(to: GitStore, writer: number): Promise<void> {
  const { key, page, photo, numberIn } = storyOf(writer);
  const by = { id: `w${writer}`, name: `Writer ${writer}`, email: '', role: 'editor' } as const;
  let number = 0;
  for (const at of [undefined, (await to.draft(key))?.commit])
    number = Math.max(number, numberIn((await to.file(page, at))?.bytes) ?? 0);
  for (;;) {
    number += 1;
    await to.save(key, {
      files: new Map([page, photo].map((path) => [path, Buffer.from(`Number ${number}.\n`)])),
      seen: new Map(),
      by,
      message: `Number ${number}`,
    });
    say(`saved ${writer} ${number}`);
    if (number % 3 === 0) {
      await to.setStatus(key, 'pending_publish', by);
      await to.publish(key, by, () => Promise.resolve());
      say(`published ${writer} ${number}`);
    }
    if (number % 5 === 0) {
      const passing = { noun: 'themes', slug: `passing-${writer}` } as const;
      const files = new Map([[`themes/passing-${writer}.yml`, Buffer.from(`Number ${number}\n`)]]);
      await to.save(passing, { files, seen: new Map(), by, message: 'Passing' });
      await to.remove(passing, by);
      if (writer === 0) await to.maintain();
    }
  }
}

/** A pipe is written to at once: what is said was said, however the process ends. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
