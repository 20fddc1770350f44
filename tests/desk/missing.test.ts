import { expect, test } from 'vitest';
import { fieldsMissing, inFormOrder, inFormWords } from '../../src/desk/missing.ts';
import { storyText } from '../support/content-folder.ts';

test('a story with nothing but a title is told every answer that it needs, as the form calls it', () => {
  const text = '---\nuid: 00000000-0000-4000-8000-000000000001\ntitle: Club night\n---\n\nWords.\n';
  expect(told(text)).toEqual([
    'Summary',
    'Kind',
    'Themes',
    'Published',
    'Credits',
    'Consent, Consent reference',
    'Consent, On what ground',
    'Consent, Where consent stands',
    'Consent, Consent held by',
  ]);
  for (const { message } of missing(text)) expect(message).toMatch(/^This is still empty\. [A-Z]/);
});

test('a complete story lacks nothing', () => {
  expect(missing(storyText())).toEqual([]);
});

test('consent that is not given is told, with what the form says', () => {
  for (const [status, words] of [
    ['pending', 'Not given yet'],
    ['paused', 'Paused while the teller decides'],
    ['withdrawn', 'Withdrawn'],
  ])
    expect(missing(storyText({ consent: consent(`status: ${status}`) }))).toEqual([
      {
        field: 'Consent, Where consent stands',
        message: `It says “${words}”. Only a story with “Given” can be published.`,
      },
    ]);
});

test('rules between fields speak of fields as the form does', () => {
  const long = storyText({}, 'Words '.repeat(400));
  expect(missing(long)).toEqual([
    {
      field: 'In short',
      message: 'The story has 400 words. Over 300 words it needs “In short”: three to five points.',
    },
  ]);
  const teller = storyText({
    consent: consent('status: given').replace(/basis: .*/, 'basis: teller-consent'),
  });
  expect(told(teller)).toEqual([
    'Consent, Given on',
    'Consent, Final words seen on',
    'Consent, Ask again by',
    'Consent, May be used for',
    'Consent, How people are named',
  ]);
  expect(missing(teller)[0]?.message).toContain('“The teller agreed to this story”');
});

test('a part of a list is told by its number', () => {
  expect(told(storyText({ credits: 'credits:\n  - role: told-by' }))).toEqual([
    'Credits, number 1, Name',
  ]);
  expect(told(storyText({ cover: 'cover:\n  image: ./a.png\n  credit: Ann' }))).toEqual([
    'Cover picture, Description',
    'Cover picture, People shown',
  ]);
});

test('an entry of a list of our own is told in the same way', () => {
  expect(fieldsMissing('organisations', 'name: Alongside\n', 'x')).toEqual([
    {
      field: expect.any(String) as string,
      message: expect.stringContaining('still empty') as string,
    },
  ]);
});

test('what stands in no field comes last, and nothing is said twice', () => {
  const elsewhere = { field: 'Elsewhere', message: 'Broken.' };
  const text = { field: 'The story', message: 'Broken.' };
  const kind = { field: 'Kind', message: 'Broken.' };
  const summary = { field: 'Summary', message: 'Broken.' };
  expect(inFormOrder([elsewhere, kind, text, summary, kind])).toEqual([
    summary,
    text,
    kind,
    elsewhere,
  ]);
});

test('words for files become words of the form', () => {
  expect(inFormWords('Otherwise consent.uses does not hold "image".')).toBe(
    'Otherwise “Consent, May be used for” does not hold “Photos shown”.',
  );
  expect(
    inFormWords('There is nothing called "x". Otherwise it needs content/themes/x.yml first.'),
  ).toBe('There is nothing called "x".');
});

function missing(text: string) {
  return inFormOrder(fieldsMissing('stories', text, 'stories/x/index.mdx'));
}

function told(text: string): string[] {
  return missing(text).map(({ field }) => field);
}

function consent(status: string): string {
  return `consent:\n  ref: C-TEST\n  basis: fictional-example\n  ${status}\n  heldBy: alongside`;
}
