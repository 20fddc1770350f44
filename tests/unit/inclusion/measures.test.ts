import { expect, test } from 'vitest';
import { contrastBetween, contrastOn, isSeen } from '../../support/inclusion/colour.ts';
import { wrongWithRing } from '../../support/inclusion/focus.ts';
import { wrongWith } from '../../support/inclusion/type.ts';

const white = 'rgb(255, 255, 255)';

test.each([
  ['rgb(0, 0, 0)', [white], 21],
  ['rgb(119, 119, 119)', [white], 4.48],
  ['rgba(0, 0, 0, 0.5)', [white], 3.95],
  ['rgb(255, 255, 255)', ['rgba(0, 0, 0, 0.5)', white], 3.95],
  ['color(srgb 0 0 1)', [white], 8.59],
])('the contrast of %s on %j is %d', (colour, layers, ratio) => {
  expect(contrastOn(colour, layers)).toBeCloseTo(ratio, 1);
});

test('two grounds are compared as they are seen, and a colour that is not known is an error', () => {
  expect(contrastBetween(['rgba(0, 0, 0, 0)', white], [white])).toBe(1);
  expect(isSeen('rgba(9, 9, 9, 0)')).toBe(false);
  expect(() => contrastOn('lab(50 0 0)', [white])).toThrow('Cannot reckon');
});

const sound = { words: '', lines: [70, 72, 40], align: 'start', size: 20, lineHeight: 30 };

test.each([
  [{}, []],
  [{ gap: 45 }, []],
  [{ lines: [78, 76, 10] }, ['77 characters in a line, on average']],
  [{ lines: [60, 81, 10] }, ['81 characters in a line']],
  [{ align: 'center' }, ['aligned center']],
  [{ lineHeight: 28 }, ['line height 1.40']],
  [{ gap: 30 }, ['1.00 lines after the paragraph before']],
])('a paragraph with %j: %j', (measured, wrong) => {
  expect(wrongWith({ ...sound, ...measured })).toEqual(wrong);
});

const ring = { width: 3, colour: 'rgb(155, 44, 47)' };
const focused = {
  place: '1',
  html: '<a>',
  ring,
  around: [white],
  hiddenBy: undefined,
  inView: true,
};

test.each([
  [{}, []],
  [{ ring: undefined }, ['no ring: <a>']],
  [{ ring: { ...ring, width: 2 } }, ['ring of 2 px: <a>']],
  [{ around: ['rgb(140, 40, 40)'] }, ['ring of 1.14:1: <a>']],
  [{ hiddenBy: '<header>' }, ['under <header>: <a>']],
  [{ inView: false }, ['out of view: <a>']],
])('a control with focus that has %j: %j', (measured, wrong) => {
  expect(wrongWithRing({ ...focused, ...measured })).toEqual(wrong);
});
