import type { Cloth } from '../schemas/theme.ts';
import type { Block } from './blocks/block.ts';
import type { Chance } from './chance.ts';
import { canBeToldApart, isDark, isPale, tint, type ClothName, type Fabric } from './cloth.ts';
import { companions } from './companions.ts';
import { loudPrints, printNames, type PrintName, type Thread } from './print.ts';
import { seamsOf } from './seams.ts';

/**
 * Gives every part of a block a cloth and a print. Tries until neighbours can be told apart; after a while
 * it no longer asks for the cloths of the third and the second theme.
 * @param cloths The cloths of the themes, the main one first.
 */
export function dress(
  block: Block,
  [main, ...others]: readonly [Cloth, ...Cloth[]],
  luck: Chance,
): (part: string) => Printed {
  for (let tries = 0; tries < 240; tries += 1) {
    const asked = others.slice(0, tries < 80 ? 2 : tries < 160 ? 1 : 0);
    const roles = rolesFor([main, ...asked], luck);
    const way = luck.oneOf(block.ways);
    const roleOf = rolesIn(block, way);
    if (seamsOf(block).every(([one, other]) => mayMeet(roles, roleOf(one), roleOf(other))))
      return cutter(roles, roleOf, luck, new Set(way).size);
  }
  const roleOf = rolesIn(block, block.ways[0]);
  return (part) => whole('GL'.includes(roleOf(part)) ? 'ground' : main);
}

function rolesIn({ parts }: Block, way: string): (part: string) => Role {
  return (part) => way.charAt(parts.indexOf(part.toLowerCase())) as Role;
}

/**
 * Prints the cloths. In every other block a cloth of the pattern comes in two prints, as from a bag
 * of scraps. The fewer
 * cloths a block has, the fewer are left plain, so that no block is just its pattern in two colours.
 */
function cutter(roles: Roles, roleOf: (part: string) => Role, luck: Chance, cloths: number) {
  const scraps = cloths < 3 || luck.below(2) === 1;
  const print = printer(luck, cloths - (scraps ? 2 : 3));
  const bag = new Map<string, Printed>();
  return (part: string): Printed => {
    const role = roleOf(part);
    const other = scraps && part !== part.toLowerCase() && !isLight(roles[role]);
    const key = `${role}${other ? 'other' : ''}`;
    const printed = bag.get(key) ?? print(roles[role]);
    bag.set(key, printed);
    return printed;
  };
}

/** Which cloth each role has. */
function rolesFor([main, second, third]: readonly [Cloth, ...Cloth[]], luck: Chance): Roles {
  const friends = companions[main];
  const b = second ?? luck.oneOf(friends);
  const c = third ?? luck.oneOf(friends);
  const mood = luck.below(8);
  // A pale cloth on a dark ground, a cream figure on the main cloth, or else cloth on a light ground.
  if (mood === 0 && isPale(main))
    return {
      G: whole(isDark(b) ? b : luck.oneOf(friends)),
      L: { cloth: c, strength: 0.7 },
      A: whole(main),
      B: whole('cream'),
      C: whole(c),
      D: { cloth: main, strength: 0.7 },
    };
  if (mood < 2)
    return {
      G: whole(main),
      L: { cloth: main, strength: 0.75 },
      A: whole('cream'),
      B: whole(b),
      C: whole(c),
      D: { cloth: b, strength: 0.6 },
    };
  return {
    G: luck.oneOf([whole('ground'), whole('ground'), ...[main, b, c].map(tinted)]),
    L: { cloth: luck.oneOf([main, main, b, c]), strength: 0.25 },
    A: whole(main),
    B: whole(b),
    C: whole(c),
    D: { cloth: main, strength: 0.55 },
  };
}

/**
 * Prints a cloth, or leaves it plain; never the same print twice in one block.
 * @param plain How many may be left plain.
 */
function printer(luck: Chance, plain: number): (fabric: Fabric) => Printed {
  const left = [...printNames];
  let plainLeft = plain;
  return (fabric) => {
    const light = isLight(fabric);
    if (luck.below(light ? 2 : 3) === 0 && plainLeft > 0) {
      plainLeft -= 1;
      return fabric;
    }
    const names = left.filter((name) => !light || !loudPrints.includes(name));
    const print = names[luck.below(names.length)];
    if (!print) return fabric;
    left.splice(left.indexOf(print), 1);
    return { ...fabric, print, thread: light || isPale(fabric.cloth) ? 'fine' : 'pale' };
  };
}

/** Two roles may lie beside each other: the same, the two lights, or cloths that can be told apart. */
function mayMeet(roles: Roles, one: Role, other: Role): boolean {
  const [a, b] = [roles[one], roles[other]];
  if (one === other || (isLight(a) && isLight(b))) return true;
  return canBeToldApart(
    a,
    b,
    [one, other].some((role) => 'GL'.includes(role)) ? 'ground' : 'cloth',
  );
}

function isLight({ cloth, strength }: Fabric): boolean {
  return cloth === 'ground' || strength < 0.5;
}

function tinted(cloth: ClothName): Fabric {
  return { cloth, strength: tint };
}

function whole(cloth: ClothName): Fabric {
  return { cloth, strength: 1 };
}

/** A cloth with its print. */
export interface Printed extends Fabric {
  print?: PrintName;
  thread?: Thread;
}

/** The roles of `Block.ways`. */
export type Role = 'G' | 'L' | 'A' | 'B' | 'C' | 'D';
type Roles = Readonly<Record<Role, Fabric>>;
