import { expect, test } from 'vitest';
import { excerptOf, wordsIn, type Segment } from '../../../src/search/excerpt.ts';

const title = 'A garden for all';

test('the sentence with the word is shown from its beginning, with the word marked', () => {
  const content = `${title}. It rained a lot. Then carers, and others, dug the beds.`;
  expect(shown(excerptOf(textOf(content, ['carers,']), title))).toBe(
    'Then [carers], and others, dug the beds.',
  );
});

test('the part with most of the words is chosen', () => {
  const far = Array.from({ length: 80 }, (_, n) => `word${n}`).join(' ');
  const content = `${title}. One carer came. ${far}. Two carers met a carer there. ${far}`;
  expect(shown(excerptOf(textOf(content, ['carer', 'carers']), title))).toMatch(
    /^Two \[carers\] met a \[carer\] there\. word0/,
  );
});

test('a word in the middle of a long sentence is shown with a few words before it', () => {
  const long = Array.from({ length: 40 }, (_, n) => `w${n}`).join(' ');
  const text = shown(excerptOf(textOf(`${title}. ${long} carer ${long}`, ['carer']), title));
  expect(text).toMatch(/^… w34 w35 w36 w37 w38 w39 \[carer\] w0 .* …$/);
  expect(wordsIn(text)).toHaveLength(32);
});

test('a word that stands in the title alone gives no excerpt', () => {
  expect(excerptOf(textOf(`${title}. It rained.`, ['garden']), title)).toEqual([]);
});

test('what looks like markup stays text, joined to what stands around it', () => {
  const content = `${title}. See <mark>this</mark> &lt;b&gt; word.`;
  expect(excerptOf(textOf(content, ['word.']), title)).toEqual([
    { text: 'See <mark>this</mark> &lt;b&gt; ', marked: false },
    { text: 'word', marked: true },
    { text: '.', marked: false },
  ]);
});

test('places outside the text, and words that are only signs, are not marked', () => {
  expect(excerptOf({ content: `${title}. Here.`, locations: [99, -1] }, title)).toEqual([]);
  const signs = excerptOf(textOf(`${title}. Here — now.`, ['—']), title);
  expect(signs).toEqual([{ text: 'Here — now.', marked: false }]);
});

function textOf(content: string, marks: string[]): { content: string; locations: number[] } {
  const locations = wordsIn(content).flatMap((word, at) => (marks.includes(word) ? [at] : []));
  return { content, locations };
}

function shown(segments: readonly Segment[]): string {
  return segments.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
}
