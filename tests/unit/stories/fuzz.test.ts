import { expect, test } from 'vitest';
import { fuzz } from '../../support/fuzz.ts';

test('a thousand random stories: each is answered, and what is accepted renders to nothing unlisted', () => {
  const { accepted, refused } = fuzz(20261122, 1000);
  expect(accepted).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
}, 60_000);
