import sharp from 'sharp';
import { expect, test } from 'vitest';
import { checkFolder } from '../../../src/folder/check.ts';
import { iconGroups, iconNames, iconShapes } from '../../../src/folder/icons.ts';
import { formatProblem } from '../../../src/stories/problem.ts';
import { contentFolder, storyText } from '../../support/content-folder.ts';

const ideas = (...lines: string[]): string =>
  `easyRead:\n  ideas:\n${lines.map((line) => `    - words: Us.\n      ${line}`).join('\n')}`;
const lines = async (root: string): Promise<string[]> =>
  (await checkFolder(root)).problems.map(formatProblem);

test('a picture of the set that is not there is told with its line and the nearest name', async () => {
  await using folder = await contentFolder({
    'stories/a/index.mdx': storyText({
      easyRead: ideas('icon: home', 'icon: docter', 'icon: people-outline', 'icon: heart'),
    }),
  });
  expect(await lines(folder.root)).toEqual([
    expect.stringMatching(
      /^stories\/a\/index\.mdx:22:7 .*"docter".*mean "doctor".*icon-unknown\]$/,
    ),
    expect.stringMatching(/^stories\/a\/index\.mdx:24:7 .*"people-outline".*icon-unknown\]$/),
  ]);
});

test('a story that was not read again is read anew when the set has lost its picture', async () => {
  await using folder = await contentFolder({
    'stories/a/index.mdx': storyText({
      easyRead: ideas('icon: home', 'icon: people', 'icon: heart', 'icon: person'),
    }),
  });
  const [before] = (await checkFolder(folder.root)).stories;
  const idea = before?.frontMatter.easyRead?.ideas[0];
  if (!idea) throw new Error('The story should be in order.');
  const shown = async () =>
    (await checkFolder(folder.root, { known: () => before })).stories[0]?.frontMatter.easyRead
      ?.ideas[0]?.icon;
  idea.icon = 'doctor';
  expect(await shown()).toBe('doctor');
  idea.icon = 'no-longer-there';
  expect(await shown()).toBe('home');
});

test('a picture beside the story is looked at like every other', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const easyRead = ideas(
    'icon: home',
    'icon: people',
    'icon: heart',
    'picture: ./us.png\n      alt: A red square',
  );
  await using folder = await contentFolder({ 'stories/a/index.mdx': storyText({ easyRead }) });
  expect(await lines(folder.root)).toEqual([
    expect.stringMatching(/^stories\/a\/index\.mdx:26:7 .*\.\/us\.png.*\[picture-missing\]$/),
  ]);
  await folder.write('stories/a/us.png', png);
  expect(await lines(folder.root)).toEqual([]);
});

test('a word of the glossary must be there', async () => {
  await using folder = await contentFolder({
    'stories/a/index.mdx': storyText({
      easyRead: `${ideas('icon: home', 'icon: people', 'icon: heart', 'icon: person')}\n  glossary:\n    - carrer`,
    }),
    'glossary/carer.yml': 'term: Carer\nmeaning: Somebody who cares for another.\n',
  });
  expect(await lines(folder.root)).toEqual([
    expect.stringMatching(/:28:7 .*"carrer".*mean "carer".*\[glossary-unknown\]$/),
  ]);
});

test('hundreds of pictures can be chosen, and each has shapes', () => {
  const names = [...iconNames()];
  expect(names.length).toBeGreaterThan(700);
  expect(names.filter((name) => !iconShapes(name)?.length)).toEqual([]);
  expect(iconGroups().get('doctor')).toBe('People');
});
