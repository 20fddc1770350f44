import { expect, test } from 'vitest';
import {
  parseSettings,
  settings,
  settingsOf,
  writeSettings,
} from '../../../src/reading/settings.ts';
import { questions } from '../../../src/reading/words.ts';

test('what was chosen comes back as it was kept', () => {
  const chosen = { text: 'larger', colours: 'cream', ruler: 'stays' };
  expect(parseSettings(writeSettings(chosen) ?? null)).toEqual(chosen);
});

test('where nothing is chosen nothing is kept', () => {
  expect(writeSettings({})).toBeUndefined();
  expect(parseSettings(null)).toEqual({});
});

test.each([
  ['nothing', ''],
  ['half of it', '{"version":1,"text":"la'],
  ['another version', '{"version":2,"text":"large"}'],
  ['no version', '{"text":"large"}'],
  ['a list', '[1,2]'],
  ['a word', '"large"'],
  ['null', 'null'],
  ['a value nobody knows', '{"version":1,"text":"huge"}'],
  ['a value that is no text', '{"version":1,"text":["large"]}'],
  ['a name nobody knows', '{"version":1,"__proto__":{"text":"large"},"onload":"large"}'],
])('%s is read as if nothing was chosen', (_, kept) => {
  expect(parseSettings(kept)).toEqual({});
});

test('one broken setting does not undo the others', () => {
  expect(parseSettings('{"version":1,"text":"huge","lines":"loose"}')).toEqual({ lines: 'loose' });
});

test('a page is asked only for settings that we know', () => {
  const root = { dataset: { text: 'large', colours: 'pink', panel: '' } as DOMStringMap };
  expect(settingsOf(root)).toEqual({ text: 'large' });
});

test('every setting can be chosen, in every value, and can be as it was', () => {
  expect(
    Object.fromEntries(
      questions.map(({ name, choices }) => [name, choices.map(([value]) => value)]),
    ),
  ).toEqual(
    Object.fromEntries(Object.entries(settings).map(([name, values]) => [name, ['', ...values]])),
  );
});
