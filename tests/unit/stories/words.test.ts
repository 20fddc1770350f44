import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { glossarySchema } from '../../../src/schemas/glossary.ts';
import { readStoryFile } from '../../../src/stories/file.ts';
import { parseBody } from '../../../src/stories/parse.ts';
import { renderBody, renderWithWords } from '../../../src/stories/render.ts';
import { markWords, mostWords, wordBook, type Word } from '../../../src/stories/words.ts';

const content = resolve(import.meta.dirname, '../../../content');
const meaning = 'What it means.';
const word = (slug: string, term: string, more: Partial<Word> = {}): Word => ({
  slug,
  term,
  meaning,
  ...more,
});

const book = wordBook([
  word('co-production', 'Co-production', {
    alsoCalled: ['co-produced', 'working together'],
    everyday: ['working together'],
  }),
  word('commissioner', 'Commissioner', { alsoCalled: ['buyer of services'] }),
  word('day-centre', 'Day centre'),
  word('advocate', 'Advocate'),
  word('self-advocate', 'Self-advocate'),
  word('carer', 'Carer', { everyday: ['Carer'] }),
  word('unpaid-carer', 'Unpaid carer'),
  word('learning-disability', 'Learning disability', { alsoCalled: ['LD'] }),
  word('dementia', 'Dementia', { alsoCalled: ["Alzheimer's disease", "Alzheimer's"] }),
  word('making-it-real', 'Making It Real'),
  word('toolkit', 'Toolkit'),
]);

/** A piece of HTML with the marked words in brackets. */
function marked(html: string, known = book): string {
  const { root } = markWords(fromHtml(html, { fragment: true }), known, (slug) => `#${slug}`);
  return toHtml(root).replace(/<a href="#[^"]*" class="word">(.*?)<\/a>/gs, '[$1]');
}

