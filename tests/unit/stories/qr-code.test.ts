import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { qrCode, type QrCode } from '../../../src/stories/qr-code.ts';

test.each([
  'https://alongside.example/stories/solva-care/',
  'https://charity.example/our-charity/stories/club-night/',
  `https://alongside.example/stories/${'a'.repeat(80)}/`,
])('a telephone reads %s', (address) => {
  expect(decoded(qrCode(address))).toBe(address);
});

test('four light modules stand on every side', () => {
  const { size, path } = qrCode('https://alongside.example/');
  for (const { y, from, to } of lines(path)) {
    expect(Math.min(from, y)).toBeGreaterThanOrEqual(4);
    expect(Math.max(to, y + 1)).toBeLessThanOrEqual(size - 4);
  }
});

test('the code is still read with a coffee stain on it', () => {
  const address = 'https://alongside.example/stories/solva-care/';
  expect(decoded(qrCode(address), (x, y) => Math.hypot(x - 24, y - 24) < 3)).toBe(address);
});

/** The dark lines of a path. */
function lines(path: string): { y: number; from: number; to: number }[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Mmh])([\d.-]+)(?: ([\d.]+))?/g)].flatMap(([, command, a, b]) => {
    if (command === 'M') [x, y] = [Number(a), Number(b)];
    if (command === 'm') x += Number(a);
    if (command !== 'h') return [];
    const from = x;
    x += Number(a);
    return [{ y, from, to: x }];
  });
}

/** What a reader makes of the code, drawn four pixels a module. */
function decoded(
  { size, path }: QrCode,
  stained: (x: number, y: number) => boolean = () => false,
): string | undefined {
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const paint = (x: number, y: number): void => {
    for (let n = 0; n < scale * scale; n++) {
      const at = ((y * scale + Math.floor(n / scale)) * side + x * scale + (n % scale)) * 4;
      pixels.fill(0, at, at + 3);
    }
  };
  for (const { y, from, to } of lines(path)) for (let x = from; x < to; x++) paint(x, y);
  for (let x = 0; x < size; x++) for (let y = 0; y < size; y++) if (stained(x, y)) paint(x, y);
  return jsqr(pixels, side, side)?.data;
}
