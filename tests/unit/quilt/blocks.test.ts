import { describe, expect, test } from 'vitest';
import { blocks } from '../../../src/quilt/blocks.ts';
import type { Block } from '../../../src/quilt/blocks/block.ts';
import type { Piece } from '../../../src/quilt/piece.ts';
import { seamsOf } from '../../../src/quilt/seams.ts';
import { side } from '../../../src/quilt/sew.ts';
import { blockChoices } from '../../../src/schemas/theme.ts';

/** What the tradition says: how many pieces of each shape, and which turns and mirrors change nothing. */
const tradition: Record<string, { shapes: Record<string, number>; same: string[] }> = {
  'ohio-star': { shapes: { square: 5, triangle: 16 }, same: ['turn', 'half turn', 'mirror'] },
  'nine-patch': { shapes: { square: 9 }, same: ['turn', 'half turn', 'mirror'] },
  'log-cabin': { shapes: { square: 2, strip: 11 }, same: [] },
  'friendship-star': { shapes: { square: 5, triangle: 8 }, same: ['turn', 'half turn'] },
  'flying-geese': { shapes: { triangle: 24 }, same: ['mirror'] },
  schoolhouse: { shapes: { strip: 17, triangle: 3, slope: 2 }, same: [] },
  hourglass: { shapes: { triangle: 16 }, same: ['turn', 'half turn'] },
  pinwheel: { shapes: { triangle: 8 }, same: ['turn', 'half turn'] },
  'churn-dash': {
    shapes: { square: 1, strip: 8, triangle: 8 },
    same: ['turn', 'half turn', 'mirror'],
  },
  'jacobs-ladder': { shapes: { square: 20, triangle: 8 }, same: ['half turn'] },
  'rail-fence': { shapes: { strip: 12 }, same: ['turn', 'half turn'] },
  'bear-paw': {
    shapes: { square: 9, triangle: 32, strip: 4 },
    same: ['turn', 'half turn', 'mirror'],
  },
};

test('there is a block for every one that a theme may choose', () => {
  expect(Object.keys(blocks).sort()).toEqual(Object.keys(blockChoices).sort());
  expect(Object.keys(tradition).sort()).toEqual(Object.keys(blockChoices).sort());
});

describe.each(Object.entries(blocks))('%s', (name, block) => {
  test('its pieces cover the whole square', () => {
    const sum = block.pieces.reduce((all, piece) => all + area(piece), 0);
    expect(sum).toBe(block.grid ** 2);
    for (const corner of block.pieces.flatMap(({ corners }) => corners)) {
      expect(corner).toBeGreaterThanOrEqual(0);
      expect(corner).toBeLessThanOrEqual(block.grid);
    }
  });

  test('no two pieces overlap', () => {
    for (const [n, one] of block.pieces.entries())
      for (const other of block.pieces.slice(n + 1))
        expect(common(one, other), `${JSON.stringify([one, other])}`).toBeLessThan(1e-9);
  });

  test('every corner lies on the grid, or in the middle of a square of four triangles', () => {
    for (const { corners } of block.pieces)
      for (const corner of corners) expect(Number.isInteger(corner * 2)).toBe(true);
    for (const { corners } of block.pieces)
      for (const corner of corners)
        expect(Number.isInteger((corner * side) / block.grid), `${corner}`).toBe(true);
  });

  test('it has as many pieces of each shape as the tradition says', () => {
    const shapes: Record<string, number> = {};
    for (const piece of block.pieces) {
      const shape = shapeOf(piece);
      shapes[shape] = (shapes[shape] ?? 0) + 1;
    }
    expect(shapes).toEqual(tradition[name]?.shapes);
  });

  test('its dark and light look the same after the turns that the tradition knows, and after no other', () => {
    const same = Object.entries(moves)
      .filter(([, move]) => picture(block, move) === picture(block, (x, y) => [x, y]))
      .map(([way]) => way);
    expect(same).toEqual(tradition[name]?.same);
  });

  test('every way says a cloth for every part, and uses the main cloth', () => {
    const parts = new Set(block.pieces.map(({ part }) => part.toLowerCase()));
    expect([...block.parts].sort()).toEqual([...parts].sort());
    for (const way of block.ways) {
      expect(way, way).toMatch(/^[GLABCD]+$/);
      expect(way).toHaveLength(block.parts.length);
      expect(way).toContain('A');
    }
    expect(new Set(block.ways).size).toBe(block.ways.length);
  });
});

test('a schoolhouse stands on its feet: its chimneys are on top and its walls below, however it lies', () => {
  expect(blocks.schoolhouse.turns).toBe(1);
  const heights = (part: string): number[] =>
    blocks.schoolhouse.pieces
      .filter((piece) => piece.part === part)
      .flatMap(({ corners }) => corners.filter((_, n) => n % 2 === 1));
  expect(Math.max(...heights('k'))).toBeLessThanOrEqual(Math.min(...heights('r')));
  expect(Math.max(...heights('r'))).toBeLessThanOrEqual(Math.min(...heights('w')));
  expect(Math.max(...heights('d'))).toBe(blocks.schoolhouse.grid);
});

