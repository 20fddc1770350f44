import type { Scheme } from './cloth.ts';

/** The prints, by name: how large one repeat is, in units of a block, how it lies, and what is printed. */
const prints = {
  dots: {
    size: 6,
    angle: 0,
    thread: '<path d="M1.5 .6a.9.9 0 1 0 .1 0M4.5 3.6a.9.9 0 1 0 .1 0"/>',
  },
  pins: { size: 3, angle: 45, thread: '<path d="M1.2 1.2h.7v.7h-.7z"/>' },
  stripes: { size: 4, angle: 0, thread: '<path d="M0 0h1.3v4H0z"/>' },
  rows: { size: 4, angle: 90, thread: '<path d="M0 0h1.3v4H0z"/>' },
  bias: { size: 4, angle: 45, thread: '<path d="M0 0h1.3v4H0z"/>' },
  ticking: { size: 7, angle: 0, thread: '<path d="M1 0h1.6v7H1zM0 0h.4v7H0zM3.2 0h.4v7h-.4z"/>' },
  gingham: {
    size: 6,
    angle: 0,
    thread: '<path opacity=".6" d="M0 0h3v6H0z"/><path opacity=".6" d="M0 0h6v3H0z"/>',
  },
  check: { size: 7, angle: 0, thread: '<path d="M0 0h7v.7H.7V7H0z"/>' },
  sprigs: {
    size: 10,
    angle: 0,
    thread:
      '<path d="M2.5 4.5C1 3.5 1 2 1 2c1.5 0 1.7 1.2 1.7 1.2S2.8 2 4.2 1.6c0 0 .2 1.7-1.2 2.9l-.2 1.3h-.3zM7.5 9.5C6 8.5 6 7 6 7c1.5 0 1.7 1.2 1.7 1.2S7.8 7 9.2 6.6c0 0 .2 1.7-1.2 2.9"/>',
  },
  crosses: {
    size: 6,
    angle: 45,
    thread: '<path d="M2.5 1.2h.8v1.3h1.3v.8H3.3v1.3h-.8V3.3H1.2v-.8h1.3z"/>',
  },
} as const;

/** The names of the prints, but plain. */
export const printNames = Object.keys(prints) as [PrintName, ...PrintName[]];
export type PrintName = keyof typeof prints;

/**
 * The patterns of all prints in all threads, for a page: they stand in it once and every block refers to them.
 */
export function pagePrints(): string {
  return printNames
    .flatMap((name) => threads.map((thread) => pattern(name, thread, `class="${thread}"`)))
    .join('');
}

/** The pattern of one print, for a picture that stands alone. */
export function filePrint(name: PrintName, thread: Thread, scheme: Scheme): string {
  const [colour, opacity] = threadColours[scheme][thread];
  return pattern(name, thread, `fill="${colour}" fill-opacity="${opacity}"`);
}

/** The id of a pattern. */
export function printId(name: PrintName, thread: Thread): string {
  return `${name}-${thread}`;
}

function pattern(name: PrintName, thread: Thread, paint: string): string {
  const { size, angle, thread: drawn } = prints[name];
  const turned = angle === 0 ? '' : ` patternTransform="rotate(${angle})"`;
  return `<pattern id="${printId(name, thread)}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${turned} ${paint}>${drawn}</pattern>`;
}

/** Pale thread on dark cloth, dark thread on pale cloth, and the thread of the ground, which changes at night. */
export const threads = ['pale', 'deep', 'fine'] as const;
export type Thread = (typeof threads)[number];

export const threadColours: Readonly<Record<Scheme, Record<Thread, readonly [string, number]>>> = {
  light: { pale: ['#fbf7ef', 0.4], deep: ['#1d1a2b', 0.24], fine: ['#6b5836', 0.3] },
  dark: { pale: ['#f4eddd', 0.3], deep: ['#15142a', 0.34], fine: ['#c3ceff', 0.2] },
};
