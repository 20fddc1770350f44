import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect } from 'vitest';
import { checkStory } from '../../src/stories/check.ts';
import { parseBody } from '../../src/stories/parse.ts';
import { renderBody, renderWithWords } from '../../src/stories/render.ts';
import { wordBook } from '../../src/stories/words.ts';
import { mutate, randomBody, randomFrom } from './random-story.ts';

/**
 * Checks random stories, and the corpus with random changes. Nothing may throw or take two
 * seconds, and whatever is accepted renders to elements and attributes of the list only.
 * @returns How many were accepted and how many refused.
 */
export function fuzz(seed: number, rounds: number): { accepted: number; refused: number } {
  const random = randomFrom(seed);
  const corpus = globSync('{accepted,refused}/**/*.mdx', { cwd: hostile })
    .toSorted()
    .map((path) => readFileSync(join(hostile, path), 'utf8'))
    .filter((text) => text.length < 20_000);
  const count = { accepted: 0, refused: 0 };
  for (let round = 0; round < rounds; round++) {
    const text =
      random(2) === 0
        ? mutate(corpus[random(corpus.length)] ?? '', random)
        : front + randomBody(random, random(8) === 0 ? 400 : 12);
    if (isAccepted(text, `seed ${seed}, round ${round}: ${JSON.stringify(text)}`))
      count.accepted += 1;
    else count.refused += 1;
  }
  return count;
}

function isAccepted(text: string, what: string): boolean {
  const before = process.cpuUsage();
  const { problems, story } = checkStory(text, { path: 'fuzz', level: 'safe' });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6, what).toBeLessThan(2);
  const lines = text.split('\n').length;
  for (const { line, column, message } of problems) {
    expect(line >= 1 && line <= lines && column >= 1, what).toBe(true);
    expect(message, what).not.toMatch(/\n|undefined/);
  }
  if (!story) {
    expect(
      problems.some(({ level }) => level === 'error'),
      what,
    ).toBe(true);
    return false;
  }
  const [page, feed] = (['page', 'feed'] as const).map((place) =>
    renderBody(parseBody(story.body), { ...options, for: place }),
  );
  const { html } = renderWithWords(parseBody(story.body), { ...options, for: 'page' }, book);
  for (const made of [page, feed, html]) expectOnlyAllowed(made ?? '', what);
  expect(html.replace(/<a href="[^"]*" class="word">([^<]*)<\/a>/g, '$1'), what).toBe(page);
  return true;
}

const options = {
  link: (href: string) => href,
  picture: (path: string) => ({ src: path, width: 1, height: 1, sources: [] }),
};

/** Words that random stories have. */
const book = wordBook(
  ['a', 'é', 'more', 'words', 'words and more'].map((term) => ({
    slug: term.replaceAll(' ', '-'),
    term,
    meaning: 'A word.',
  })),
);

function expectOnlyAllowed(html: string, what: string): void {
  const $ = load(html, null, false);
  $('*').each((_, element) => {
    if (!('tagName' in element)) return;
    expect(elements, what).toContain(element.tagName);
    for (const [name, value] of Object.entries(element.attribs)) {
      expect(attributes, what).toContain(name);
      if (name === 'href')
        expect(value, what).toMatch(
          /^(?:https?:\/\/[^/\\@]+(?:[/?#]|$)|mailto:|tel:|\/(?![/\\])|#)/i,
        );
      if (name === 'src') expect(value, what).toMatch(/^\.\/[a-z0-9-]+\.(?:jpg|jpeg|png|webp)$/);
    }
  });
  expect(html, what).not.toMatch(/[\uFDD0-\uFDEF]|%EF%B7%9/);
}

const hostile = join(import.meta.dirname, '../hostile');
const front = '---\nuid: 00000000-0000-4000-8000-000000000001\ntitle: A random story\n---\n\n';

const elements = [
  ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'strong', 'em', 'del'],
  ...['code', 'pre', 'sup', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'figure'],
  ...['figcaption', 'section', 'div', 'dl', 'dt', 'dd', 'picture', 'source'],
];
const attributes = [
  ...['href', 'id', 'src', 'alt', 'width', 'height', 'start', 'lang', 'class', 'role', 'tabindex'],
  ...['scope', 'aria-label', 'aria-describedby', 'loading', 'decoding', 'srcset', 'sizes', 'type'],
];
