import { expect, test } from 'vitest';
import { violations } from '../../support/axe.ts';
import { opened } from '../../support/inclusion/opened.ts';
import { everyPage } from '../../support/inclusion/pages.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test('axe finds nothing on any page', async () => {
  expect(everyPage.length).toBeGreaterThan(60);
  expect(
    await lookAt({ ...here, paths: everyPage, options: { bypassCSP: true } }, (page) =>
      violations(page),
    ),
  ).toEqual([]);
}, 400_000);
