import { describe, expect, test } from 'vitest';
import { checkStory } from '../../../src/stories/check.ts';
import { formatProblem } from '../../../src/stories/problem.ts';
import { storyText } from '../../support/content-folder.ts';

const check = (text: string, level: 'safe' | 'complete' = 'complete') =>
  checkStory(text, { path: 'stories/x/index.mdx', level });
const lines = (text: string, level: 'safe' | 'complete' = 'complete') =>
  check(text, level).problems.map(formatProblem);

test('a story in order has no problems, and its words and pictures are counted', () => {
  const cover =
    'cover:\n  image: ./cover.jpg\n  alt: A garden with two benches\n  credit: Ann\n  peopleShown: 0';
  const body = 'One two.\n\n## A part\n\n![A red door](./door.jpg)\n\n![A red door](./door.jpg)';
  const { problems, story } = check(storyText({ cover }, body));
  expect(problems).toEqual([]);
  expect(story).toMatchObject({
    words: 4,
    pictures: ['./cover.jpg', './door.jpg'],
    anchors: ['a-part'],
  });
});

test('all problems of front matter and body are told in one run, in the order of the file', () => {
  const text = storyText({ kind: 'kind: poem', extra: 'sumary: x' }, 'Hello {you} and <b>you</b>.');
  expect(lines(text)).toEqual([
    'stories/x/index.mdx:5:1  The kind cannot be "poem". Choose one of: case-study, reflection, opinion, report, film, round-up.  [field-wrong]',
    'stories/x/index.mdx:17:1  There is no field "sumary". Did you mean "summary"? Otherwise please delete it.  [field-unknown]',
    'stories/x/index.mdx:20:7  Curly braces { } mean program code here. To show one, write \\{.  [code-braces]',
    'stories/x/index.mdx:20:17  HTML such as <b> cannot be used here. For bold, write **words**. To show a <, write \\<.  [raw-html]',
  ]);
});

test('a draft may lack everything but uid and title', () => {
  const draft = '---\nuid: 00000000-0000-4000-8000-000000000001\ntitle: A beginning\n---\n';
  expect(check(draft, 'safe').story).toBeDefined();
  expect(check(draft, 'complete').story).toBeUndefined();
  expect(lines('---\ntitle: A beginning\n---\n', 'safe')).toEqual([
    expect.stringContaining('"uid" is missing.'),
  ]);
});

test('a draft may not hold program code or an unknown field', () => {
  const draft =
    '---\nuid: 00000000-0000-4000-8000-000000000001\ntitle: A beginning\nlayout: x\n---\n\n{x}\n';
  const errors = check(draft, 'safe').problems.filter(({ level }) => level === 'error');
  expect(errors.map(({ code }) => code)).toEqual(['field-refused', 'code-braces']);
});

test('line ends of Windows and a byte order mark at the beginning change nothing', () => {
  const text = storyText({}, 'One.\n\nHello {you}.');
  expect(lines(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(lines(text));
});

test('columns count as editors count, after emoji and letters of Wales', () => {
  expect(lines(storyText({}, '👩 ŵ {x}'))).toEqual([expect.stringContaining('index.mdx:19:6  ')]);
});

test('what a story tells of elsewhere is gathered even when it has problems', () => {
  const text = storyText({ kind: 'kind: poem' }, '[x](/stories/other/#part) ![A door](./door.jpg)');
  expect(check(text).mentions).toEqual([
    expect.objectContaining({ kind: 'uid' }),
    expect.objectContaining({ kind: 'reference', noun: 'themes', slug: 'sharing-power', line: 7 }),
    expect.objectContaining({ kind: 'reference', noun: 'organisations', slug: 'alongside' }),
    expect.objectContaining({ kind: 'link', target: '/stories/other/', anchor: 'part', line: 19 }),
    expect.objectContaining({ kind: 'picture', path: './door.jpg', line: 19, column: 27 }),
  ]);
});

describe('advice on plain language', () => {
  const advice = (body: string, changes = {}) =>
    check(storyText(changes, body)).problems.map(({ level, code }) => `${level} ${code}`);

  test('a long sentence, a long paragraph and a vague link are pointed out, and stop nothing', () => {
    expect(advice(`${'word '.repeat(21)}.`)).toEqual(['warning plain-long-sentence']);
    expect(advice('One is here. Two is here. Three is here. Four is here.')).toEqual([
      'warning plain-long-paragraph',
    ]);
    expect(advice('See [here](https://example.org).')).toEqual(['warning plain-link']);
  });

  test('words that hurt are pointed out in English stories only', () => {
    const words = 'He suffers from dementia.';
    expect(advice(words)).toEqual(['warning plain-words']);
    expect(advice(words, { lang: 'lang: cy' })).toEqual([]);
  });

  test('a skipped heading level is pointed out', () => {
    expect(advice('## One\n\n#### Two\n\nWords.')).toEqual(['warning plain-heading']);
  });
});

describe('rules between fields', () => {
  test('a long story needs its points', () => {
    expect(lines(storyText({}, 'Some words. '.repeat(151)))).toContainEqual(
      expect.stringContaining('The story has 302 words. Over 300 words it needs "inShort"'),
    );
  });

  test('they are told beside problems of other fields', () => {
    const codes = check(
      storyText({ kind: 'kind: poem', updated: 'updated: "2020-01-01"' }),
    ).problems;
    expect(codes.map(({ code }) => code)).toEqual(['field-wrong', 'field-rule']);
  });
});

describe('tags that cannot be read are told in words', () => {
  test.each([
    ['<Quote by=Ann>x</Quote>', '19:11', 'attribute-quotes'],
    ['<Quote by={x}>x</Quote>', '19:11', 'attribute-code'],
    ['<Quote {...x}>x</Quote>', '19:8', 'attribute-code'],
    ['<Quote by="Ann">x', '19:1', 'tag-unclosed'],
    ['x</Quote>', '19:2', 'tag-unopened'],
    ['<Quote by="Ann">x</KeyPoint>', '19:18', 'tag-mismatch'],
    ['<Quote by="Ann"', '19:1', 'tag-open'],
  ])('%s', (body, place, code) => {
    const [first] = check(storyText({}, body)).problems;
    expect(`${first?.line}:${first?.column} ${first?.code}`).toBe(`${place} ${code}`);
  });
});
