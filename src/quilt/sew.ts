import type { Theme } from '../schemas/theme.ts';
import { blocks } from './blocks.ts';
import type { Block } from './blocks/block.ts';
import { chance, type Chance } from './chance.ts';
import {
  canBeToldApart,
  colours,
  distance,
  schemes,
  type ClothName,
  type Fabric,
} from './cloth.ts';
import { companions } from './companions.ts';
import type { Piece } from './piece.ts';
import { printNames, type PrintName, type Thread } from './print.ts';

/** The side of every block as it is drawn: all grids (2, 3, 4, 6, 7, 14) divide it. */
export const side = 84;

/**
 * Decides how the block of a story looks. The same story always gives the same.
 * @param themes The first gives the pattern and the main cloth; the second and the third lend theirs.
 */
export function sew({ uid, themes }: Quilted): SewnPiece[] {
  const [first, ...others] = themes.length > 0 ? themes : [unknown];
  const block = blocks[(first ?? unknown).block];
  const luck = chance(uid);
  const lie = layer(block, luck);
  const cloths = [first ?? unknown, ...others].map(({ cloth }) => cloth);
  const sewing = choose(block, cloths, luck);
  return block.pieces.map(({ part, corners }) => ({
    corners: lie(corners),
    fabric: sewing[part] ?? plain('ground'),
  }));
}

/** Turns and mirrors the block, and draws it `side` units wide. */
function layer(block: Block, luck: Chance): (corners: Piece['corners']) => number[] {
  const turns = luck.below(block.turns);
  const mirrored = luck.once(2) && block.mirrors;
  const unit = side / block.grid;
  return (corners) => {
    const points = corners.map((value, n) =>
      mirrored && n % 2 === 0 ? side - value * unit : value * unit,
    );
    for (let turn = 0; turn < turns; turn += 1)
      for (let n = 0; n < points.length; n += 2) {
        const [x = 0, y = 0] = [points[n], points[n + 1]];
        points[n] = side - y;
        points[n + 1] = x;
      }
    return points;
  };
}

/** Tries ways and cloths until neighbours can be told apart; at last takes the main cloth on its ground. */
function choose(block: Block, cloths: readonly ClothName[], luck: Chance): Record<string, Printed> {
  const neighbours = neighboursOf(block);
  for (let tries = 0; tries < 40; tries += 1) {
    const roles = dress(cloths, luck);
    const way = block.ways[luck.below(block.ways.length)] ?? '';
    const of = (part: string): Role => way.charAt(block.parts.indexOf(part)) as Role;
    const clear = neighbours.every(([one, other]) => mayMeet(roles, of(one), of(other)));
    if (clear) return Object.fromEntries([...block.parts].map((part) => [part, roles[of(part)]]));
  }
  const way = block.ways[0] ?? '';
  return Object.fromEntries(
    [...block.parts].map((part, n) => [
      part,
      plain('GL'.includes(way.charAt(n)) ? 'ground' : (cloths[0] ?? 'ground')),
    ]),
  );
}

/** Gives every role a cloth and a print. */
function dress([main = 'slate', second, third]: readonly ClothName[], luck: Chance): Roles {
  const friends = companions[main as keyof typeof companions];
  const b = second ?? luck.oneOf(friends);
  const c = third ?? luck.oneOf(friends);
  const used = new Set<PrintName>();
  const turned = luck.once(4);
  const pick = (cloth: ClothName, strength = 1): Printed => {
    const thread: Thread =
      cloth === 'ground' || strength < 1 ? 'fine' : isPale(cloth) ? 'deep' : 'pale';
    const name = luck.oneOf(printNames);
    if (luck.below(5) < 2 || used.has(name)) return plain(cloth, strength);
    used.add(name);
    return { cloth, strength, print: name, thread };
  };
  const light = luck.oneOf([main, b, c]);
  return turned
    ? { G: pick(main), L: pick(b), A: pick('cream'), B: pick(b), C: pick(c) }
    : { G: pick('ground'), L: pick(light, 0.25), A: pick(main), B: pick(b), C: pick(c) };
}

/** Two roles may lie beside each other: the same cloth, two lights, or cloths that can be told apart. */
function mayMeet(roles: Roles, one: Role, other: Role): boolean {
  if (one === other) return true;
  if (one > other) return mayMeet(roles, other, one);
  const [a, b] = [roles[one], roles[other]];
  if (one === 'G' && other === 'L') return true;
  const quiet = [one, other].some((role) => role === 'G' || role === 'L');
  return (
    canBeToldApart(a, b, quiet ? 1.7 : 1.15) &&
    schemes.every((scheme) => distance(a, b, scheme) > 0.1)
  );
}

const known = new WeakMap<Block, readonly (readonly [string, string])[]>();

/** Pairs of parts that have a seam in common. */
export function neighboursOf(block: Block): readonly (readonly [string, string])[] {
  const before = known.get(block);
  if (before) return before;
  const found = new Map<string, readonly [string, string]>();
  for (const one of block.pieces)
    for (const other of block.pieces)
      if (one.part < other.part && meet(one, other))
        found.set(one.part + other.part, [one.part, other.part]);
  const pairs = [...found.values()];
  known.set(block, pairs);
  return pairs;
}

/** Two pieces lie along each other: an edge of one overlaps an edge of the other. */
function meet(one: Piece, other: Piece): boolean {
  return edges(one).some(([ax, ay, bx, by]) =>
    edges(other).some(([cx, cy, dx, dy]) => {
      const [ux, uy] = [bx - ax, by - ay];
      const off = (x: number, y: number): number => ux * (y - ay) - uy * (x - ax);
      if (off(cx, cy) !== 0 || off(dx, dy) !== 0) return false;
      const along = (x: number, y: number): number => ux * (x - ax) + uy * (y - ay);
      const [from, to] = [along(cx, cy), along(dx, dy)].sort((a, b) => a - b);
      return Math.min(to ?? 0, ux * ux + uy * uy) > Math.max(from ?? 0, 0);
    }),
  );
}

function edges({ corners }: Piece): (readonly [number, number, number, number])[] {
  const at = (n: number): number => corners[n % corners.length] ?? 0;
  return corners
    .filter((_, n) => n % 2 === 0)
    .map((_, n) => [at(2 * n), at(2 * n + 1), at(2 * n + 2), at(2 * n + 3)] as const);
}

function plain(cloth: ClothName, strength = 1): Printed {
  return { cloth, strength };
}

/** Pale cloths take a dark thread. */
function isPale(cloth: ClothName): boolean {
  return ['cream', 'mustard', 'sage', 'rose', 'woad'].includes(cloth) && cloth in colours.light;
}

const unknown: Pick<Theme, 'block' | 'cloth'> = { block: 'rail-fence', cloth: 'slate' };

/** What decides how a block looks. */
export interface Quilted {
  /** The permanent number of the story, or another name that never changes. */
  uid: string;
  themes: readonly Pick<Theme, 'block' | 'cloth'>[];
}

/** A cloth with its print. */
export interface Printed extends Fabric {
  print?: PrintName;
  thread?: Thread;
}

/** A piece where it lies, and its cloth. */
export interface SewnPiece {
  corners: readonly number[];
  fabric: Printed;
}

type Role = 'G' | 'L' | 'A' | 'B' | 'C';
type Roles = Readonly<Record<Role, Printed>>;
