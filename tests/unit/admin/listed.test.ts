import { expect, test } from 'vitest';
import { listed, readListed } from '../../../src/admin/listed.ts';
import { writeStoryFile } from '../../../src/stories/file.ts';

const write = (title: string): string =>
  writeStoryFile({
    frontMatter: { title, published: '2026-01-31', consent: { ref: 'C-TEST' } },
    body: 'Words.',
  });

test.each([
  'A plain title',
  'We sang: a 1st',
  '"Quoted" and \'so\'',
  '12:30',
  'yes',
  '# hash',
  'é 👋',
])('%s: a list shows the title and the day as they are', (title) => {
  const text = listed(write(title));
  expect(text).not.toContain('C-TEST');
  expect(text).not.toContain('Words');
  expect(readListed(text)).toEqual({ title, published: '2026-01-31' });
});

test('a draft without a day is listed all the same', () => {
  expect(readListed(listed('---\nuid: x\ntitle: A title\n---\n\nWords.\n'))).toEqual({
    title: 'A title',
  });
});

test('what is not in canonical form is left to the reader of YAML', () => {
  expect(readListed('---\ntitle: >\n  Folded\n---\n')).toBeUndefined();
  expect(readListed("---\ntitle: 'single'\n---\n")).toBeUndefined();
  expect(readListed('---\ntitle: A\nkind: report\n---\n\nWords.\n')).toBeUndefined();
});
