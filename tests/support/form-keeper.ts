/**
 * A desk that keeps stories of the form, until it is killed: `form-keeper.ts REPOSITORY DATABASE ID…`.
 * Each story is told by the number of its ticket; whatever was kept before is kept no second time.
 */
import { openDatabase } from '../../src/desk/database.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openStore } from '../../src/desk/git/store.ts';
import { keepStory } from '../../src/desk/form/keep.ts';
import { deskTables } from '../../src/desk/keeping.ts';
import { readContribution } from '../../src/schemas/contribution.ts';

const [folder = '', file = '', ...ids] = process.argv.slice(2);
const desk: Desk = {
  store: await openStore({ folder }),
  database: openDatabase(file, deskTables),
  pages: { page: async () => undefined },
  base: '/',
  origin: 'https://desk.example',
  everybody: undefined,
  scratch: '/nowhere',
  now: () => new Date(),
  today: () => '2026-11-24',
  published: () => undefined,
};
console.log('open');

const waiting = [...ids];
await Promise.all(
  Array.from({ length: 6 }, async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const { answers } = readContribution({
        title: ['A good day'],
        story: [`This is story ${id}.`],
        email: [`${id}@example.org`],
      });
      await keepStory(desk, { id, digest: id, answers, byProgram: false, tooQuick: false });
      console.log(`kept ${id}`);
    }
  }),
);
console.log('all');
