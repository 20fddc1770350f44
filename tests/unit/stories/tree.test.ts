import { expect, test } from 'vitest';
import { parseBody } from '../../../src/stories/parse.ts';
import { renderBody } from '../../../src/stories/render.ts';
import { unlink } from '../../../src/stories/tree.ts';

const options = { for: 'feed', link: (href: string) => href, picture: () => undefined } as const;

test('a link to what is gone becomes its words, and other links stay', () => {
  const tree = parseBody('See [the *old* one](/stories/gone/) and [this](/stories/here/).');
  unlink(tree, (href) => href === '/stories/gone/');
  expect(renderBody(tree, options)).toBe(
    '<p>See the <em>old</em> one and <a href="/stories/here/">this</a>.</p>',
  );
});

test('a picture that may not be shown takes its caption with it', () => {
  const tree = parseBody('Before.\n\n![A face](./face.jpg "Who it is")\n\nAfter.');
  expect(renderBody(tree, options)).not.toContain('Who it is');
});
