import { expect, test } from 'vitest';
import { addresses } from '../../../src/stories/addresses.ts';

const plain = addresses('https://alongside.example', '/');
const under = addresses('https://alongside.example', '/our-charity/');

test('every address of a page ends in a slash', () => {
  expect(plain.story('club-night')).toBe('/stories/club-night/');
  expect(plain.stories(2)).toBe('/stories/page/2/');
  expect(plain.themes('neighbours', 3)).toBe('/themes/neighbours/page/3/');
  expect(plain.stories(1)).toBe('/stories/');
});

test('every address stands under the base path', () => {
  expect(under.home).toBe('/our-charity/');
  expect(under.story('a')).toBe('/our-charity/stories/a/');
  expect(under.feed()).toBe('/our-charity/rss.xml');
  expect(under.feed('themes', 'carers')).toBe('/our-charity/themes/carers/rss.xml');
  expect(under.glossary('carer')).toBe('/our-charity/glossary/#carer');
});

test('a base path may be written with or without slashes', () => {
  expect(addresses('https://a.example', 'x').home).toBe('/x/');
  expect(addresses('https://a.example', '').home).toBe('/');
});

test('a path that an author wrote is put under the base path, other addresses are left alone', () => {
  expect(under.inside('/stories/a/')).toBe('/our-charity/stories/a/');
  expect(under.inside('#part')).toBe('#part');
  expect(under.inside('//elsewhere.example/')).toBe('//elsewhere.example/');
  expect(under.inside('https://elsewhere.example/')).toBe('https://elsewhere.example/');
});

test('a whole address has scheme and host', () => {
  expect(under.absolute(under.story('a'))).toBe('https://alongside.example/our-charity/stories/a/');
});
