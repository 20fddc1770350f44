import { expect, test } from 'vitest';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { smallTargets } from '../../support/inclusion/room.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test.each([360, 1280])(
  'everything that is not in running text is large enough to touch, %i px wide',
  async (width) => {
    const options = { viewport: { width, height: 740 } };
    expect(await lookAt({ ...here, paths: onePageOfEachKind, options }, smallTargets)).toEqual([]);
  },
);
