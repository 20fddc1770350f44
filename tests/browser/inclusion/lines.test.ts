import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';
import { hardLines } from '../../support/inclusion/type.ts';

const here = opened();

test.each([360, 768, 1440])(
  'lines are short, far enough apart, and begin at the left, %i px wide',
  async (width) => {
    const options = { viewport: { width, height: 900 } };
    expect(await lookAt({ ...here, paths: onePageOfEachKind, options }, hardLines)).toEqual([]);
  },
);
