import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slug } from 'github-slugger';
import { expect, test } from 'vitest';
import { blockSvg } from '../../../src/quilt/block-svg.ts';
import { apart, colours, contrast, isGround, schemes, seen } from '../../../src/quilt/cloth.ts';
import { companions } from '../../../src/quilt/companions.ts';
import { pagePrints, threadColours } from '../../../src/quilt/print.ts';
import { sew, type Quilted, type SewnPiece } from '../../../src/quilt/sew.ts';
import { blockChoices, clothChoices, type Cloth, type Theme } from '../../../src/schemas/theme.ts';
import { coloursOf } from '../../../src/styles/schemes.ts';

const cloths = Object.keys(clothChoices) as Cloth[];
const names = Object.keys(blockChoices) as Theme['block'][];
const styles = join(import.meta.dirname, '../../../src/styles');
const [tokens, quilt] = ['tokens.css', 'quilt.css'].map((name) =>
  readFileSync(join(styles, name), 'utf8'),
);

/** Many made stories: of every block, with one, two or three cloths. */
const made: Quilted[] = names.flatMap((block, n) =>
  Array.from({ length: 120 }, (_, seed) => ({
    uid: `story ${seed}`,
    themes: [0, 5, 9].slice(0, 1 + (seed % 3)).map((step) => ({
      block,
      cloth: cloths[(n + step + Math.floor(seed / 12)) % cloths.length] ?? 'slate',
    })),
  })),
);

