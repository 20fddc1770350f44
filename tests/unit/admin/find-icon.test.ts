import { expect, test } from 'vitest';
import { findIcons, foundWords, type Icon } from '../../../src/admin/find-icon.ts';
import { iconGroups, iconNames } from '../../../src/folder/icons.ts';
import { known, pictogramWords } from '../../../src/stories/pictogram-words.ts';

const groups = iconGroups();
const first = Object.keys(known);
const rest = [...iconNames()].filter((name) => !first.includes(name));
const icons: Icon[] = [...first, ...rest].map((name) => ({
  name,
  ...pictogramWords(name, groups.get(name)),
  shapes: [],
}));
const names = (wanted: string): string[] => findIcons(icons, wanted).map(({ name }) => name);

test.each([
  ['doctor', 'doctor'],
  ['meeting', 'group-discussion-meeting'],
  ['meet', 'community-meeting'],
  ['house', 'home'],
  ['houses', 'village'],
  ['talk', 'forum'],
  ['talking', 'communication'],
  ['Money', 'pound'],
  ['happy face', 'happy'],
  ['two people', 'group-discussion-meeting'],
  ['gardening', 'agriculture'],
  ['lunch', 'hot-meal'],
  ['conditions', 'headache'],
])('“%s” finds %s', (wanted, name) => {
  expect(names(wanted)).toContain(name);
});

test('what is called so comes before what can also mean it', () => {
  expect(names('heart')[0]).toBe('heart');
  expect(names('house')[0]).toBe('home');
});

test('nothing typed finds everything, and what is not there is said with words to try', () => {
  expect(names(' ')).toHaveLength(icons.length);
  expect(names('xylophone')).toEqual([]);
  expect(foundWords(0, 0)).toBe(
    'No picture fits. Try another word, such as people, house or talk.',
  );
  expect([foundWords(1, 1), foundWords(12, 12), foundWords(700, 48)]).toEqual([
    '1 picture',
    '12 pictures',
    '48 of 700 pictures',
  ]);
});

test('each of our own words belongs to a picture of the set, and no two pictures have one name', () => {
  expect(first.filter((name) => !iconNames().has(name))).toEqual([]);
  const labels = first.map((name) => pictogramWords(name).label);
  expect(labels.filter((label, n) => labels.indexOf(label) !== n)).toEqual([]);
});

test('a picture that our list does not know is called as the set calls it', () => {
  expect(pictogramWords('blood-pressure-2', 'Devices')).toEqual({
    label: 'Blood pressure 2',
    more: 'blood pressure 2 devices',
  });
  expect(pictogramWords('i').label).toBe('I');
  expect(pictogramWords('ui-menu').label).toBe('Menu');
});
