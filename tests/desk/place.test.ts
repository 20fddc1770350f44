import { expect, test } from 'vitest';
import { decapSlug, keyOf, nounOf, placeOf, placeOfKey, storyOf } from '../../src/desk/place.ts';

test('a path is understood when it is one that the content folder has', () => {
  expect(placeOf('content/stories/club-night/index.mdx')).toEqual({
    noun: 'stories',
    slug: 'club-night',
    kind: 'story',
    path: 'stories/club-night/index.mdx',
  });
  expect(placeOf('content/stories/club-night/garden.jpg')).toMatchObject({ kind: 'picture' });
  expect(placeOf('content/themes/neighbours.yml')).toMatchObject({
    kind: 'list',
    slug: 'neighbours',
  });
});

test.each([
  'content/../package.json',
  'content/stories/../../package.json',
  'content/stories/x/../../../secret.mdx',
  'content/stories/x/..%2f..%2fsecret.mdx',
  'content/stories/./index.mdx',
  'content//stories/x/index.mdx',
  '/content/stories/x/index.mdx',
  '/etc/passwd',
  'C:\\content\\stories\\x\\index.mdx',
  'content\\stories\\x\\index.mdx',
  'content/stories/x/index.astro',
  'content/stories/x/y/index.mdx',
  'content/stories/con/index.mdx',
  'content/stories/X/index.mdx',
  'content/stories/x\0/index.mdx',
  'content/stories/x/index.mdx\0.png',
  'content/stories/x/index.mdx/',
  'content/pages/x.yml',
  'content/notices/x.yml',
  'content/themes/x.yaml',
  'content/themes/../stories/x.yml',
  'content/__proto__/x.yml',
  'content/constructor/x.yml',
  'src/site.config.ts',
  '.git/config',
  'content/.git/config',
  '',
])('there is no way to %j', (path) => {
  expect(() => placeOf(path)).toThrow();
});

test('a draft is known by what it is of, whatever Decap calls it', () => {
  const night = { noun: 'stories', slug: 'club-night' };
  expect(keyOf({ collection: 'stories', slug: 'club-night/index' })).toEqual(night);
  expect(keyOf({ collection: 'stories', slug: 'club-night' })).toEqual(night);
  expect(keyOf({ id: 'stories/club-night/index' })).toEqual(night);
  expect(keyOf({ id: 'themes/neighbours' })).toEqual({ noun: 'themes', slug: 'neighbours' });
  expect(decapSlug({ noun: 'stories', slug: 'club-night' })).toBe('club-night/index');
  expect(decapSlug({ noun: 'themes', slug: 'neighbours' })).toBe('neighbours');
});

test.each([
  {},
  { id: 'stories' },
  { id: '../../main' },
  { id: 'stories/../main' },
  { collection: 'stories', slug: '../../heads/main' },
  { collection: 'stories', slug: 'x/index/index' },
  { collection: '__proto__', slug: 'x' },
  { collection: 'stories', slug: '-x' },
  { collection: 'stories', slug: 'x.lock' },
  { collection: 'stories', slug: 'con' },
])('there is no draft called %j', (asked) => {
  expect(() => keyOf(asked)).toThrow('There is no draft');
});

test('a title that is taken is told as that, where Decap looks on for a free name', () => {
  expect(() => keyOf({ collection: 'stories', slug: 'club-night/index-1' })).toThrow(
    'change the title',
  );
  expect(() => placeOf('content/stories/club-night/index-1.mdx')).toThrow('change the title');
});

test('a title of which no address can be made is told as that', () => {
  for (const path of ['content/stories//index.mdx', 'content/stories/page/index.mdx'])
    expect(() => placeOf(path)).toThrow('No address can be made');
});

test('a picture that cannot be kept under its name says how to name it', () => {
  expect(() => placeOf('content/stories/club-night/IMG_1.JPG')).toThrow('Please rename it');
});

test('only the folders of the content folder are known', () => {
  expect(nounOf('content/themes')).toBe('themes');
  for (const folder of ['content', 'themes', 'content/../themes', 'content/__proto__'])
    expect(nounOf(folder)).toBeUndefined();
  expect(storyOf('content/stories/club-night')).toEqual({ noun: 'stories', slug: 'club-night' });
  expect(storyOf('content/stories/..')).toBeUndefined();
  expect(storyOf('content/stories')).toBeUndefined();
});

test('a draft’s own file is where its kind says', () => {
  expect(placeOfKey({ noun: 'stories', slug: 'a' }).path).toBe('stories/a/index.mdx');
  expect(placeOfKey({ noun: 'series', slug: 'a' }).path).toBe('series/a.yml');
});
