import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vocabulary } from '../../src/stories/vocabulary.ts';
import { adminPage, linesThatDiffer, type AdminPage } from '../support/admin-page.ts';
import { launch } from '../support/browser.ts';
import { buildSite } from '../support/build-site.ts';
import { deskSite, type DeskSite } from '../support/desk-site.ts';

const content = resolve(import.meta.dirname, '../../content');
const stories = readdirSync(join(content, 'stories')).toSorted();

let browser: Browser;
let site: DeskSite;
let admin: AdminPage;

beforeAll(async () => {
  const { out } = await buildSite();
  [browser, site] = await Promise.all([launch(), deskSite(out, content)]);
  admin = await adminPage(
    await browser.newContext({ viewport: { width: 900, height: 900 } }),
    site.url,
  );
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

test.each(stories)(
  '%s: a new title changes one line, the old one brings every byte back, and a word more changes one paragraph',
  async (slug) => {
    const path = `stories/${slug}/index.mdx`;
    const branch = `cms/stories/${slug}`;
    const before = site.published(path) ?? '';
    await admin.open(slug);
    const title = await admin.title.inputValue();
    await admin.title.fill(`${title.slice(0, 70)} again`);
    await admin.save();
    expect(linesThatDiffer(before, site.drafted(branch, path))).toBe(1);
    await admin.title.fill(title);
    await admin.save();
    expect(site.drafted(branch, path) ?? before).toBe(before);

    await admin.text.locator(':scope > p').first().click();
    await admin.page.waitForTimeout(200);
    await admin.page.keyboard.press('End');
    await admin.page.waitForTimeout(200);
    await admin.page.keyboard.type(' One word more.');
    await admin.save();
    const after = site.drafted(branch, path) ?? '';
    expect(after).toContain('One word more.');
    expect(linesThatDiffer(before, after)).toBe(1);
    for (const name of Object.keys(vocabulary))
      expect(after.split(`<${name}`).length).toBe(before.split(`<${name}`).length);
  },
);
