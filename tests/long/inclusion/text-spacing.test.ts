import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { cutWords, sideways, spacedOut } from '../../support/inclusion/room.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test.each([360, 1280])(
  'with letters, words and lines further apart, nothing is cut off, %i px wide',
  async (width) => {
    const options = { viewport: { width, height: 740 }, bypassCSP: true };
    const cut = await lookAt({ ...here, paths: onePageOfEachKind, options }, async (page) => {
      await page.addStyleTag({ content: spacedOut });
      return [...(await cutWords(page)), ...(await sideways(page))];
    });
    expect(cut).toEqual([]);
  },
);
