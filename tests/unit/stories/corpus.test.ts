import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStory, plainLineEnds } from '../../../src/stories/check.ts';
import { splitFile } from '../../../src/stories/front-matter.ts';
import { parseBody } from '../../../src/stories/parse.ts';
import { renderBody } from '../../../src/stories/render.ts';

const hostile = join(import.meta.dirname, '../../hostile');
const refused = list('refused/**/*.mdx');
const accepted = list('accepted/*.mdx');
const expected = Map.groupBy(
  readFileSync(join(hostile, 'expected.txt'), 'utf8').trim().split('\n'),
  (line) => line.slice(0, line.indexOf(':')),
);

test('there are at least a hundred hostile stories and twenty-five odd but honest ones', () => {
  expect(refused.length).toBeGreaterThanOrEqual(100);
  expect(accepted.length).toBeGreaterThanOrEqual(25);
});

test('the table of what is expected names every hostile story and no other', () => {
  expect([...expected.keys()].toSorted()).toEqual(refused.map((path) => path.slice(8)).toSorted());
});

describe('a hostile story is refused at its place, with a code and a plain sentence', () => {
  test.each(refused)('%s', (path) => {
    const name = path.slice('refused/'.length);
    const { problems, story } = checkStory(read(path), { path: name, level: 'complete' });
    const errors = problems.filter(({ level }) => level === 'error');
    expect(
      errors.map(({ path: file, line, column, code }) => `${file}:${line}:${column} ${code}`),
    ).toEqual(expected.get(name));
    expect(story).toBeUndefined();
    for (const { message, code } of errors) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(message).toMatch(/^[\p{Lu}"<]/u);
      expect(message.length).toBeGreaterThan(20);
      expect(message).not.toMatch(
        /\n|undefined|Invalid input|\bparse|syntax|token|JSX|\boxc\b|regex/,
      );
    }
  });
});

describe('an odd but honest story is accepted and shows as typed', () => {
  test.each(accepted)('%s', (path) => {
    const text = read(path);
    const { problems, story } = checkStory(text, { path, level: 'complete' });
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    const split = splitFile(plainLineEnds(text));
    expect(split).toMatchObject({ body: story?.body });
    const html = renderBody(parseBody(story?.body ?? ''), {
      for: 'feed',
      link: (href) => href,
      picture: () => undefined,
    });
    expect(`${html.trimEnd()}\n`).toBe(read(path.replace(/mdx$/, 'html')));
  });
});

function list(pattern: string): string[] {
  return globSync(pattern, { cwd: hostile })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

function read(path: string): string {
  return readFileSync(join(hostile, path), 'utf8');
}
