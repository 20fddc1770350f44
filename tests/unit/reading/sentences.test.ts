import { afterEach, describe, expect, test, vi } from 'vitest';
import { sentencesOf } from '../../../src/reading/sentences.ts';

const read = (text: string, lang = 'en-GB'): string[] =>
  sentencesOf(text, lang).map((span) => text.slice(...span));

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['a browser that knows sentences', false],
  ['an older browser', true],
])('in %s', (_, older) => {
  const inIt = (text: string): string[] => {
    if (older) vi.stubGlobal('Intl', {});
    return read(text);
  };

  test('sentences end at full stops, question marks and exclamation marks', () => {
    expect(inIt('We met. Who came? Everybody!')).toEqual(['We met.', 'Who came?', 'Everybody!']);
  });

  test('a closing quotation mark belongs to its sentence', () => {
    expect(inIt('She said: “Come in.” We did.')).toEqual(['She said: “Come in.”', 'We did.']);
  });

  test('a number is not cut at its point', () => {
    expect(inIt('It cost £3.50 a week. That was all.')).toEqual([
      'It cost £3.50 a week.',
      'That was all.',
    ]);
  });

  test('titles and initials end nothing', () => {
    expect(inIt('Dr. Jones and Mrs. A. Lee came. They stayed.')).toEqual([
      'Dr. Jones and Mrs. A. Lee came.',
      'They stayed.',
    ]);
  });

  test('words without a full stop are a sentence, and space is none', () => {
    expect(inIt('  In short\n ')).toEqual(['In short']);
    expect(inIt(' \n ')).toEqual([]);
  });
});

test('a very long sentence is said in breaths, and no word is lost or cut', () => {
  const long = `We ${'walked, and then we talked '.repeat(20)}until dark.`;
  const breaths = read(long);
  expect(breaths.length).toBeGreaterThan(1);
  for (const breath of breaths) expect(breath.length).toBeLessThanOrEqual(180);
  expect(breaths.join(' ')).toBe(long);
});

test('even a text without a space comes to an end', () => {
  expect(read('a'.repeat(1000)).join('')).toBe('a'.repeat(1000));
});

test('other languages have their own full stops', () => {
  expect(read('我们来了。他们也来了。', 'zh')).toEqual(['我们来了。', '他们也来了。']);
});
