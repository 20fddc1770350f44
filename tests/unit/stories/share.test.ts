import { expect, test } from 'vitest';
import { shareLinks } from '../../../src/stories/share.ts';

const address = 'https://alongside.example/stories/club-night/';

/** What each service reads out of its link. */
function readBack(title: string): string[] {
  return shareLinks(title, address).map(({ href }) => {
    const url = new URL(href);
    const inside = new URLSearchParams(url.hash.slice(1) || url.search);
    return inside.get('text') ?? `${inside.get('subject')} | ${inside.get('body')}`;
  });
}

test.each([
  ['plain words', 'A committee runs the club night'],
  ['signs that mean something in an address', 'Tea & cake #1: 100% + ours? a=b'],
  ['quotation marks', `"We said" and it’s <done>`],
  ['a picture sign', 'The garden 🌱👩🏽‍🌾'],
  ['words from right to left', 'مطبخ يوم الثلاثاء'],
  ['as long as a title can be', 'w'.repeat(80)],
])('a title with %s arrives whole', (_, title) => {
  const [mail, ...others] = readBack(title);
  expect(mail).toBe(`${title} | ${title}\r\n${address}`);
  expect(others).toEqual(Array(3).fill(`${title}\n${address}`));
});

test('half a sign does not stop the page from being made', () => {
  expect(readBack('Broken \ud83c title')[1]).toBe(`Broken \ufffd title\n${address}`);
});

test('no link holds a sign that ends an attribute or an address', () => {
  for (const { href } of shareLinks(`" ' < > \\ \` ^ { } |`, address))
    expect(href).not.toMatch(/["<>\s\\`^{}|]/);
});

test('what is shared on Mastodon is not sent to the page that asks for the server', () => {
  const { href } = shareLinks('Ours', address).find(({ words }) => words.includes('Mastodon')) ?? {
    href: '',
  };
  expect(new URL(href).search).toBe('');
  expect(new URL(href).hash).not.toBe('');
});

test('Bluesky takes 300 characters, and the longest title leaves room for a long address', () => {
  const long = `https://${'our-charity.'.repeat(5)}example/stories/${'a'.repeat(80)}/`;
  const words = new URL(shareLinks('w'.repeat(80), long).at(-1)?.href ?? '').searchParams.get(
    'text',
  );
  expect(words?.length).toBeLessThanOrEqual(300);
});
