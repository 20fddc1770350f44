import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';
import { hardWords, wordsOnPictures } from '../../support/inclusion/type.ts';

const here = opened();

test('no sentence is in italics or capitals, only links are underlined, and text has one column', async () => {
  expect(await lookAt({ ...here, paths: onePageOfEachKind }, hardWords)).toEqual([]);
});

test.each([320, 1280])('no words lie on a picture, %i px wide', async (width) => {
  const options = { viewport: { width, height: 900 } };
  expect(await lookAt({ ...here, paths: onePageOfEachKind, options }, wordsOnPictures)).toEqual([]);
});
