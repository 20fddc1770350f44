import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../../src/stories/front-matter.ts';
import {
  readStoryFile,
  StoryFileError,
  writeStoryFile,
  writeYaml,
} from '../../../src/stories/file.ts';
import { storyText } from '../../support/content-folder.ts';
import { randomFrom } from '../../support/random-story.ts';

const rewrite = (text: string): string => writeStoryFile(readStoryFile(text));

test('reading and writing a canonical file changes nothing', () => {
  const text = storyText({}, 'One  \ntwo\\\nthree\n\n```\n  code  \n```\n\n- a\n');
  expect(rewrite(text.trimEnd() + '\n')).toBe(text.trimEnd() + '\n');
});

test('an honest file of another form is written in the canonical one, and then stays', () => {
  const accepted = join(import.meta.dirname, '../../hostile/accepted');
  for (const name of globSync('*.mdx', { cwd: accepted })) {
    const once = rewrite(readFileSync(join(accepted, name), 'utf8'));
    expect(rewrite(once), name).toBe(once);
    expect(once).toMatch(/^---\n[^]*\n---\n\n[^\n][^]*[^\s]\n$/);
    expect(once).not.toMatch(/\r|\uFEFF/);
  }
});

test('keys stand in the order of the schemas, those inside others too', () => {
  const text =
    '---\nkind: report\ntitle: A story\nconsent:\n  status: given\n  ref: C-TEST\nzebra: 1\n---\nx';
  expect(rewrite(text)).toBe(
    '---\ntitle: A story\nkind: report\nconsent:\n  ref: C-TEST\n  status: given\nzebra: 1\n---\n\nx\n',
  );
});

test('lists stand two to the right of their key, groups in them too', () => {
  expect(writeYaml({ a: ['x', { b: 1, c: ['z'] }, [true, []]], d: {}, e: '' })).toBe(
    'a:\n  - x\n  - b: 1\n    c:\n      - z\n  - - true\n    - []\nd: {}\ne: ""\n',
  );
});

describe('text stands bare where every reader takes it for that text, else in quotes', () => {
  test.each([
    'plain words',
    'It’s “quoted”, isn’t it?',
    '£3 for tea',
    '2015 to 2019',
    './garden.jpg',
    'https://example.org/a#b',
    'a, b & c! 100%',
    'cf7d7f09-d1b9-497a-9ce1-f04e20671c5a',
    'tŷ ŵ 👩‍👩‍👧',
  ])('bare: %s', (text) => {
    expect(writeYaml({ a: text })).toBe(`a: ${text}\n`);
  });

  test.each([
    ...[
      '',
      ' a',
      'a ',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '- a',
      '-',
      '? a',
      '@a',
      '`a`',
      '*a',
      '&a',
      '!a',
      '%a',
    ],
    ...[
      'yes',
      'No',
      'on',
      'OFF',
      'y',
      'n',
      'true',
      'null',
      '~',
      '1',
      '1.5',
      '1e3',
      '0x1F',
      '0o17',
      '1_000',
    ],
    ...[
      '12:30',
      '2026-01-31',
      '2026-01-31 10:00',
      '.5',
      '.inf',
      '<<',
      '=',
      '[a]',
      '{a}',
      '"a"',
      "'a'",
    ],
    ...['a\nb', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u0000b', '|', '>', '+1', '...', '---'],
  ])('in quotes: %j', (text) => {
    expect(writeYaml({ a: text })).toMatch(/^a: ".*"\n$/);
  });

  test('both kinds of reader get back what was written, for thousands of random texts', () => {
    const random = randomFrom(7);
    const pieces = [
      ...' :#-?,[]{}&*!|>\'"%@`~.=<+\\/0123456789eExXoOyYnN_abŵ£'.split(''),
      ...[
        ': ',
        ' #',
        '- ',
        '\n',
        '\t',
        '\u2028',
        '\u0085',
        '👩',
        'true',
        'null',
        '---',
        '2026-01-31',
      ],
    ];
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 1 + random(8) }, () => pieces[random(pieces.length)]).join(
        '',
      );
      const written = writeYaml({ a: text, b: [text, { c: text }] });
      const expected = { a: text, b: [text, { c: text }] };
      expect(readYaml(written), written).toMatchObject({ value: expected, faults: [] });
      expect(parse(written, { version: '1.1', schema: 'yaml-1.1' }), written).toEqual(expected);
    }
  }, 60_000);
});

test('a file that is not in two parts says where it went wrong', () => {
  expect(() => readStoryFile('Words')).toThrow(StoryFileError);
  expect(() => readStoryFile('---\na: 1\na: 2\n---\n')).toThrow(
    expect.objectContaining({ line: 3, column: 1 }),
  );
});

test('a body of nothing leaves nothing behind', () => {
  expect(rewrite('---\ntitle: A story\n---\n\n  \n')).toBe('---\ntitle: A story\n---\n');
});
