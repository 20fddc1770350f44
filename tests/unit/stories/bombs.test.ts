import { describe, expect, test } from 'vitest';
import { checkStory } from '../../../src/stories/check.ts';
import { limits } from '../../../src/stories/limits.ts';
import { bombs, yamlBombs } from '../../hostile/bombs.ts';

const front = '---\nuid: 00000000-0000-4000-8000-000000000001\ntitle: A bomb\n---\n\n';
const names = Object.keys(bombs);
const yamlNames = Object.keys(yamlBombs);

/** Two seconds, in the time that this process itself works: others may be at work beside it. */
function expectQuick(text: string): void {
  const before = process.cpuUsage();
  expect(() => checkStory(text, { path: 'bomb', level: 'safe' })).not.toThrow();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
}

describe('a bomb as big as a file can be is answered within two seconds', () => {
  test.each(names)('%s', (name) => expectQuick(fill(name, limits.bytes - 200)));
});

describe('a bomb too small to be noticed, again and again, is answered within two seconds', () => {
  test.each(names)('%s', (name) => {
    const one = `${fill(name, 3000)}\n\n`;
    expectQuick(one.repeat(Math.floor((limits.bytes - 200) / Buffer.byteLength(one))));
  });
});

describe('a bomb in the front matter is answered within two seconds', () => {
  test.each(yamlNames)('%s', (name) => {
    for (const size of [500, 5000, limits.frontMatter - 100, limits.bytes - 200])
      expectQuick(`---\n${yamlBombs[name]?.(size) ?? ''}\n---\n\nWords.\n`);
  });
});

test('a file of many megabytes is answered at once', () => {
  expectQuick('>'.repeat(30_000_000));
});

function fill(name: string, size: number): string {
  return front + (bombs[name]?.(size) ?? '').slice(0, size);
}
