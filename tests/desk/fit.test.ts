import { expect, test } from 'vitest';
import { fitToKeep, picturesShown, type Fit } from '../../src/desk/fit.ts';
import { placeOf } from '../../src/desk/place.ts';
import { storyText } from '../support/content-folder.ts';

const story = placeOf('content/stories/club-night/index.mdx');
const theme = placeOf('content/themes/neighbours.yml');

test('a draft with nothing but a title and a body can be kept, and gets its number', () => {
  const { text, title } = keep('---\ntitle: Club night\n---\nWe danced.\n');
  expect(text).toMatch(/^---\nuid: [0-9a-f-]{36}\ntitle: Club night\n---\n\nWe danced\.\n$/);
  expect(title).toBe('Club night');
});

test('the number that a story has stays, also when it comes back without', () => {
  const before = Buffer.from(storyText());
  const without = storyText({ uid: '' });
  expect(keep(without, before).text).toBe(keep(storyText(), before).text);
  const other = storyText({ uid: 'uid: 11111111-1111-4111-8111-111111111111' });
  expect(() => keep(other, before)).toThrow('never changes');
});

test('a story that is canonical stays the same to the byte', () => {
  const text = keep(storyText()).text;
  expect(keep(text, Buffer.from(text)).text).toBe(text);
});

test.each([
  '{process.env.HOME}',
  'import fs from "node:fs"',
  '<script>alert(1)</script>',
  '<Unknown />',
  '[x](javascript:alert(1))',
])('%s is refused, in words', (body) => {
  expect(() => keep(storyText({}, body))).toThrow(/^[A-Z].*\.$/);
});

test('a text that is far too long is refused before it is read', () => {
  const long = `---\ntitle: x\nlist: ${'['.repeat(5_000_000)}\n---\n`;
  expect(() => keep(long)).toThrow('tell the story in two');
  expect(() => keepTheme(long)).toThrow('tell the story in two');
});

test('a story without a title is refused', () => {
  expect(() => keep('---\nsummary: Nothing\n---\nWords.\n')).toThrow('"title" is missing');
});

test('a picture that is nowhere is asked for again', () => {
  const text = storyText({}, '![A garden](./garden.jpg)');
  expect(() => keep(text)).toThrow('There is no picture garden.jpg');
  keep(text, undefined, ['garden.jpg']);
  expect([...picturesShown(text, story.path)]).toEqual(['garden.jpg']);
});

test('a file that cannot be read is not written over', () => {
  for (const before of [Buffer.from('no front matter'), Buffer.from([0xff, 0xfe, 0x00])])
    expect(() => keep(storyText(), before)).toThrow('left as it is');
});

test('an entry of a list can be kept before it is complete, in one way of writing', () => {
  const { text, title } = keepTheme('summary: "Near us"\ntitle: \'Neighbours\'\n');
  expect(text).toBe('title: Neighbours\nsummary: Near us\n');
  expect(title).toBe('Neighbours');
});

test('an entry that says the same stays the same to the byte', () => {
  const before = 'summary: "Near us"\ntitle: Neighbours\n';
  expect(keepTheme('title: Neighbours\nsummary: Near us\n', before).text).toBe(before);
});

test.each(['title: &a x\nsummary: *a\n', 'title: x\ntitle: y\n', 'title: !!js/function x\n'])(
  'tricks of the file format are refused: %j',
  (raw) => {
    expect(() => keepTheme(raw)).toThrow(/[a-z]/);
  },
);

function keep(raw: string, before?: Buffer, beside: string[] = []): Fit {
  return fitToKeep({ place: story, raw, before, beside: new Set(beside) });
}

function keepTheme(raw: string, before?: string): Fit {
  return fitToKeep({
    place: theme,
    raw,
    before: before === undefined ? undefined : Buffer.from(before),
    beside: new Set(),
  });
}
