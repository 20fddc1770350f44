import { expect, test } from 'vitest';
import { paleControls, paleWords } from '../../support/inclusion/drawn.ts';
import { opened } from '../../support/inclusion/opened.ts';
import { onePageOfEachKind } from '../../support/inclusion/pages.ts';
import { colourBy, schemes } from '../../support/inclusion/schemes.ts';
import { lookAt } from '../../support/inclusion/tabs.ts';

const here = opened();

test('in every scheme of colours, words stand out 7:1 from their ground and controls 3:1', async () => {
  const pale = await lookAt({ ...here, paths: onePageOfEachKind }, async (page) => {
    const found: string[] = [];
    for (const scheme of schemes) {
      await colourBy(page, scheme);
      for (const words of [...(await paleWords(page)), ...(await paleControls(page))])
        found.push(`${scheme.name}: ${words}`);
    }
    return found;
  });
  expect(pale).toEqual([]);
});

test('what comes when a block of the quilt is pointed at or has focus stands out as well', async () => {
  const pale = await lookAt({ ...here, paths: ['/'] }, async (page) => {
    const found: string[] = [];
    const block = page.locator('main a:has(svg)').first();
    for (const scheme of schemes) {
      await colourBy(page, scheme);
      await block.hover();
      found.push(...(await paleWords(page)).map((words) => `${scheme.name}: ${words}`));
      await block.focus();
      found.push(...(await paleWords(page)).map((words) => `${scheme.name}: ${words}`));
    }
    return found;
  });
  expect(pale).toEqual([]);
});

test('every scheme has colours of its own, also the one of the device', async () => {
  const grounds = new Map<string, string>();
  await lookAt({ ...here, paths: ['/'] }, async (page) => {
    for (const scheme of schemes) {
      await colourBy(page, scheme);
      const ground = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      grounds.set(scheme.name, ground);
    }
    return [];
  });
  const of = (name: string): string => grounds.get(name) ?? 'none';
  expect(
    new Set(['light', 'cream', 'dark', 'contrast'].map((name) => of(`chosen: ${name}`))).size,
  ).toBe(4);
  expect(of('as the device, light')).toBe(of('chosen: light'));
  expect(of('as the device, dark')).toBe(of('chosen: dark'));
  expect(of('as the device, dark with more contrast')).toBe(of('chosen: contrast'));
});
