import { expect, test } from 'vitest';
import { quiltSize } from '../../../src/stories/quilt-size.ts';

const counts = [1, 2, 3, 5, 8, 11, 19, 20, 3000];

test('one story makes a quilt of two places, and no story makes none', () => {
  expect(quiltSize(1)).toEqual({ stories: 1, across: 2 });
  expect(quiltSize(0)).toBeUndefined();
});

test('the front page shows nineteen stories, however many there are', () => {
  expect(quiltSize(19)).toEqual({ stories: 19, across: 5 });
  expect(quiltSize(3000)).toEqual({ stories: 19, across: 5 });
});

test.each(counts)('with %i stories the quilt has no gap, on a phone neither', (count) => {
  const { stories, across } = quiltSize(count) ?? { stories: 0, across: 0 };
  expect(stories).toBeGreaterThan(0);
  expect(stories).toBeLessThanOrEqual(count);
  expect((stories + 1) % across).toBe(0);
  expect((stories + 1) % Math.min(across, 4)).toBe(0);
});
