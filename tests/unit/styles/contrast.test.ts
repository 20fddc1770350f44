import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coloursOf, schemes } from '../../../src/styles/schemes.ts';

const file = join(resolve(import.meta.dirname, '../../..'), 'src/styles/tokens.css');
const css = readFileSync(file, 'utf8');

/** What words stand on: the page itself, and what is laid on it. */
const grounds = ['page', 'sheet'] as const;

/** Colours that words are written in, on either ground. */
const words = ['text', 'quiet', 'link', 'wrong'] as const;

/** Colours of edges of controls, of the focus ring and of "you are here", on either ground. */
const controls = ['button', 'line', 'accent', 'focus'] as const;

describe.each(schemes)('in the colours "%s"', (scheme) => {
  const colours = coloursOf(css, scheme);

  test.each(pairs(words, grounds))('words: %s on %s is 7:1 or better', (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(7);
  });

  test.each([
    ['text', 'warn'],
    ['link', 'warn'],
    ['on-button', 'button'],
  ])('words: %s on %s is 7:1 or better', (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(7);
  });

  test.each(pairs(controls, grounds))('controls: %s on %s is 3:1 or better', (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(3);
  });
});

test('every colour that the checks ask for has a value in every scheme, and no scheme is another', () => {
  const all = schemes.map((scheme) => coloursOf(css, scheme));
  for (const colours of all)
    expect(Object.keys(colours)).toEqual(
      expect.arrayContaining([...grounds, ...words, ...controls, 'warn', 'on-button', 'madder']),
    );
  expect(new Set(all.map(({ page }) => page)).size).toBe(schemes.length);
});

test('a colour without a value in one scheme is told', () => {
  expect(() => coloursOf('--page: var(--if-light, #fff) var(--if-dark, #000);', 'cream')).toThrow(
    '--page needs one value in the scheme cream, not 0.',
  );
});

test('the sums are those of WCAG: black on white is 21, and #777 on white fails 4.5', () => {
  expect(contrast('#000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
});

function pairs(fronts: readonly string[], backs: readonly string[]): [string, string][] {
  return fronts.flatMap((front) => backs.map((back): [string, string] => [front, back]));
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(one = '', other = ''): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance", of `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(colour);
  const long = short
    ? `#${short
        .slice(1)
        .flatMap((c) => [c, c])
        .join('')}`
    : colour;
  if (!/^#[0-9a-f]{6}$/.test(long)) throw new Error(`Not a colour that can be reckoned: ${colour}`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