function textOf(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

describe('a word is known', () => {
  test.each([
    ['in small letters and at the start of a sentence', 'Yes. [Toolkits] help.'],
    ['one and many', 'Three [commissioners] came.'],
    ['with another ending for many', 'People with [learning disabilities] chose.'],
    ['as somebody’s', 'It was the [commissioner’s] idea.'],
    ['as many people’s', 'The [commissioners]’ idea.'],
    ['with a hyphen', 'We tried [co-production] here.'],
    ['with a hyphen that does not break', 'We tried [co‑production] here.'],
    ['without a hyphen', 'We tried [coproduction] here.'],
    ['with a space', 'We tried [co production] here.'],
    ['across a line end', 'The [day\ncentre] closed.'],
    ['by what it is also called', 'A [buyer of services] came.'],
    ['with either apostrophe', 'He has [Alzheimer’s disease].'],
    ['in quotation marks', 'She said “[toolkit]”, twice.'],
    ['the longest first', 'A [self-advocate] spoke. An [advocate] listened.'],
    ['with its capitals, if it is a name', 'They read [Making It Real] and [LD].'],
  ])('%s', (_, text) => {
    expect(marked(text.replaceAll(/[[\]]/g, ''))).toBe(text);
  });
});

describe('a word is left alone', () => {
  test.each([
    ['inside a longer word', 'Toolkitty and untoolkit.'],
    ['inside a word with a hyphen', 'A non-advocate and an advocate-led group.'],
    ['in an address', 'See toolkit.example.org/advocate or advocate@example.org.'],
    ['in the name of something', 'We met at Holy Cross Day Centre. The Day Centre Trust paid.'],
    ['at the start of a name', 'The Alzheimer’s Society came. Advocate Ann did too.'],
    ['without the capitals of its name', 'It is about making it real. It was mir and ld.'],
    ['when it is an everyday word', 'Working together, a carer and carers.'],
    ['when letters carry marks that make others of them', 'A tool\u0301kit.'],
  ])('%s', (_, text) => {
    expect(marked(text)).toBe(text);
  });

  test('when it has but one letter or digit, and signs', () => {
    const odd = wordBook([word('odd', '(a+)+$', { alsoCalled: ['C++', '.*', '5!'] })]);
    expect(marked('A plan, a C++ course, 5 of them.', odd)).toBe(
      'A plan, a C++ course, 5 of them.',
    );
  });

  test('as a part of a longer word of the glossary', () => {
    expect(marked('An unpaid carer. Unpaid carers.')).toBe('An [unpaid carer]. Unpaid carers.');
  });

  test('where it is a heading, a link, code, emphasis, a note, a caption or another language', () => {
    const html = [
      '<h2>Toolkit</h2><h3>Toolkit</h3><p><a href="/x/">toolkit</a> <code>toolkit</code></p>',
      '<p><strong>toolkit</strong> <em>toolkit</em> <del>toolkit</del></p><pre>toolkit</pre>',
      '<figure class="quote"><blockquote lang="cy"><p>toolkit</p></blockquote>',
      '<figcaption>The toolkit group</figcaption></figure>',
      '<table><tbody><tr><th scope="col">Toolkit</th></tr></tbody></table>',
      '<div class="link-card"><p>toolkit</p></div><section class="notes"><p>toolkit</p></section>',
    ].join('');
    expect(marked(html)).toBe(html);
    expect(marked(`${html}<p>A toolkit.</p>`)).toContain('<p>A [toolkit].</p>');
  });
});

test('each word is marked once in a story, and no more than a few words are', () => {
  expect(marked('<p>A toolkit.</p><p>The toolkit and an advocate.</p>')).toBe(
    '<p>A [toolkit].</p><p>The toolkit and an [advocate].</p>',
  );
  const many = Array.from({ length: 12 }, (_, at) => word(`w${at}`, `hard${at}`));
  const text = many.map(({ term }) => term).join(' and ');
  const { words } = markWords(fromHtml(text, { fragment: true }), wordBook(many), String);
  expect(words.map(({ slug }) => slug)).toEqual(many.slice(0, mostWords).map(({ slug }) => slug));
});

test('a word with signs that mean something to programs is a word like others', () => {
  const odd = wordBook([
    word('odd', '(.*)+ [a-z]{9} $&'),
    word('signs', '***'),
    word('proto', '__proto__'),
    word('constructor', 'constructor'),
  ]);
  expect(marked('Anything a-z 9 at all *** and toString.', odd)).toBe(
    'Anything [a-z 9] at all *** and toString.',
  );
  expect(marked('The constructor came.', odd)).toBe('The [constructor] came.');
});

test.each([
  ['of two directions', 'שלום toolkit עולם advocate‏ مرحبا co-production'],
  ['with marks on letters and pictures', '🧑🏽‍🤝‍🧑🏿 toolkit é é̂̂̂ advocates\u0301 co-production 👩‍👩‍👧'],
  ['of broken halves of characters', '\uD83D toolkit \uDE00 advocate'],
])('a text %s keeps every sign', (_, text) => {
  const root: Root = { type: 'root', children: [{ type: 'text', value: text }] };
  const { root: made, words } = markWords(root, book, String);
  expect(words.length).toBeGreaterThan(0);
  expect(textOf(made)).toBe(text);
});

test.each([
  ['ten thousand words', 'A toolkit for co-production and unpaid carers '.repeat(10_000)],
  ['the beginnings of words without end', 'unpaid '.repeat(100_000)],
  ['marks without end', `toolkit${'\u0301\u0323'.repeat(100_000)} advocate`],
  ['apostrophes without end', "a'".repeat(100_000)],
  ['spaces without end', `day${' '.repeat(200_000)}centre`],
])('%s are looked at once', (_, text) => {
  const before = process.cpuUsage();
  markWords({ type: 'root', children: [{ type: 'text', value: text }] }, book, String);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(1);
});

test('the page has links under its base path, and the feed has none', () => {
  const tree = parseBody('We wrote a toolkit. [Toolkit](/glossary/#toolkit)');
  const link = (href: string): string => `/our-charity${href}`;
  const { html, words } = renderWithWords(
    tree,
    { for: 'page', link, picture: () => undefined },
    book,
  );
  expect(html).toContain('a <a href="/our-charity/glossary/#toolkit" class="word">toolkit</a>.');
  expect(html.match(/class=/g)).toHaveLength(1);
  expect(words.map(({ slug }) => slug)).toEqual(['toolkit']);
  expect(renderBody(tree, { for: 'feed', link, picture: () => undefined })).not.toContain('class');
});

test('an everyday word is one of the words of its entry, or the message says so', () => {
  const entry = { term: 'Outcome', meaning, alsoCalled: ['result'] };
  expect(glossarySchema.safeParse({ ...entry, everyday: ['Outcome', 'result'] }).success).toBe(
    true,
  );
  const { error } = glossarySchema.safeParse({ ...entry, everyday: ['results'] });
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [
      ['everyday', 0],
      '"results" is not among the words above. Please write it as it stands there.',
    ],
  ]);
});

test('most of our own stories have words explained, and their text stays the same', () => {
  const own = wordBook(
    readdirSync(join(content, 'glossary')).map((file) => ({
      slug: file.replace('.yml', ''),
      ...glossarySchema.parse(parse(readFileSync(join(content, 'glossary', file), 'utf8'))),
    })),
  );
  const options = { for: 'page', link: String, picture: () => undefined } as const;
  const counts = readdirSync(join(content, 'stories')).map((slug) => {
    const file = readFileSync(join(content, 'stories', slug, 'index.mdx'), 'utf8');
    const tree = parseBody(readStoryFile(file).body);
    const { html, words } = renderWithWords(tree, options, own);
    expect(html.replace(/<a [^>]*class="word">(.*?)<\/a>/gs, '$1')).toBe(renderBody(tree, options));
    return words.length;
  });
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(counts.length / 2);
});
