import { expect, test } from 'vitest';
import { leading, setIn } from '../../../src/sharing/lines.ts';

const box = { width: 460, height: 400, sizes: [120, 76, 60, 48, 34] };
/** Every letter half as wide as it is high. */
const width = (text: string): number => [...text].length / 2;

const titles = [
  'Tea',
  'A committee of people with learning disabilities runs the club night',
  'w'.repeat(80),
  `${'word '.repeat(15)}words`,
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and the way to get there',
];

test.each(titles)('"%s" fits inside its box, and no letter is lost', (title) => {
  const { size, lines } = setIn(box, title, width);
  expect(lines.length * size * leading).toBeLessThanOrEqual(box.height);
  for (const line of lines) expect(width(line) * size).toBeLessThanOrEqual(box.width);
  expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
});

test('a short title is set larger than a long one', () => {
  const sizes = titles.slice(0, 2).map((title) => setIn(box, title, width).size);
  expect(sizes[0]).toBeGreaterThan(sizes[1] ?? Infinity);
});

test('lines are about equally long, so that no word stands alone at the end', () => {
  // Four words fit on the first line; the fifth alone on the second would look lost.
  expect(setIn({ ...box, sizes: [46] }, 'aaaa bbbb cccc dddd eeee', width).lines).toEqual([
    'aaaa bbbb cccc',
    'dddd eeee',
  ]);
});

test('a small word does not stand alone on a line', () => {
  expect(setIn(box, 'Running it together', width)).toEqual({
    size: 76,
    lines: ['Running it', 'together'],
  });
  expect(setIn(box, 'Living with dementia', width).lines).toEqual(['Living with', 'dementia']);
  expect(setIn(box, 'Tea', width).lines).toEqual(['Tea']);
});

test('words are broken only when one is wider than a line', () => {
  for (const title of titles.slice(0, 2))
    for (const line of setIn(box, title, width).lines)
      for (const word of line.split(' ')) expect(title.split(' ')).toContain(word);
});
