import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readMark } from '../../../src/drawing/mark.ts';
import { drawPng } from '../../../src/drawing/png.ts';
import { readType } from '../../../src/drawing/type.ts';
import { icon, icons } from '../../../src/sharing/icon.ts';
import { ink } from '../../../src/sharing/ink.ts';
import { seenText } from '../../../src/sharing/lettering.ts';
import { manifest } from '../../../src/sharing/manifest.ts';
import { sharingPicture, type Shared } from '../../../src/sharing/sharing-picture.ts';
import { coloursOf } from '../../../src/styles/schemes.ts';

const root = resolve(import.meta.dirname, '../../..');
const type = readType(root);
const block = {
  uid: '00000000-0000-4000-8000-000000000001',
  themes: [{ block: 'ohio-star', cloth: 'madder' }],
} as const;
const shared: Shared = { blocks: [block], title: 'The kettle goes on', name: 'Alongside' };
const compose = (changes: Partial<Shared>): string =>
  sharingPicture({ ...shared, ...changes }, type);

/** The edges of all words in the picture, in its pixels. */
async function wordsIn(svg: string): Promise<Record<'left' | 'top' | 'right' | 'bottom', number>> {
  const right = await sharp(Buffer.from(svg))
    .extract({ left: 640, top: 0, width: 560, height: 630 })
    .png()
    .toBuffer();
  const { info } = await sharp(right)
    .trim({ background: ink.page, threshold: 8 })
    .toBuffer({ resolveWithObject: true });
  const left = 640 - (info.trimOffsetLeft ?? 0);
  const top = -(info.trimOffsetTop ?? 0);
  return { left, top, right: left + info.width, bottom: top + info.height };
}

test('letters are outlines: the picture needs no font where it is drawn', () => {
  const svg = compose({ label: 'Made-up example' });
  expect(svg).not.toMatch(/<text|font|href="(?!#)/);
  expect(svg).toContain('<path');
});

test.each([
  ['three letters', 'Tea'],
  ['eighty letters without a space', 'W'.repeat(80)],
  [
    'eighty letters',
    'Mwy na mil o bobl wedi dod i wrando, a phawb am weld beth fyddai’n digwydd wedyn',
  ],
  [
    'a long name of a place',
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch: a day out',
  ],
  [
    'every word long',
    'Commissioners’ responsibilities: neighbourhood representatives’ disagreements',
  ],
])('%s fit inside the picture, with a margin all around', async (_, title) => {
  for (const label of [undefined, 'Made-up example']) {
    const { left, top, right, bottom } = await wordsIn(compose({ blocks: [], title, label }));
    expect(left).toBeGreaterThanOrEqual(670);
    expect(top).toBeGreaterThanOrEqual(40);
    expect(right).toBeLessThanOrEqual(1160);
    expect(bottom).toBeLessThanOrEqual(590);
  }
});

test('Welsh is lettered with its own letters', () => {
  for (const title of ['Tŷ a dŵr yn Llŷn', 'Yr Wyddfa: ŵ Ŵ ŷ Ŷ â ê î ô û ẁ ẃ ẅ ỳ']) {
    expect(type.heavy.has(title)).toBe(true);
    expect(compose({ title })).not.toBe(compose({ title: title.replace(/[ŵŷ]/g, 'w') }));
  }
});

test('letters that come in two parts are joined first, and what is not seen is not drawn', () => {
  expect(seenText('  Tŷ\u00ad bach\n\tyma \u200b ')).toBe('Tŷ bach yma');
  expect(compose({ title: 'T\u0079\u0302' })).toBe(compose({ title: 'Tŷ' }));
});

test.each(['چائے کی میز', 'Tea 🫖 for all', 'お茶', 'Чай'])(
  'a title with letters that the font lacks is left out whole, and never shown as boxes: %s',
  (title) => {
    expect(compose({ title })).toBe(compose({ title: '' }));
    expect(compose({ title })).not.toBe(compose({}));
  },
);

test('a made-up example says so on its picture, above the title', async () => {
  const labelled = compose({ blocks: [], title: '', label: 'Made-up example' });
  expect(labelled).toContain(ink.warn);
  expect(compose({})).not.toContain(ink.warn);
  expect((await wordsIn(labelled)).top).toBeLessThan(60);
});

test('the same story gives the same bytes, and is small', async () => {
  const [one, two] = [await drawPng(compose({})), await drawPng(compose({}))];
  expect(one.equals(two)).toBe(true);
  expect(one.length).toBeLessThan(60_000);
  expect(await sharp(one).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
});

test('nine blocks are sewn together to a square', () => {
  const blocks = Array.from({ length: 9 }, (_, n) => ({ ...block, uid: `${n}` }));
  expect(compose({ blocks }).match(/viewBox="0 0 84 84"/g)).toHaveLength(9);
});

test('under a mask of any shape the whole mark of the site is seen', async () => {
  const { data } = await sharp(Buffer.from(icon(readMark(root), 512, true)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cotton = data.subarray(0, 3);
  let cloth = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [x, y] = [(at / 3) % 512, Math.floor(at / 3 / 512)];
    if (data.subarray(at, at + 3).equals(cotton)) continue;
    cloth += 1;
    if (Math.hypot(x - 255.5, y - 255.5) > 0.4 * 512) expect.fail(`something at ${x}, ${y}`);
  }
  expect(cloth).toBeGreaterThan(10_000);
});

test('the manifest keeps to the base path, and names icons that are made', () => {
  const named = { name: 'Alongside', description: 'Stories.', lang: 'en-GB' };
  const made = manifest(named, (file) => `/our-charity/${file}`);
  expect(made).toMatchObject({ start_url: '/our-charity/', scope: '/our-charity/' });
  for (const { src, sizes } of made.icons) {
    const [, file = ''] = /^\/our-charity\/icon-(\w+)\.png$/.exec(src) ?? [];
    expect(sizes).toBe(`${icons[file]?.size}x${icons[file]?.size}`);
  }
  expect(made.icons.map(({ purpose }) => purpose)).toContain('maskable');
});

test('pictures have the colours of the pages', () => {
  const css = readFileSync(resolve(root, 'src/styles/tokens.css'), 'utf8');
  const { page, text, warn, accent } = coloursOf(css, 'light');
  expect(ink).toEqual({ page, text, warn, accent, night: coloursOf(css, 'dark')['page'] });
});
