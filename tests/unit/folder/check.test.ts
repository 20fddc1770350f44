import { mkdir, rm, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkFolder, type StoryFile } from '../../../src/folder/check.ts';
import { FolderError } from '../../../src/folder/files.ts';
import { readStoryBody } from '../../../src/folder/read.ts';
import { formatProblem } from '../../../src/stories/problem.ts';
import { contentFolder, storyText, uid } from '../../support/content-folder.ts';

const lines = async (root: string): Promise<string[]> =>
  (await checkFolder(root)).problems.map(formatProblem);
const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

test('a folder in order has no problems, and gives its stories and their files', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': storyText({ uid: uid(1) }, '![A red square](./red.png)'),
    'stories/one/red.png': png,
    'stories/two/index.mdx': storyText({ uid: uid(2), related: 'related:\n  - one' }),
  });
  const report = await checkFolder(folder.root);
  expect(report.problems).toEqual([]);
  expect(report.stories.map(({ slug, path, pictures }) => [slug, path, pictures])).toEqual([
    ['one', 'stories/one/index.mdx', ['./red.png']],
    ['two', 'stories/two/index.mdx', []],
  ]);
  expect(Object.keys(report.themes)).toEqual(['sharing-power']);
  expect(report.glossary).toEqual({});
  expect(await readStoryBody(folder.root, 'two')).toEqual({ body: '\nWords.\n' });
});

test('two problems in each of three files are all told in one run, sorted', async () => {
  await using folder = await contentFolder({
    'stories/c/index.mdx': storyText({ uid: uid(3), kind: 'kind: poem' }, '<b>x</b>'),
    'stories/a/index.mdx': storyText(
      { uid: uid(1), themes: 'themes:\n  - sharing-powr' },
      'I <3 {x}',
    ),
    'themes/broken.yml': 'title: A\ncolour: red\n',
  });
  expect(await lines(folder.root)).toEqual([
    'stories/a/index.mdx:7:5  There is nothing called "sharing-powr" among the themes. Did you mean "sharing-power"? Otherwise it needs content/themes/sharing-powr.yml first.  [themes-unknown]',
    'stories/a/index.mdx:19:3  A < means the beginning of a tag here. To show one, write \\<.  [less-than]',
    'stories/a/index.mdx:19:6  Curly braces { } mean program code here. To show one, write \\{.  [code-braces]',
    expect.stringMatching(/^stories\/c\/index\.mdx:5:1 .*\[field-wrong\]$/),
    expect.stringMatching(/^stories\/c\/index\.mdx:19:1 .*\[raw-html\]$/),
    expect.stringMatching(/^themes\/broken\.yml:1:1 .*"block" is missing.*\[field-missing\]$/),
    expect.stringMatching(/^themes\/broken\.yml:1:1 .*"cloth" is missing.*\[field-missing\]$/),
    expect.stringMatching(/^themes\/broken\.yml:1:1 .*"order" is missing.*\[field-missing\]$/),
    expect.stringMatching(/^themes\/broken\.yml:1:1 .*"summary" is missing.*\[field-missing\]$/),
    expect.stringMatching(/^themes\/broken\.yml:1:1 .*at least 3 characters.*\[field-wrong\]$/),
    expect.stringMatching(/^themes\/broken\.yml:2:1 .*no field "colour".*\[field-unknown\]$/),
  ]);
});

test('a hidden character in a small file is told, typed or written as a code', async () => {
  await using folder = await contentFolder({
    'stories/a/index.mdx': storyText({ uid: uid(1) }),
    'notices/one.yml': 'title: A\nwords:\n  - "b \\u202E c"\n',
    'notices/two.yml': 'title: A\nwords:\n  - b \u202E c\n',
  });
  expect(await lines(folder.root)).toEqual([
    expect.stringMatching(/^notices\/one\.yml:3:5 .*\(U\+202E\).*\[hidden-direction\]$/),
    expect.stringMatching(/^notices\/two\.yml:3:7 .*\(U\+202E\).*\[hidden-direction\]$/),
  ]);
});

test.skipIf(process.platform === 'win32' || process.platform === 'darwin')(
  'a folder with an impossible name is one problem, and the others are told',
  async () => {
    await using folder = await contentFolder({
      'stories/a/index.mdx': storyText({ uid: uid(1), kind: 'kind: poem' }),
    });
    await mkdir(Buffer.concat([Buffer.from(join(folder.root, 'stories/')), Buffer.from([0xff])]));
    expect(await lines(folder.root)).toEqual([
      expect.stringMatching(/^stories\/a\/index\.mdx:5:1 .*\[field-wrong\]$/),
      expect.stringMatching(/^stories\/\uFFFD:1:1 .*\[file-name\]$/),
    ]);
  },
);

