import { expect, test } from 'vitest';
import { voiceFor } from '../../../src/reading/voice.ts';

const voice = (name: string, lang: string, more: { local?: boolean; usual?: boolean } = {}) => ({
  name,
  lang,
  localService: more.local ?? true,
  default: more.usual ?? false,
});

test('a voice on the network is never taken, whatever it speaks', () => {
  expect(voiceFor('en-GB', [voice('Far', 'en-GB', { local: false })])).toBeUndefined();
});

test('a voice for another language is never taken', () => {
  expect(voiceFor('en-GB', [voice('Gwyn', 'cy-GB'), voice('X', 'enm')])).toBeUndefined();
});

test('the same country comes first, then the voice that the person uses', () => {
  const voices = [
    voice('American', 'en-US', { usual: true }),
    voice('British', 'en_GB'),
    voice('Chosen', 'en-GB', { usual: true }),
  ];
  expect(voiceFor('en-GB', voices)?.name).toBe('Chosen');
  expect(voiceFor('en-GB', voices.slice(0, 2))?.name).toBe('British');
  expect(voiceFor('en-GB', voices.slice(0, 1))?.name).toBe('American');
});

test('a joke voice is taken only if there is no other', () => {
  const voices = [voice('Bad News', 'en-GB', { usual: true }), voice('Samantha', 'en-US')];
  expect(voiceFor('en-GB', voices)?.name).toBe('Samantha');
  expect(voiceFor('en-GB', voices.slice(0, 1))?.name).toBe('Bad News');
});

test('the list of the browser is left as it was', () => {
  const voices = Object.freeze([voice('A', 'en-US'), voice('B', 'en-GB')]);
  expect(voiceFor('en-GB', voices)?.name).toBe('B');
});
