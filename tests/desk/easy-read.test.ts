import { expect, test } from 'vitest';
import { fitToKeep } from '../../src/desk/fit.ts';
import { fieldsMissing } from '../../src/desk/missing.ts';
import { placeOf } from '../../src/desk/place.ts';
import { previewStory } from '../../src/desk/showing/preview-story.ts';
import { readStoryFile } from '../../src/stories/file.ts';
import { storyText } from '../support/content-folder.ts';

const place = placeOf('content/stories/club-night/index.mdx');
const keep = (raw: string, ...beside: string[]): string =>
  fitToKeep({ place, raw, before: undefined, beside: new Set(beside) }).text;
const withIdeas = (...ideas: string[]): string =>
  storyText({
    easyRead: `easyRead:\n  ideas:\n${ideas.map((idea) => `    - words: ${idea}`).join('\n')}`,
  });
const good = 'We met.\n      icon: people';

test('an idea can be kept before it has a picture or few enough words', () => {
  const text = withIdeas('We met in the hall.', `${'word '.repeat(20)}end\n      icon: nobody`);
  expect(keep(text)).toBe(text);
});

test('a picture of an idea must have come with it, as every other', () => {
  const text = withIdeas('We met.\n      picture: ./hall.jpg\n      alt: A hall');
  expect(() => keep(text)).toThrow('There is no picture hall.jpg');
  expect(keep(text, 'hall.jpg')).toBe(text);
});

test('what an idea lacks is told with its number, as the form calls it', () => {
  const text = withIdeas(good, 'We met.', `${'word '.repeat(15)}end\n      icon: people`, good);
  const ideas = 'Short and simple version, Ideas';
  expect(fieldsMissing('stories', text, place.path)).toEqual([
    {
      field: `${ideas}, number 2`,
      message: 'This idea has no picture yet. Choose one of the set, or one of your own.',
    },
    {
      field: `${ideas}, number 3, Words`,
      message: 'An idea has 16 words. The most is 15. Please shorten it.',
    },
  ]);
});

test('a preview shows the ideas that are whole, and those too few are not shown at all', () => {
  const around = { names: {}, pictures: new Set<string>() };
  const shown = (text: string): unknown =>
    readStoryFile(previewStory(text, '2026-03-10', around)).frontMatter['easyRead'];
  const lost = 'We met.\n      picture: ./gone.jpg\n      alt: A hall';
  const four = [1, 2, 3, 4].map((n) => `Idea ${n}.\n      icon: people`);
  expect(shown(withIdeas(...four, lost, 'No picture.'))).toMatchObject({
    ideas: [1, 2, 3, 4].map((n) => ({ words: `Idea ${n}.` })),
  });
  expect(shown(withIdeas(good, lost))).toBeUndefined();
});
