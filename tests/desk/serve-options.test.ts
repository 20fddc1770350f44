import { expect, test } from 'vitest';
import { readServeOptions } from '../../scripts/serving/options.ts';

const read = (...words: string[]) => readServeOptions(words, '/home/sam');

test('without any wish the server is for this computer alone', () => {
  expect(read()).toEqual({ port: 8080, host: '127.0.0.1', base: '/', behindProxy: false });
});

test('folders are meant from where the person stands', () => {
  expect(read('--data', 'desk', '--repository', '../stories.git')).toMatchObject({
    data: '/home/sam/desk',
    repository: '/home/stories.git',
  });
});

test('a base path has a slash at both its ends', () => {
  expect(read('--base', 'our-charity').base).toBe('/our-charity/');
});

test('an address is scheme and host, whether or not a slash is written after it', () => {
  expect(read('--address', 'https://stories.example.org/').address).toBe(
    'https://stories.example.org',
  );
});

test.each([
  [['--port', 'many'], '--port needs a number'],
  [['--port', '70000'], '--port needs a number'],
  [['--today', 'tomorrow'], '--today must be a date'],
  [['--base', '/a b'], '--base must be a path'],
  [['--address', 'stories.example.org'], '--address must be a web address'],
  [['--address', 'ftp://stories.example.org'], '--address must be a web address'],
  [
    ['--address', 'https://example.org/stories'],
    'say: --address https://example.org --base /stories',
  ],
  [['--prot', '1'], "Unknown option '--prot'"],
])('%j is refused with what to write', (words, message) => {
  expect(() => read(...words)).toThrow(message);
});
