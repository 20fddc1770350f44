import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { checkFields } from '../../../src/stories/fields.ts';
import { readYaml, splitFile } from '../../../src/stories/front-matter.ts';

test('a file is split at its first two lines of three hyphens', () => {
  expect(splitFile('---\na: 1\n---\n\nx\n\n---\n')).toEqual({
    source: 'a: 1\n',
    sourceOffset: 4,
    body: '\nx\n\n---\n',
    bodyOffset: 13,
  });
  expect(splitFile('--- \na: ---\n---  ')).toMatchObject({ source: 'a: ---\n', body: '' });
  expect(splitFile('a: 1\n---\n')).toEqual({ fault: 'no-start' });
  expect(splitFile('---js\n---\n')).toEqual({ fault: 'no-start' });
  expect(splitFile('---\na: 1\n----\n')).toEqual({ fault: 'no-end' });
});

test('every key and every point of a list has a place', () => {
  const { at } = readYaml('a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n');
  expect(at(['a'])).toEqual({ line: 1, column: 1 });
  expect(at(['b', 0])).toEqual({ line: 3, column: 5 });
  expect(at(['b', 1, 'd'])).toEqual({ line: 5, column: 5 });
  expect(at(['b', 2])).toBeUndefined();
  expect(at(['z'])).toBeUndefined();
});

test('values are data of YAML 1.2: dates and yes stay text', () => {
  expect(readYaml('a: 2026-01-31\nb: yes\nc: true\nd: 3\ne:\nf: [x, "y"]\n').value).toEqual({
    a: '2026-01-31',
    b: 'yes',
    c: true,
    d: 3,
    e: null,
    f: ['x', 'y'],
  });
});

test('a name such as __proto__ stays a name', () => {
  const { value } = readYaml('__proto__:\n  x: 1\n');
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('all anchors, aliases, tags and doubles of a file are told', () => {
  const { faults, value } = readYaml('a: &x 1\nb: *x\nc: !!str 2\na: 3\n<<: {}\n');
  expect(faults.map(({ line, column, code }) => `${line}:${column} ${code}`).toSorted()).toEqual([
    '1:7 yaml-anchor',
    '2:4 yaml-alias',
    '3:10 yaml-tag',
    '4:1 yaml-duplicate',
    '5:1 yaml-merge',
  ]);
  expect(value).toEqual({});
});

test('more names and values than anybody writes are one problem', () => {
  const { faults, value } = readYaml(`credits: [${'a, '.repeat(2000)}]\n`);
  expect(faults.map(({ code }) => code)).toEqual(['front-matter-too-long']);
  expect(value).toEqual({});
  expect(readYaml(`credits: [${'a, '.repeat(1900)}]\n`).faults).toEqual([]);
});

test('of very many faults fifty are told, and that there are more', () => {
  const faults = checkFields(z.object({ list: z.array(z.string()) }), {
    list: Array(1000).fill(1),
  });
  expect(faults).toHaveLength(51);
  expect(faults.at(-1)).toMatchObject({ path: [], code: 'field-more' });
});
