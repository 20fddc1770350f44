import { expect, test } from 'vitest';
import { judgeHref } from '../../../src/stories/href.ts';

test.each([
  'https://example.org',
  'http://example.org/a?b=c#d',
  'HTTPS://EXAMPLE.ORG/',
  'mailto:ann@example.org',
  'mailto:ann@example.org?subject=Hello',
  'tel:+441234567890',
  'tel:01234-567-890',
])('people may link to %s', (href) => {
  expect(judgeHref(href)).toEqual({ kind: 'web' });
});

test('paths and headings of this site are told apart', () => {
  expect(judgeHref('#part')).toEqual({ kind: 'anchor', anchor: 'part' });
  expect(judgeHref('/stories/x/#part')).toEqual({
    kind: 'site',
    path: '/stories/x/',
    anchor: 'part',
  });
  expect(judgeHref('/')).toEqual({ kind: 'site', path: '/' });
});

test.each([
  ['', 'address-empty'],
  ['javascript:alert(1)', 'address-scheme'],
  ['JAVASCRIPT:alert(1)', 'address-scheme'],
  ['java\tscript:alert(1)', 'address-signs'],
  ['\u0001javascript:alert(1)', 'address-signs'],
  ['java%0Ascript:x', 'address-signs'],
  ['data:text/html,x', 'address-scheme'],
  ['view-source:https://a.b', 'address-scheme'],
  ['//evil.example', 'address-scheme'],
  ['/\\evil.example', 'address-signs'],
  ['/%5cevil.example', 'address-signs'],
  ['https://user@example.org', 'address-web'],
  ['https://localhost', 'address-web'],
  ['https:example.org', 'address-web'],
  ['https:///example.org', 'address-web'],
  ['/a/../b', 'address-path'],
  ['/a/%2E%2e/b', 'address-path'],
  ['/a//b', 'address-path'],
  ['example.org', 'address-start'],
  ['../x', 'address-start'],
  ['%6aavascript:x', 'address-start'],
  ['mailto:ann', 'address-mail'],
  ['tel:me', 'address-phone'],
  [`https://example.org/${'a'.repeat(2000)}`, 'address-too-long'],
])('nobody may link to %j', (href, code) => {
  expect(judgeHref(href)).toMatchObject({ kind: 'wrong', code });
});