test('the same story and themes give the same bytes for ever', () => {
  const themes = [
    { block: 'pinwheel', cloth: 'heather' },
    { block: 'ohio-star', cloth: 'madder' },
  ] as const;
  expect(
    ['0b8f1a52-6c2e-4a6e-9d55-3f1f1c5a7e01', '0b8f1a52-6c2e-4a6e-9d55-3f1f1c5a7e02'].map((uid) =>
      blockSvg({ uid, themes }, { for: 'page' }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "<svg class="patch" viewBox="0 0 84 84" aria-hidden="true"><path class="ground" d="M0 0h84v84h-84z"/><path class="moss" opacity=".08" d="M42 42v42h42zm0 0v-42h-42z"/><path fill="url(#Sprigs-fine)" d="M42 42v42h42zm0 0v-42h-42z"/><path class="heather" opacity=".25" d="M42 42h42v-42zm0 0h-42v42z"/><path fill="url(#Check-fine)" d="M42 42h42v-42zm0 0h-42v42z"/><path class="heather" d="M84 84v-42h-42zm0-84h-42v42zm-84 0v42h42zm0 84h42v-42z"/><path fill="url(#Pins-pale)" d="M84 84v-42h-42zm0-84h-42v42zm-84 0v42h42zm0 84h42v-42z"/></svg>",
      "<svg class="patch" viewBox="0 0 84 84" aria-hidden="true"><path class="ground" d="M0 0h84v84h-84z"/><path class="heather" opacity=".25" d="M42 42h42v-42zm0 0h-42v42z"/><path fill="url(#Rings-fine)" d="M42 42h42v-42zm0 0h-42v42z"/><path class="heather" d="M84 84v-42h-42zm0-84h-42v42z"/><path fill="url(#Diamonds-pale)" d="M84 84v-42h-42zm0-84h-42v42z"/><path class="heather" d="M0 0v42h42zm0 84h42v-42z"/><path fill="url(#Ticking-pale)" d="M0 0v42h42zm0 84h42v-42z"/></svg>",
    ]
  `);
});

test('another number gives another block', () => {
  const themes = [{ block: 'bear-paw', cloth: 'plum' }] as const;
  expect(blockSvg({ uid: 'one', themes }, { for: 'page' })).not.toBe(
    blockSvg({ uid: 'two', themes }, { for: 'page' }),
  );
});

test.each(names)('%s: nearly every story has a block that looks like no other', (block) => {
  const cloth = cloths[names.indexOf(block)] ?? 'slate';
  const looks = new Set(
    Array.from({ length: 5200 }, (_, n) =>
      looksOf(sew({ uid: `made ${n}`, themes: [{ block, cloth }] })),
    ),
  );
  expect(looks.size).toBeGreaterThan(5000);
});

test('a block is at most two kilobytes on a page, and 900 bytes on the average', () => {
  const sizes = made.map((quilted) => blockSvg(quilted, { for: 'page' }).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2048);
  expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(900);
});

test('where the pattern meets its ground, the contrast keeps it recognisable in every scheme', () => {
  for (const quilted of made)
    for (const [one, other] of neighbours(sew(quilted))) {
      if (isGround(one.fabric) === isGround(other.fabric)) continue;
      if (one.fabric.strength + other.fabric.strength < 1.5) continue;
      for (const scheme of schemes)
        expect(
          contrast(seen(one.fabric, scheme), seen(other.fabric, scheme)),
          `${quilted.uid} ${JSON.stringify([quilted.themes, one.fabric, other.fabric, scheme])}`,
        ).toBeGreaterThanOrEqual(apart.ground);
    }
});

test('every block shows the cloth of its first theme', () => {
  for (const quilted of made)
    expect(
      sew(quilted).some(({ fabric }) => fabric.cloth === quilted.themes[0]?.cloth),
      JSON.stringify(quilted),
    ).toBe(true);
});

test('most stories of two themes show the cloth of the second', () => {
  const two = made.filter(({ themes }) => themes.length > 1);
  const lent = two.filter((quilted) =>
    sew(quilted).some(({ fabric }) => fabric.cloth === quilted.themes[1]?.cloth),
  );
  expect(lent.length / two.length).toBeGreaterThan(0.5);
});

test('a schoolhouse is never turned', () => {
  for (let n = 0; n < 200; n += 1) {
    const pieces = sew({ uid: `${n}`, themes: [{ block: 'schoolhouse', cloth: 'rust' }] });
    const chimney = pieces[1]?.corners.filter((_, at) => at % 2 === 1) ?? [];
    expect(Math.max(...chimney)).toBe(12);
  }
});

test('a story whose theme is gone still has a block', () => {
  expect(blockSvg({ uid: 'a', themes: [] }, { for: 'page' })).toContain('<path class="slate"');
});

test('on a page a block has no colour of its own, and refers only to prints that the page holds', () => {
  const prints = new Set([...pagePrints().matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const quilted of made) {
    const svg = blockSvg(quilted, { for: 'page' });
    expect(svg).not.toMatch(/style=|#[0-9a-f]{6}| stroke=/);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(prints).toContain(id);
  }
});

test('a page gets the prints that its blocks refer to, each once, and no other', () => {
  const page = made
    .slice(0, 3)
    .map((quilted) => blockSvg(quilted, { for: 'page' }))
    .join('');
  const ids = (text: string): string[] =>
    [...text.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id ?? '');
  const used = new Set([...page.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
  expect(new Set(ids(pagePrints(page)))).toEqual(used);
  expect(ids(pagePrints(page))).toHaveLength(used.size);
  expect(pagePrints(page + pagePrints())).toBe('');
  expect(pagePrints('<p>No block</p>')).toBe('');
});

test('no print has an id that a heading of a story can have', () => {
  const ids = [...pagePrints().matchAll(/<pattern id="([^"]+)"/g)].map(([, id = '']) => id);
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) expect(slug(id)).not.toBe(id);
});

test('a file stands alone: its colours, its prints and nothing else', () => {
  for (const quilted of made.filter((_, n) => n % 9 === 0))
    for (const scheme of schemes) {
      const svg = blockSvg(quilted, { for: 'file', scheme });
      expect(svg).not.toMatch(/class=|var\(/);
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
      expect(new Set(ids)).toEqual(new Set(used));
      expect(new Set(ids).size).toBe(ids.length);
    }
});

test('the style sheets give every cloth and thread the colour that a file has', () => {
  for (const scheme of schemes) {
    const page = coloursOf(tokens ?? '', scheme);
    for (const [cloth, colour] of Object.entries(colours[scheme]))
      expect(hex(page[cloth]), `${cloth} in ${scheme}`).toBe(colour);
    for (const [thread, [colour, share]] of Object.entries(threadColours[scheme])) {
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      expect(page[thread], `${thread} in ${scheme}`).toBe(`rgb(${r} ${g} ${b} / ${share * 100}%)`);
    }
  }
  for (const cloth of Object.keys(colours.light)) expect(quilt).toContain(`.${cloth} {`);
});

test('no two cloths look alike, by day or by night', () => {
  for (const scheme of ['light', 'dark'] as const)
    for (const [n, one] of cloths.entries())
      for (const other of cloths.slice(n + 1)) {
        const [a, b] = [one, other].map((cloth) => seen({ cloth, strength: 1 }, scheme));
        const far = Math.hypot(...(a ?? [0]).map((value, at) => value - (b?.[at] ?? 0)));
        expect(far, `${one} and ${other}`).toBeGreaterThan(25);
      }
});

test('every cloth has companions, and none is its own', () => {
  for (const cloth of cloths) {
    expect(new Set(companions[cloth]).size).toBe(companions[cloth].length);
    expect(companions[cloth]).not.toContain(cloth);
  }
});

/** What can be seen of a block: the middle of every piece, and its cloth and print. */
function looksOf(pieces: readonly SewnPiece[]): string {
  return pieces
    .map(({ corners, fabric: { cloth, strength, print } }) => {
      let [x, y] = [0, 0];
      for (let n = 0; n < corners.length; n += 2) {
        x += corners[n] ?? 0;
        y += corners[n + 1] ?? 0;
      }
      return `${(x / corners.length).toFixed(1)} ${(y / corners.length).toFixed(1)} ${cloth}${strength}${print}`;
    })
    .sort()
    .join();
}

/** Pieces that share two corners or lie along each other, from the seams of what is drawn. */
function neighbours(pieces: readonly SewnPiece[]): [SewnPiece, SewnPiece][] {
  const found: [SewnPiece, SewnPiece][] = [];
  for (const [n, one] of pieces.entries())
    for (const other of pieces.slice(n + 1)) {
      const corners = pointsOf(one).filter((point) => pointsOf(other).includes(point));
      if (corners.length > 1) found.push([one, other]);
    }
  return found;
}

function pointsOf({ corners }: SewnPiece): string[] {
  return corners.flatMap((x, n) => (n % 2 === 0 ? [`${x},${corners[n + 1]}`] : []));
}

/** #fff as #ffffff. */
function hex(colour = ''): string {
  return colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
}
