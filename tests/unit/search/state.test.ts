import { expect, test } from 'vitest';
import { isEmpty, longest, readState, stateOf, writeState } from '../../../src/search/state.ts';

const known = { theme: ['sharing-power', 'neighbours', 'carers'] };

test('an address says what is looked for, and the same address comes back from it', () => {
  const state = readState('?q=care+home&theme=carers&theme=neighbours', known);
  expect(state).toEqual({ words: 'care home', chosen: { theme: ['neighbours', 'carers'] } });
  expect(writeState(state)).toBe('?q=care+home&theme=neighbours&theme=carers');
  expect(readState(writeState(state), known)).toEqual(state);
});

test('nothing looked for has an address without a question mark', () => {
  const state = readState('?q=%20%20', known);
  expect(isEmpty(state)).toBe(true);
  expect(writeState(state)).toBe('');
});

test('a choice that the page does not offer is left out', () => {
  expect(readState('?theme=__proto__&theme=no-such&kind=film', known).chosen).toEqual({});
});

test('words typed over several lines, with tabs and control characters, become one line', () => {
  const { words } = stateOf(' care\r\n\thome\0 \u0007 now ', () => [], known);
  expect(words).toBe('care home now');
});

test('a very long search keeps its beginning, and no half of a character', () => {
  expect(readState(`?q=${'a'.repeat(10_000)}`, known).words).toHaveLength(longest);
  const { words } = stateOf('🧵'.repeat(10_000), () => [], known);
  expect([...words]).toHaveLength(longest);
  expect(words.isWellFormed()).toBe(true);
});

test.each([
  '<img src=x onerror=alert(1)>',
  '(((.*+?[',
  'שלום עולם',
  '&theme=carers',
  '%',
  '+ +',
  'café',
])('the words %s come back from the address as they were', (words) => {
  const state = stateOf(words, () => [], known);
  expect(readState(writeState(state), known).words).toBe(words);
});
