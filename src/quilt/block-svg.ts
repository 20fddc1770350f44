import { colours, isGround, type Scheme } from './cloth.ts';
import { Path } from './path.ts';
import { filePrint, printId } from './print.ts';
import type { Printed } from './dress.ts';
import { sew, side, type Quilted } from './sew.ts';

/**
 * The block of a story as SVG. On a page, CSS colours its cloths and the page holds the prints
 * (`Prints.astro`); a file stands alone, with its own colours and prints.
 */
export function blockSvg(quilted: Quilted, how: Use): string {
  const cloths = cut(quilted);
  const drawn = cloths.flatMap((cloth) => layers(cloth, how)).join('');
  const box = `viewBox="0 0 ${side} ${side}"`;
  if (how.for === 'page') return `<svg class="patch" ${box} aria-hidden="true">${drawn}</svg>`;
  const prints = cloths.flatMap(({ fabric: { print, thread } }) =>
    print && thread ? filePrint(print, thread, how.scheme) : [],
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} stroke-width=".5" stroke-linejoin="round">${[...new Set(prints)].join('')}${drawn}</svg>`;
}

/** Where the block is shown. */
export type Use = { for: 'page' } | { for: 'file'; scheme: Scheme };

/**
 * What is cut from each cloth, in the order of sewing: the ground, which lies under everything, then faded
 * cloth, then whole cloth. Where nothing faded lies on the ground, its tint and print are one large piece.
 */
function cut(quilted: Quilted): Cut[] {
  const cloths = new Map<string, Cut>();
  for (const { corners, fabric } of sew(quilted)) {
    const key = JSON.stringify(fabric);
    const cloth = cloths.get(key) ?? { fabric, path: new Path() };
    cloth.path.draw(corners);
    cloths.set(key, cloth);
  }
  const whole = new Path();
  whole.draw([0, 0, side, 0, side, side, 0, side]);
  const all = [...cloths.values()];
  const bare = all.every(({ fabric }) => isGround(fabric) || fabric.strength === 1);
  return [
    { fabric: { cloth: 'ground', strength: 1 }, path: whole },
    ...all
      .filter(({ fabric: { cloth, print } }) => cloth !== 'ground' || print)
      .map((each) => (bare && isGround(each.fabric) ? { ...each, path: whole } : each))
      .sort((one, other) => layer(one) - layer(other)),
  ];
}

function layer({ fabric }: Cut): number {
  return isGround(fabric) ? 0 : fabric.strength;
}

/**
 * A cloth and, on top of it, its print. The cloth is stroked in its own colour, so that nothing shows
 * between two pieces.
 */
function layers({ fabric: { cloth, strength, print, thread }, path }: Cut, how: Use): string[] {
  const d = `d="${path}"`;
  const colour = how.for === 'file' && colours[how.scheme][cloth];
  const paint = colour ? `fill="${colour}" stroke="${colour}"` : `class="${cloth}"`;
  const faded = strength < 1 ? ` opacity="${String(strength).replace(/^0/, '')}"` : '';
  return [
    ...(cloth === 'ground' && print ? [] : [`<path ${paint}${faded} ${d}/>`]),
    ...(print && thread ? [`<path fill="url(#${printId(print, thread)})" ${d}/>`] : []),
  ];
}

interface Cut {
  fabric: Printed;
  path: Path;
}
