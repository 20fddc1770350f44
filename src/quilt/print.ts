import type { Scheme } from './cloth.ts';

/** The prints, by name: how large one repeat is, in units of a block, how it lies, and what is printed. */
const prints = {
  dots: { size: 4, angle: 45, drawn: '<circle cx="2" cy="2" r=".9"/>' },
  pins: { size: 3, angle: 45, drawn: '<path d="M1 1h.7v.7H1z"/>' },
  stripes: { size: 3, angle: 0, drawn: '<path d="M1 0h1v3H1z"/>' },
  rows: { size: 3, angle: 90, drawn: '<path d="M1 0h1v3H1z"/>' },
  bias: { size: 3, angle: 45, drawn: '<path d="M1 0h1v3H1z"/>' },
  ticking: {
    size: 6,
    angle: 0,
    drawn: '<path d="M1 0h.5v6H1zM2.2 0h1.5v6H2.2zM4.4 0h.5v6h-.5z"/>',
  },
  gingham: {
    size: 5,
    angle: 0,
    drawn: '<path opacity=".6" d="M0 0h2.5v5H0z"/><path opacity=".6" d="M0 0h5v2.5H0z"/>',
  },
  check: { size: 6, angle: 0, drawn: '<path d="M1 0h.6v1H6v.6H1.6V6H1V1.6H0V1h1z"/>' },
  sprigs: {
    size: 8,
    angle: 0,
    drawn:
      '<path d="M2 3C.7 2.2.6 1 .6 1 2 1 2.1 2 2.1 2S2.1.8 3.3.5c0 0 .3 1.5-.8 2.5v.9H2zM6 7C4.7 6.2 4.6 5 4.6 5 6 5 6.1 6 6.1 6s0-1.2 1.2-1.5c0 0 .3 1.5-.8 2.5v.9H6z"/>',
  },
  crosses: { size: 5, angle: 45, drawn: '<path d="M2.2 1h.6v1.2H4v.6H2.8V4h-.6V2.8H1v-.6h1.2z"/>' },
  rings: {
    size: 6,
    angle: 45,
    drawn:
      '<path d="M1 3a2 2 0 0 0 4 0 2 2 0 0 0-4 0m.7 0a1.3 1.3 0 0 1 2.6 0 1.3 1.3 0 0 1-2.6 0"/>',
  },
  diamonds: { size: 4, angle: 0, drawn: '<path d="M1 0l.8 1L1 2 .2 1zM3 2l.8 1L3 4l-.8-1z"/>' },
  zigzag: { size: 4, angle: 0, drawn: '<path d="M0 2l2-2 2 2v1L2 1 0 3z"/>' },
} as const;

/** The names of the prints, but plain. */
export const printNames = Object.keys(prints) as [PrintName, ...PrintName[]];
export type PrintName = keyof typeof prints;

/** Those that are too loud for light cloth. */
export const loudPrints: readonly PrintName[] = ['ticking', 'gingham'];

/**
 * The patterns of prints, for a page: each stands in it once, and every block refers to them.
 * @param page Its HTML: only prints that it refers to and does not hold yet. Left out: all.
 */
export function pagePrints(page?: string): string {
  const asked = (id: string): boolean =>
    page === undefined || (page.includes(`url(#${id})`) && !page.includes(`<pattern id="${id}"`));
  return threads
    .flatMap((thread) =>
      printNames
        .filter((name) => asked(printId(name, thread)))
        .map((name) => pattern(name, thread, `class="${thread}"`)),
    )
    .join('');
}

/** The pattern of one print, for a picture that stands alone. */
export function filePrint(name: PrintName, thread: Thread, scheme: Scheme): string {
  const [colour, opacity] = threadColours[scheme][thread];
  return pattern(name, thread, `fill="${colour}" fill-opacity="${opacity}"`);
}

/** The id of a pattern. It begins with a capital, which no heading of a story does. */
export function printId(name: PrintName, thread: Thread): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}-${thread}`;
}

function pattern(name: PrintName, thread: Thread, paint: string): string {
  const { size, angle, drawn } = prints[name];
  const turned = angle === 0 ? '' : ` patternTransform="rotate(${angle})"`;
  return `<pattern id="${printId(name, thread)}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${turned} ${paint}>${drawn}</pattern>`;
}

/** Pale thread for dark cloth, and fine thread for light cloth, which also shows on the dark ground of the night. */
export const threads = ['pale', 'fine'] as const;
export type Thread = (typeof threads)[number];

/** The colour of each thread, and how much of it. */
export const threadColours: Readonly<Record<Scheme, Record<Thread, readonly [string, number]>>> = {
  light: { pale: ['#fbf7ef', 0.4], fine: ['#5e4a28', 0.25] },
  cream: { pale: ['#fbf7ef', 0.4], fine: ['#5e4a28', 0.25] },
  dark: { pale: ['#f4eddd', 0.3], fine: ['#827dae', 0.45] },
  contrast: { pale: ['#000000', 0.45], fine: ['#808080', 0.45] },
};
