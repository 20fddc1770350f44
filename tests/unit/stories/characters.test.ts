import { expect, test } from 'vitest';
import { findHidden, withoutHidden } from '../../../src/stories/characters.ts';

const tags = (text: string): string =>
  [...text].map((sign) => String.fromCodePoint(0xe0000 + (sign.codePointAt(0) ?? 0))).join('');
const flag = (region: string): string => `\u{1F3F4}${tags(region)}\u{E007F}`;

test.each(['gbeng', 'gbsct', 'gbwls'])('the flag of %s stays', (region) => {
  const text = `Here ${flag(region)} and ${flag(region)}${flag(region)}.`;
  expect(findHidden(text)).toEqual([]);
  expect(withoutHidden(text)).toBe(text);
});

test.each([
  ['has no end', `\u{1F3F4}${tags('gbwls')} a`],
  ['is too long', flag('thisishidden')],
  ['holds what no flag holds', flag('a b')],
  ['holds nothing', flag('')],
  ['goes on after its end', `${flag('gbwls')}${tags('x')}`],
])('hidden letters behind a black flag that %s are found', (_, text) => {
  expect(findHidden(text).map(({ code }) => code)).toContain('hidden-character');
  expect(withoutHidden(text)).toContain('\uFFFD');
  expect(findHidden(withoutHidden(text))).toEqual([]);
});

test('a black flag with very many hidden letters behind it is answered at once', () => {
  const text = `\u{1F3F4}${'\u{E0041}'.repeat(48_000)}`;
  const before = process.cpuUsage();
  expect(findHidden(text)).toHaveLength(50);
  expect(withoutHidden(text)).toHaveLength(text.length);
  expect(findHidden('\u{1F3F4}'.repeat(48_000))).toEqual([]);
  expect(findHidden(`\u{1F3F4}${'\u{E0061}'.repeat(8)}`.repeat(5000))).toHaveLength(50);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
});
