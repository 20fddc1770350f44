import { expect, test } from 'vitest';
import { killOverAndOver } from '../support/killed-desk.ts';
import { makeRepository } from '../support/repository.ts';

test.each([
  { place: 'a bare repository', bare: true },
  { place: 'a checkout', bare: false },
])(
  'a desk that is killed a hundred times under load loses nothing it has kept, in $place',
  async ({ bare }) => {
    await using repository = await makeRepository({ bare });
    const settings = { kills: 100, writers: 6, bare, longest: 800 };
    expect(await killOverAndOver(repository, settings)).toBeGreaterThan(100);
  },
);
