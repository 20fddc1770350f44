import { expect, test } from 'vitest';
import { fuzz } from '../support/fuzz.ts';

test.each([1, 2, 3])('five thousand random stories, seed %i', (seed) => {
  const { accepted, refused } = fuzz(seed, 5_000);
  expect(accepted + refused).toBe(5_000);
});
