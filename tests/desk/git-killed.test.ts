import { expect, test } from 'vitest';
import { killOverAndOver } from '../support/killed-desk.ts';
import { makeRepository } from '../support/repository.ts';

// Two hundred times: tests/long/desk-killed.test.ts.
test.concurrent.each([
  { place: 'a bare repository', bare: true },
  { place: 'a checkout', bare: false },
])('a desk that is killed at any moment loses nothing it has kept, in $place', async ({ bare }) => {
  await using repository = await makeRepository({ bare });
  const settings = { kills: 5, writers: 3, bare, longest: 300 };
  expect(await killOverAndOver(repository, settings)).toBeGreaterThan(0);
});