test('a file that was changed shows, even with its old size and time', async () => {
  const text = storyText({ uid: uid(1) });
  await using folder = await contentFolder({ 'stories/a/index.mdx': text });
  const path = join(folder.root, 'stories/a/index.mdx');
  const past = new Date('2026-01-01');
  await utimes(path, past, past);
  const before = (await checkFolder(folder.root)).stories[0];
  await setTimeout(20);
  await folder.write('stories/a/index.mdx', text.replace('Words.', 'Other.'));
  await utimes(path, past, past);
  const after = (await checkFolder(folder.root)).stories[0];
  expect(after?.stamp).not.toBe(before?.stamp);
});

describe('each of these names the file, the line and the remedy', () => {
  test.each([
    [
      'a missing picture',
      storyText({}, '![A red door](./dor.png)'),
      'stories/one/index.mdx:19:1  There is no picture ./dor.png beside this story. Did you mean "./door.png"? Put the file into the folder stories/one, or correct its name here.  [picture-missing]',
    ],
    [
      'an unknown component',
      storyText({}, '<Qote by="Ann">x</Qote>\n\n![A red door](./door.png)'),
      'stories/one/index.mdx:19:1  There is no component <Qote>. Did you mean "Quote"? To show a <, write \\<.  [component-unknown]',
    ],
    [
      'an unknown organisation',
      storyText({ organisations: 'organisations:\n  - alongsid' }, '![A red door](./door.png)'),
      'stories/one/index.mdx:18:5  There is nothing called "alongsid" among the organisations. Did you mean "alongside"? Otherwise it needs content/organisations/alongsid.yml first.  [organisations-unknown]',
    ],
    [
      'a link to a story that is not there',
      storyText({}, '[x](/stories/on/) ![A red door](./door.png)'),
      'stories/one/index.mdx:19:1  There is no page /stories/on/. Did you mean "one"?  [link-broken]',
    ],
    [
      'a link to a heading that is not there',
      storyText({}, '[x](/stories/one/#prt) ![A red door](./door.png)\n\n## Part'),
      'stories/one/index.mdx:19:1  The story "one" has no heading with the address #prt. Did you mean "part"?  [link-broken]',
    ],
    [
      'a link to a word that is not in the glossary',
      storyText({}, '[x](/glossary/#word) ![A red door](./door.png)'),
      'stories/one/index.mdx:19:1  There is no word "word" in the glossary.  [link-broken]',
    ],
  ])('%s', async (_, text, line) => {
    await using folder = await contentFolder({
      'stories/one/index.mdx': text,
      'stories/one/door.png': png,
    });
    const found = (await checkFolder(folder.root)).problems.filter(
      ({ level }) => level === 'error',
    );
    expect(found.map(formatProblem)).toEqual([line]);
  });
});

test('a uid that two stories have is told in both, each naming the other', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': storyText(),
    'stories/two/index.mdx': storyText(),
  });
  expect(await lines(folder.root)).toEqual([
    expect.stringMatching(
      /^stories\/one\/index\.mdx:2:1 {2}stories\/two\/index\.mdx has the same uid.*\[uid-twice\]$/,
    ),
    expect.stringMatching(
      /^stories\/two\/index\.mdx:2:1 {2}stories\/one\/index\.mdx has the same uid.*\[uid-twice\]$/,
    ),
  ]);
});

test('a picture that no story shows is pointed out and stops nothing', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': storyText(),
    'stories/one/red.png': png,
  });
  const { problems, stories } = await checkFolder(folder.root);
  expect(problems.map(({ code, level }) => [code, level])).toEqual([['picture-unused', 'warning']]);
  expect(stories).toHaveLength(1);
});

test('an address that holds the name of somebody credited is refused, unless it is an organisation', async () => {
  const credits = (name: string) => `credits:\n  - role: told-by\n    name: ${name}`;
  await using folder = await contentFolder({
    'stories/ann-smith-bakes/index.mdx': storyText({ uid: uid(1), credits: credits('Ann Smith') }),
    'stories/alongside-bakes/index.mdx': storyText({ uid: uid(2), credits: credits('Alongside') }),
  });
  expect(await lines(folder.root)).toEqual([
    expect.stringMatching(
      /^stories\/ann-smith-bakes\/index\.mdx:1:1 .*"Ann Smith".*\[name-in-address\]$/,
    ),
  ]);
});

