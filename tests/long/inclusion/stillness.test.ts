import { expect, test } from 'vitest';
import { hiddenFocus } from '../../support/inclusion/focus.ts';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import {
  lostInForcedColours,
  moving,
  movingWhenPressed,
} from '../../support/inclusion/stillness.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test('nothing moves, plays or changes by itself', async () => {
  expect(await lookAt({ ...here, paths: onePageOfEachKind }, moving)).toEqual([]);
});

test('for readers who want less motion, nothing slides when it changes', async () => {
  const options = { reducedMotion: 'reduce' } as const;
  expect(await lookAt({ ...here, paths: onePageOfEachKind, options }, movingWhenPressed)).toEqual(
    [],
  );
});

test.each(['light', 'dark'] as const)(
  'in the colours of the device (%s) controls keep an edge, drawings a line, and focus a ring',
  async (colorScheme) => {
    const options = { forcedColors: 'active', colorScheme } as const;
    const lost = await lookAt({ ...here, paths: onePageOfEachKind, options }, async (page) => {
      const found = await lostInForcedColours(page);
      await page.keyboard.press('Tab');
      return [...found, ...(await hiddenFocus(page))];
    });
    expect(lost).toEqual([]);
  },
);
