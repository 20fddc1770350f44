import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../src/stories/nearest.ts';
import { formatProblem, sortProblems, type Problem } from '../../../src/stories/problem.ts';

const problem = (path: string, line: number, code = 'x'): Problem => ({
  path,
  line,
  column: 1,
  message: 'Words.',
  code,
  level: 'error',
});

test('a problem is one line that an editor can open', () => {
  expect(formatProblem(problem('stories/a/index.mdx', 3))).toBe(
    'stories/a/index.mdx:3:1  Words.  [x]',
  );
});

test('problems are sorted by file and place, and none is said twice', () => {
  const given = [
    problem('b', 1),
    problem('a', 10),
    problem('a', 9, 'y'),
    problem('a', 9),
    problem('b', 1),
  ];
  expect(sortProblems(given).map(({ path, line, code }) => `${path}${line}${code}`)).toEqual([
    'a9x',
    'a9y',
    'a10x',
    'b1x',
  ]);
});

test('the nearest name is offered, and none that is far', () => {
  const names = ['sharing-power', 'neighbours', 'fun-friends-arts'];
  expect(nearest('sharing-powr', names)).toBe('sharing-power');
  expect(nearest('Neighbors', names)).toBe('neighbours');
  expect(nearest('friends', names)).toBe('fun-friends-arts');
  expect(nearest('zzzzzzzz', names)).toBeUndefined();
  expect(didYouMean('teh', ['the'])).toBe(' Did you mean "the"?');
  expect(didYouMean('', [])).toBe('');
});
