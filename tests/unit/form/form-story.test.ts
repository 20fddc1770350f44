import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf, nameOf, storyOfForm, typed, usesOf } from '../../../src/desk/form/story.ts';
import { readContribution } from '../../../src/schemas/contribution.ts';
import { checkStory } from '../../../src/stories/check.ts';
import { writeStoryFile } from '../../../src/stories/file.ts';

/** The draft that comes of some answers. */
function fileOf(sent: Readonly<Record<string, string>>): string {
  const { answers } = readContribution(
    Object.fromEntries(Object.entries(sent).map(([name, text]) => [name, [typed(text)]])),
  );
  return writeStoryFile(
    storyOfForm({
      answers,
      uid: '3f0f8d0e-6a0b-4b5e-9f43-0c8e2a1d7b11',
      ref: 'C-7F3K9A',
      today: '2026-11-24',
      heldBy: undefined,
      picture: undefined,
    }),
  );
}

const faultsOf = (text: string) =>
  checkStory(text, { path: 'x', level: 'safe', advice: false }).problems.filter(
    ({ level }) => level === 'error',
  );

test('every hostile story of the tests, typed into the form, becomes a draft that is safe', () => {
  const folder = join(import.meta.dirname, '../../hostile');
  const typedTexts = globSync('{accepted,refused}/**/*.mdx', { cwd: folder })
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .filter((text) => typed(text) !== '' && text.length < 20_000);
  expect(typedTexts.length).toBeGreaterThan(50);
  const overLimits = /^too-many-/;
  for (const story of typedTexts) {
    const faults = faultsOf(fileOf({ title: 'A good day', story, who: story.slice(0, 2_000) }));
    expect(faults.filter(({ code }) => !overLimits.test(code))).toEqual([]);
  }
});

test('a story that was spoken in one breath is broken into paragraphs at ends of sentences', () => {
  const text = fileOf({
    title: 'A good day',
    story: 'We went out, and it was good. '.repeat(1_000),
  });
  expect(faultsOf(text)).toEqual([]);
  const paragraphs = text.split('---\n')[2]?.trim().split('\n\n') ?? [];
  expect(paragraphs.length).toBeGreaterThan(3);
  for (const paragraph of paragraphs) expect(paragraph).toMatch(/good\.$/);
  expect(faultsOf(fileOf({ title: 'A good day', story: '楽'.repeat(30_000) }))).toEqual([]);
});

test('signs that nobody can see are taken out, and those that scripts and emoji need stay', () => {
  expect(typed('a\u202Eb\u0000c\u200Bd\uFEFF')).toBe('abcd');
  expect(typed('one\r\ntwo\u2028three')).toBe('one\ntwo\nthree');
  const kept = '👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️ می‌خواهم';
  expect(typed(kept)).toBe(kept);
});

test('a name is printed as it was chosen, and of a first name only the first', () => {
  expect(nameOf({ naming: 'full', name: 'Mary Quill' })).toBe('Mary Quill');
  expect(nameOf({ naming: 'first', name: 'Mary Quill' })).toBe('Mary');
  expect(nameOf({ naming: 'role-only', name: 'Mary Quill' })).toBe('A storyteller');
  expect(nameOf({ naming: '', name: '' })).toBe('A storyteller');
});

test('a picture of people who have not all agreed is not allowed, whatever else was ticked', () => {
  const { answers } = readContribution({ uses: ['page', 'image'], pictureAgreed: ['not-yet'] });
  expect(usesOf(answers)).toEqual(['page']);
  expect(usesOf({ ...answers, pictureAgreed: 'yes' })).toEqual(['page', 'image']);
});

test('an address is of plain letters, and names nobody', () => {
  expect(addressOf('Straße, Øst & Ŵyn: “Café”!', [])).toBe('strasse-ost-wyn-cafe');
  expect(addressOf('How Mary Quill’s club began', ['Mary Quill'])).toBe('how-club-began');
  expect(addressOf('🎉🎉🎉', [])).toBe('a-story');
  expect(addressOf('con', [])).toBe('a-story-con');
  const long = addressOf('word '.repeat(40), []);
  expect(long.length).toBeLessThanOrEqual(72);
  expect(long).toMatch(/word$/);
});
