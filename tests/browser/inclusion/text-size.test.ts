import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';
import { smallWords } from '../../support/inclusion/type.ts';

const here = opened();

test.each([320, 1440])(
  'running text is at least 18 px, an Easy Read 14 pt, and nothing under 16 px, %i px wide',
  async (width) => {
    const options = { viewport: { width, height: 900 } };
    expect(await lookAt({ ...here, paths: onePageOfEachKind, options }, smallWords)).toEqual([]);
  },
);
