import { expect, test } from 'vitest';
import { isOffered, shapesOf } from '../../../src/stories/pictogram.ts';

test('a picture is read into its filled shapes', () => {
  expect(
    shapesOf(
      '<g fill="currentColor"><path d="M1 1h2v2H1z"/><path fill-rule="evenodd" d="M4 4L5 5z" clip-rule="evenodd"/></g>',
    ),
  ).toEqual([{ d: 'M1 1h2v2H1z' }, { d: 'M4 4L5 5z', evenOdd: true }]);
});

test('what is around a shape says how it is filled, and what is not filled is left out', () => {
  expect(
    shapesOf(
      '<g fill="none"><path d="M0 0h48v48H0z"/><g fill="currentColor" fill-rule="evenodd"><path d="M1 1z"/></g></g>',
    ),
  ).toEqual([{ d: 'M1 1z', evenOdd: true }]);
});

test.each([
  '<path d="M1 1z" onload="alert(1)"/>',
  '<path d="M1 1z" style="fill:url(https://example.org)"/>',
  '<path fill="url(#a)" d="M1 1z"/>',
  '<path d="M1 1z&quot;"/>',
  '<script>alert(1)</script>',
  '<g><use href="#a"/></g>',
  'words<path d="M1 1z"/>',
  '<path d="M1 1z"/><!-- -->',
  '<image href="https://example.org/x.png"/>',
  '</g></g><path d="M1 1z"/>',
  '',
])('%j reaches no page', (body) => {
  expect(shapesOf(body)).toBeUndefined();
});

test('of the many forms of a picture one is offered', () => {
  expect(['home', 'home-alt', 'chart-line'].filter(isOffered)).toHaveLength(3);
  expect(
    ['home-outline', 'home-negative', 'home-24px', 'home-outline-24px'].filter(isOffered),
  ).toEqual([]);
});
