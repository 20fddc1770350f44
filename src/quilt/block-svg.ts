import { colours, type Scheme } from './cloth.ts';
import { filePrint, printId, type PrintName, type Thread } from './print.ts';
import { sew, side, type Printed, type Quilted } from './sew.ts';

/**
 * The block of a story as SVG. On a page, CSS colours its cloths and the page holds the prints
 * (`Prints.astro`); a file stands alone, with its own colours and prints.
 */
export function blockSvg(quilted: Quilted, how: Use): string {
  const cloths = new Map<string, { fabric: Printed; path: Pen }>();
  for (const { corners, fabric } of sew(quilted)) {
    const key = JSON.stringify(fabric);
    const cloth = cloths.get(key) ?? { fabric, path: new Pen() };
    cloth.path.draw(corners);
    cloths.set(key, cloth);
  }
  const whole = new Pen();
  whole.draw([0, 0, side, 0, side, side, 0, side]);
  const drawn = [...cloths.values()].flatMap(({ fabric, path }) => layers(fabric, path.drawn, how));
  const ground = layers({ cloth: 'ground', strength: 1 }, whole.drawn, how);
  const box = `viewBox="0 0 ${side} ${side}"`;
  if (how.for === 'page')
    return `<svg class="patch" ${box} aria-hidden="true" focusable="false">${[...ground, ...drawn].join('')}</svg>`;
  const prints = [...cloths.values()].flatMap(({ fabric: { print, thread } }) =>
    print && thread ? filePrint(print, thread, how.scheme) : [],
  );
  const seams = '<g stroke-width=".5" stroke-linejoin="round">';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${[...new Set(prints)].join('')}${seams}${[...ground, ...drawn].join('')}</g></svg>`;
}

/** Where the block is shown. */
export type Use = { for: 'page' } | { for: 'file'; scheme: Scheme };

/** A cloth and, on top of it, its print. The cloth is stroked in its own colour, so that nothing shows between pieces. */
function layers({ cloth, strength, print, thread }: Printed, d: string, how: Use): string[] {
  const colour = how.for === 'file' ? colours[how.scheme][cloth] : '';
  const paint = colour ? `fill="${colour}" stroke="${colour}"` : `class="${cloth}"`;
  const faded = strength < 1 ? ` opacity="${String(strength).replace(/^0/, '')}"` : '';
  return [`<path ${paint}${faded} d="${d}"/>`, ...printed(d, print, thread)];
}

function printed(d: string, print?: PrintName, thread?: Thread): string[] {
  return print && thread ? [`<path fill="url(#${printId(print, thread)})" d="${d}"/>`] : [];
}

/** Writes pieces as one path of short relative steps. */
class Pen {
  drawn = '';
  #x = 0;
  #y = 0;

  draw(corners: readonly number[]): void {
    const [startX = 0, startY = 0] = corners;
    this.drawn +=
      this.drawn === '' ? `M${startX} ${startY}` : `m${pair(startX - this.#x, startY - this.#y)}`;
    [this.#x, this.#y] = [startX, startY];
    let [x, y] = [startX, startY];
    for (let n = 2; n < corners.length; n += 2) {
      const [nextX = 0, nextY = 0] = [corners[n], corners[n + 1]];
      const [right, down] = [nextX - x, nextY - y];
      this.drawn += down === 0 ? `h${right}` : right === 0 ? `v${down}` : `l${pair(right, down)}`;
      [x, y] = [nextX, nextY];
    }
    this.drawn += 'z';
  }
}

function pair(x: number, y: number): string {
  return `${x}${y < 0 ? '' : ' '}${y}`;
}