describe('what should not lie in the folder', () => {
  test.each([
    ['stories/Club Night/index.mdx', 'file-name'],
    ['stories/club--night/index.mdx', 'file-name'],
    ['stories/con/index.mdx', 'file-name'],
    [`stories/${'a'.repeat(81)}/index.mdx`, 'file-name'],
    ['stories/one/notes.txt', 'file-kind'],
    ['stories/one/evil.svg', 'file-kind'],
    ['stories/one/index.html', 'file-kind'],
    ['stories/one/Photo.JPG', 'file-name'],
    ['stories/one/more/index.mdx', 'file-kind'],
    ['stories/two.mdx', 'file-place'],
    ['stories/empty/red.png', 'file-missing'],
    ['themes/Sharing.yml', 'file-name'],
    ['themes/x.yaml', 'file-kind'],
    ['themes/x.js', 'file-kind'],
    ['config.yml', 'file-place'],
    ['.env', 'file-place'],
    ['pages/index.mdx', 'file-place'],
  ])('%s', async (path, code) => {
    await using folder = await contentFolder({
      'stories/one/index.mdx': storyText(),
      [path]: path.endsWith('.mdx') ? storyText({ uid: uid(9) }) : png,
    });
    const codes = (await checkFolder(folder.root)).problems
      .filter(({ level }) => level === 'error')
      .map((problem) => problem.code);
    expect(codes).toEqual([code]);
  });

  test.skipIf(process.platform === 'win32')('links to other places, never followed', async () => {
    await using outside = await contentFolder({
      'stories/two/index.mdx': storyText({ uid: uid(2) }),
    });
    await using folder = await contentFolder({ 'stories/one/index.mdx': storyText() });
    const secret = join(outside.root, 'stories/two/index.mdx');
    await symlink(join(outside.root, 'stories/two'), join(folder.root, 'stories/two'));
    await symlink(secret, join(folder.root, 'stories/one/red.png'));
    await symlink(secret, join(folder.root, 'themes/x.yml'));
    await symlink(outside.root, join(folder.root, 'glossary'));
    await mkdir(join(folder.root, 'stories/three'));
    await symlink(secret, join(folder.root, 'stories/three/index.mdx'));
    const { problems, stories } = await checkFolder(folder.root);
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'glossary file-link',
      'stories/one/red.png file-link',
      'stories/three file-missing',
      'stories/three/index.mdx file-link',
      'stories/two file-link',
      'themes/x.yml file-link',
    ]);
    expect(stories.map(({ slug }) => slug)).toEqual(['one']);
    await expect(readStoryBody(folder.root, 'three')).rejects.toThrow();
    await expect(readStoryBody(folder.root, '../secret')).rejects.toThrow();
  });
});

test('a file in another encoding, and one that is too big, are told and not read further', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': Buffer.from(storyText({}, 'Caf\u00e9'), 'latin1'),
    'stories/two/index.mdx': storyText({}, 'a'.repeat(200_001)),
  });
  expect(
    (await checkFolder(folder.root)).problems.map(({ path, code }) => `${path} ${code}`),
  ).toEqual(['stories/one/index.mdx file-encoding', 'stories/two/index.mdx file-too-big']);
});

test('a folder that is not there cannot be read, and says so', async () => {
  await expect(checkFolder('/nowhere/at/all')).rejects.toThrow(FolderError);
});

test('drafts may name what is not there yet', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': storyText({ kind: '', themes: 'themes:\n  - later' }),
  });
  const { problems } = await checkFolder(folder.root, { level: 'safe' });
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
});

test('strict makes errors of advice', async () => {
  await using folder = await contentFolder({
    'stories/one/index.mdx': storyText({}, 'See [here](https://example.org).'),
  });
  expect((await checkFolder(folder.root)).problems).toMatchObject([{ level: 'warning' }]);
  expect((await checkFolder(folder.root, { strict: true })).problems).toMatchObject([
    { level: 'error' },
  ]);
});

describe('a story that has not changed', () => {
  test('is not read again, and keeps its digest', async () => {
    await using folder = await contentFolder({ 'stories/one/index.mdx': storyText() });
    const first = await checkFolder(folder.root);
    const asked: string[] = [];
    const second = await checkFolder(folder.root, {
      known: (slug, stamp) => {
        asked.push(slug);
        return first.stories.find((story) => story.stamp === stamp);
      },
    });
    expect(asked).toEqual(['one']);
    expect(second).toEqual(first);
  });

  test('is still told of when what it names has gone, at its place', async () => {
    await using folder = await contentFolder({
      'stories/one/index.mdx': storyText({ related: 'related:\n  - two' }, '[x](/stories/two/)'),
      'stories/two/index.mdx': storyText({ uid: uid(2) }),
    });
    const before = await checkFolder(folder.root);
    const known = (slug: string, stamp: string): StoryFile | undefined =>
      before.stories.find((story) => story.slug === slug && story.stamp === stamp);
    await rm(join(folder.root, 'stories/two'), { recursive: true });
    const { problems } = await checkFolder(folder.root, { known });
    expect(problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      '18:5 story-unknown',
      '21:1 link-broken',
    ]);
  });

  test('gets another digest when the bytes of a picture change', async () => {
    await using folder = await contentFolder({
      'stories/one/index.mdx': storyText({}, '![A red square](./red.png)'),
      'stories/one/red.png': png,
    });
    const [before] = (await checkFolder(folder.root)).stories;
    const blue = { create: { width: 8, height: 8, channels: 3, background: 'blue' } } as const;
    await folder.write('stories/one/red.png', await sharp(blue).png().toBuffer());
    const [after] = (await checkFolder(folder.root)).stories;
    expect(after?.stamp).not.toBe(before?.stamp);
    expect(after?.digest).not.toBe(before?.digest);
  });
});
