import { expect, test } from 'vitest';
import { tidy } from '../../../src/admin/tidy.ts';
import { checkBody } from '../../../src/stories/body.ts';
import { loadDecap } from './decap.ts';
import { data } from './source.ts';

const { editorComponent, escapeText, picture } = await loadDecap();
const components = Object.fromEntries(
  data.vocabulary.map((item) => [item.name, editorComponent(item)]),
);

const written = {
  Quote:
    '<Quote by="Ann &quot;Nan&quot; Lee" as="Volunteer" lang="cy">\n\nI said *so*.\n\nTwice: \\{ and \\<3.\n\n</Quote>',
  KeyPoint: '<KeyPoint>\n\nOne thing.\n\n</KeyPoint>',
  SaidDid: '<SaidDid said="Too loud & late" did="Quieter" when="May 2024" />',
  Film: '<Film title="Soup" url="https://example.org/a?b=1&c=2" minutes="4" transcript="#words" />',
  Sound: '<Sound title="A tap" url="https://example.org/" minutes="2" transcript="#heard" />',
};

test.each(Object.entries(written))(
  '%s goes into its form and back without a change',
  (name, text) => {
    const component = components[name];
    const match = component?.pattern.exec(`${text}\n\nMore text.`);
    expect(match?.[0]).toBe(text);
    expect(match && component?.toBlock(component.fromBlock(match))).toBe(text);
  },
);

test('what is typed into a form stays one component and is never code', () => {
  const typed = '</Quote> {process.exit()} <script> " \' & import x';
  for (const [name, component] of Object.entries(components)) {
    const values = Object.fromEntries(component.fields.map((field) => [field.name, typed]));
    const block = component.toBlock(values);
    const match = component.pattern.exec(block);
    expect(match?.[0], name).toBe(block);
    expect(match && component.fromBlock(match), name).toEqual(values);
  }
  const quote = components.Quote?.toBlock({ words: typed, by: typed }) ?? '';
  expect(checkBody(quote).findings.filter(({ level }) => level !== 'warning')).toEqual([]);
});

test('patterns look for the beginning of a block, not of a line', () => {
  for (const { pattern } of [...Object.values(components), picture]) {
    expect(pattern.flags).not.toContain('m');
    expect(pattern.source.startsWith('^')).toBe(true);
  }
});

test('a picture keeps its words and its place beside the story', () => {
  const text = '![A table [seen] from \\{above\\}](./table.png "The \\"made-up\\" table")'.replace(
    '[seen]',
    '\\[seen\\]',
  );
  const match = picture.pattern.exec(text);
  expect(match && picture.toBlock(picture.fromBlock(match))).toBe(text);
  expect(picture.toBlock({ image: 'garden.jpg', alt: 'A garden' })).toBe(
    '![A garden](./garden.jpg)',
  );
});

test('text shows as it was typed', () => {
  expect(escapeText('I <3 you {name} 2 < 3')).toBe('I \\<3 you \\{name\\} 2 \\< 3');
  expect(escapeText('a \\{ b')).toBe('a \\\\\\{ b');
  expect(escapeText('import this, they said', true)).toBe('&#105;mport this, they said');
  expect(
    checkBody(escapeText('import {x} from "y"', true)).findings.filter(
      ({ level }) => level !== 'warning',
    ),
  ).toEqual([]);
});

test('what was left empty is left out; no and none are answers', () => {
  expect(tidy({ a: '', b: [], c: { d: null }, e: [{ f: '' }, 'x', ''], g: false, h: 0 })).toEqual({
    e: ['x'],
    g: false,
    h: 0,
  });
  expect(tidy({ summary: 'One line \n and another ' })).toEqual({
    summary: 'One line and another',
  });
});
