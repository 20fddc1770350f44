import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixFolder } from '../../../src/folder/fix.ts';
import { contentFolder, storyText, uid } from '../../support/content-folder.ts';

const project = join(import.meta.dirname, '../../..');
const good = storyText();
const bad = storyText({ uid: uid(2) }, 'Hello {you}.');

describe('npm run check:content', { timeout: 60_000 }, () => {
  test('says that nothing is wrong, and exits with 0', async () => {
    await using folder = await contentFolder({ 'stories/one/index.mdx': good });
    expect(await run(folder.root)).toEqual({
      code: 0,
      out: '1 story checked: nothing is wrong.\n',
      error: '',
    });
  });

  test('prints one line for each problem and a plain sentence, and exits with 1', async () => {
    await using folder = await contentFolder({ 'stories/two/index.mdx': bad });
    expect(await run(folder.root)).toEqual({
      code: 1,
      out: 'stories/two/index.mdx:19:7  Curly braces { } mean program code here. To show one, write \\{.  [code-braces]\n\n1 problem in 1 file. 0 stories are in order.\n',
      error: '',
    });
  });

  test('prints the same as JSON', async () => {
    await using folder = await contentFolder({ 'stories/two/index.mdx': bad });
    const { code, out } = await run(folder.root, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          path: 'stories/two/index.mdx',
          line: 19,
          column: 7,
          message: 'Curly braces { } mean program code here. To show one, write \\{.',
          code: 'code-braces',
          level: 'error',
        },
      ],
      fixed: [],
    });
  });

  test('exits with 2 when the folder cannot be read or the command is not understood', async () => {
    expect(await run('/nowhere/at/all')).toMatchObject({ code: 2, out: '' });
    expect(await run('.', '--colour')).toMatchObject({ code: 2, out: '' });
    expect(await run('.', '--level', 'brave')).toMatchObject({ code: 2, out: '' });
  });
});

test('fixing rewrites readable stories in canonical form and leaves the others alone', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': good.replace('"2026-01-31"', "'2026-01-31'").replaceAll('\n', '\r\n'),
    'stories/two/index.mdx': `${bad}\n\n`,
    'stories/three/index.mdx': storyText({ uid: uid(3) }),
  });
  expect(await fixFolder(folder.root)).toEqual(['stories/one/index.mdx']);
  expect(await readFile(join(folder.root, 'stories/one/index.mdx'), 'utf8')).toBe(good);
  expect(await readFile(join(folder.root, 'stories/two/index.mdx'), 'utf8')).toBe(`${bad}\n\n`);
  expect(await fixFolder(folder.root)).toEqual([]);
});

function run(...args: string[]): Promise<{ code: unknown; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/check-content.ts', ...args],
      { cwd: project },
      (failed, out, error) => {
        resolve({ code: failed?.code ?? 0, out, error });
      },
    );
  });
}
