import { expect, test } from 'vitest';
import { byNewest, compare, orderKey } from '../../../src/stories/order.ts';
import { madeStory } from '../../support/made.ts';

test('the newest story comes first', () => {
  const list = [
    madeStory('old', { published: '2025-01-01' }),
    madeStory('new', { published: '2026-02-01' }),
  ];
  expect(list.toSorted(byNewest).map(({ slug }) => slug)).toEqual(['new', 'old']);
});

test('stories of one day stand by title, and the same title by address', () => {
  const list = [
    madeStory('c', { title: 'Bread' }),
    madeStory('b', { title: 'Apples' }),
    madeStory('a', { title: 'Bread' }),
  ];
  expect(list.toSorted(byNewest).map(({ slug }) => slug)).toEqual(['b', 'a', 'c']);
});

test('the order does not depend on the order before', () => {
  const list = Array.from({ length: 20 }, (_, n) =>
    madeStory(`s-${n}`, { published: `2026-01-${String(1 + (n % 3)).padStart(2, '0')}` }),
  );
  expect(list.toReversed().toSorted(byNewest)).toEqual(list.toSorted(byNewest));
});

test('search, which sorts by one text, has the same order', () => {
  const titles = ['Bread', 'Bread and jam', 'Bread, again', 'bread', 'Éclairs'];
  const list = titles.flatMap((title, n) => [
    madeStory(`z-${n}`, { title, published: '2026-02-01' }),
    madeStory(`a-${n}`, { title, published: '2025-12-31' }),
    madeStory(`b-${n}`, { title, published: '2026-02-01' }),
  ]);
  expect(list.toSorted((a, b) => compare(orderKey(a), orderKey(b)))).toEqual(
    list.toSorted(byNewest),
  );
});
