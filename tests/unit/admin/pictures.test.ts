import { expect, test } from 'vitest';
import { freeName, missing } from '../../../src/admin/picture-words.ts';
import { isPicturePath } from '../../../src/schemas/picture.ts';

test.each([
  ['IMG_1234.JPG', 'image/jpeg', 'img-1234.jpg'],
  ['Café à la une (2).png', 'image/png', 'cafe-a-la-une-2.png'],
  ['写真.webp', 'image/webp', 'picture.webp'],
  ['photo.heic', 'image/jpeg', 'photo.jpg'],
  ['no ending', 'image/png', 'no-ending.png'],
])('%s gets a name that a picture may have', (name, type, expected) => {
  const made = freeName({ name, type }, new Set());
  expect(made).toBe(expected);
  expect(isPicturePath(`./${made}`)).toBe(true);
});

test('a picture never takes the place of another by having its name', () => {
  const taken = new Set(['garden.jpg', 'garden-2.jpg']);
  expect(freeName({ name: 'garden.jpg', type: 'image/jpeg' }, taken)).toBe('garden-3.jpg');
});

test('what a picture still needs is said in words', () => {
  expect(missing({ alt: 'A garden', peopleShown: 0 })).toEqual([]);
  expect(missing({})).toHaveLength(2);
  expect(missing({ alt: 'IMG_1.jpg', peopleShown: 2 })).toEqual([
    'The description is a file name. Say what the picture shows.',
  ]);
});