test('each log of a log cabin is as long as the side of what was sewn before it', () => {
  const [, ...logs] = blocks['log-cabin'].pieces;
  let box = { left: 3, right: 4, top: 3, bottom: 4 };
  for (const { corners } of logs) {
    const [left = 0, top = 0, right = 0, , , bottom = 0] = corners;
    if (bottom === box.top || top === box.bottom)
      expect([left, right]).toEqual([box.left, box.right]);
    else expect([top, bottom]).toEqual([box.top, box.bottom]);
    box = {
      left: Math.min(box.left, left),
      right: Math.max(box.right, right),
      top: Math.min(box.top, top),
      bottom: Math.max(box.bottom, bottom),
    };
  }
  expect(box).toEqual({ left: 0, right: 7, top: 0, bottom: 7 });
});

test('light logs lie on two neighbouring sides of the cabin, and dark logs on the other two', () => {
  for (const { part, corners } of blocks['log-cabin'].pieces.slice(1)) {
    const [x, y] = middle(corners);
    const above = y < x;
    expect('abc'.includes(part), part).toBe(above);
  }
});

test('a goose is twice as wide as it is high, and has sky on both sides', () => {
  const geese = blocks['flying-geese'].pieces.filter(({ part }) => part !== 's');
  expect(geese).toHaveLength(8);
  for (const { corners } of geese) {
    const [left = 0, bottom = 0, tip = 0, top = 0, right = 0] = corners;
    expect(right - left).toBe(2 * (bottom - top));
    expect(tip - left).toBe(right - tip);
  }
});

test('a seam is found where two parts lie along each other, not where only corners touch', () => {
  const pairs = (name: keyof typeof blocks): string[] =>
    seamsOf(blocks[name]).map((s) => s.join(''));
  expect(pairs('nine-patch').sort()).toEqual(['cs', 'ms']);
  expect(pairs('rail-fence').sort()).toEqual(['ab', 'ac', 'bc']);
});

const moves: Record<string, Move> = {
  turn: (x, y, grid) => [grid - y, x],
  'half turn': (x, y, grid) => [grid - x, grid - y],
  mirror: (x, y, grid) => [grid - x, y],
};

type Move = (x: number, y: number, grid: number) => [number, number];

/** The block as text: its dark and its light pieces, whatever their order. */
function picture({ pieces, grid, parts, ways: [way] }: Block, move: Move): string {
  return pieces
    .map(({ part, corners }) => {
      const points = pairsOf(corners).map(([x, y]) => move(x, y, grid).join());
      const light = 'GL'.includes(way.charAt(parts.indexOf(part.toLowerCase())));
      return `${light ? 'light' : 'dark'} ${points.sort().join(' ')}`;
    })
    .sort()
    .join('\n');
}

function shapeOf({ corners }: Piece): string {
  const points = pairsOf(corners);
  if (points.length === 3) return 'triangle';
  const xs = new Set(points.map(([x]) => x));
  const ys = new Set(points.map(([, y]) => y));
  if (xs.size > 2 || ys.size > 2) return 'slope';
  const [wide, high] = [xs, ys].map((values) => Math.max(...values) - Math.min(...values));
  return wide === high ? 'square' : 'strip';
}

function pairsOf(corners: readonly number[]): [number, number][] {
  return corners.flatMap((x, n) =>
    n % 2 === 0 ? [[x, corners[n + 1] ?? 0] as [number, number]] : [],
  );
}

function middle(corners: readonly number[]): [number, number] {
  const points = pairsOf(corners);
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
}

/** By the shoelace formula. */
function area({ corners }: { corners: readonly number[] }): number {
  const points = pairsOf(corners);
  const twice = points.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = points[(n + 1) % points.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The area that two convex pieces have in common (Sutherland and Hodgman's way of cutting). */
function common(one: Piece, other: Piece): number {
  const [knife, cloth] = [pairsOf(one.corners), pairsOf(other.corners)];
  const centre = middle(one.corners);
  let left = cloth;
  for (const [n, from] of knife.entries()) {
    const to = knife[(n + 1) % knife.length] ?? from;
    const off = ([x, y]: [number, number]): number =>
      (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
    const within = Math.sign(off(centre));
    left = left.flatMap((point, m) => {
      const next = left[(m + 1) % left.length] ?? point;
      const [a, b] = [off(point) * within, off(next) * within];
      const kept = a >= 0 ? [point] : [];
      if (a * b >= 0) return kept;
      const share = a / (a - b);
      const cut: [number, number] = [
        point[0] + share * (next[0] - point[0]),
        point[1] + share * (next[1] - point[1]),
      ];
      return [...kept, cut];
    });
  }
  return area({ corners: left.flat() });
}
