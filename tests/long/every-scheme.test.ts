import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { english, fakeVoice } from '../support/fake-voice.ts';
import { paleControls, paleWords } from '../support/inclusion/drawn.ts';
import { opened } from '../support/inclusion/opened.ts';
import { everyEasyRead, everyPage } from '../support/inclusion/pages.ts';
import { colourBy, schemes, type Scheme } from '../support/inclusion/schemes.ts';
import { lostInForcedColours } from '../support/inclusion/stillness.ts';
import { lookAt } from '../support/inclusion/tabs.ts';

const here = opened();
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, bypassCSP: true };
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, bypassCSP: true };
const sizes = [
  ['phone', phone],
  ['desktop', desktop],
] as const;

test.each(sizes)(
  'axe finds nothing on any page in any scheme of colours, on a %s',
  async (_, options) => {
    expect(everyPage.length).toBeGreaterThan(60);
    expect(await lookAt({ ...here, paths: everyPage, options }, inEveryScheme)).toEqual([]);
  },
);

test.each(sizes)(
  'axe finds nothing with the reading settings open, on a %s',
  async (_, options) => {
    const paths = ['/', '/stories/solva-care/', '/search/', ...everyEasyRead.slice(0, 1)];
    const found = await lookAt({ ...here, paths, options }, async (page) => {
      await page.getByRole('button', { name: 'Reading settings' }).click();
      await page.getByRole('dialog', { name: 'Reading settings' }).waitFor();
      return inEveryScheme(page);
    });
    expect(found).toEqual([]);
  },
);

test.each(sizes)(
  'axe finds nothing with the meaning of a word open, on a %s',
  async (_, options) => {
    const paths = ['/stories/letting-go-of-control/'];
    const found = await lookAt({ ...here, paths, options }, async (page) => {
      await page.getByRole('link', { name: 'co-production', exact: true }).click();
      await page.getByRole('dialog', { name: 'Co-production' }).waitFor();
      return inEveryScheme(page);
    });
    expect(found).toEqual([]);
  },
);

test.each(sizes)('axe finds nothing while a story is read aloud, on a %s', async (_, options) => {
  const paths = ['/stories/solva-care/', ...everyEasyRead.slice(0, 1)];
  const before = fakeVoice(english);
  const found = await lookAt({ ...here, paths, options, before }, async (page) => {
    await page.getByRole('button', { name: 'Listen' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    return inEveryScheme(page);
  });
  expect(found).toEqual([]);
});

test.each(sizes)(
  'axe finds nothing while stories are found, and all that folds is open, on a %s',
  async (_, options) => {
    const paths = ['/search/?q=dementia'];
    const found = await lookAt({ ...here, paths, options }, async (page) => {
      await page.getByRole('heading', { name: /found$/ }).waitFor();
      await page.locator('details').evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLDetailsElement).open = true;
      });
      return inEveryScheme(page);
    });
    expect(found).toEqual([]);
  },
);

/** What axe and our own measures find, in the colours of the page and in those of the device. */
async function inEveryScheme(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of schemes) {
    await colourBy(page, scheme);
    const now = [
      ...(await violations(page)),
      ...(await paleWords(page)),
      ...(await paleControls(page)),
    ];
    found.push(...now.map((words) => `${scheme.name}: ${words}`));
  }
  // What the reader chose is over where the device sets the colours.
  await colourBy(page, schemes[0] as Scheme);
  await page.emulateMedia({ forcedColors: 'active' });
  // Where the device sets the colours axe still reckons with the page's own: our measure reads those drawn.
  const now = [
    ...(await violations(page, ['color-contrast', 'color-contrast-enhanced'])),
    ...(await paleWords(page)),
    ...(await lostInForcedColours(page)),
  ];
  found.push(...now.map((words) => `colours of the device: ${words}`));
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}
