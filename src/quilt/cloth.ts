import type { Cloth } from '../schemas/theme.ts';

const day = {
  cream: '#e9dbbb',
  madder: '#9b2c2f',
  indigo: '#2a3768',
  mustard: '#d49a26',
  sage: '#8c9a6b',
  plum: '#5b2d55',
  teal: '#20706a',
  rust: '#b5542a',
  rose: '#d98a8a',
  slate: '#51606d',
  moss: '#4d5a2c',
  woad: '#6f97bd',
  heather: '#8d7bb0',
};

/**
 * The colours of the cloths in each scheme, for pictures that stand alone. On a page the custom properties of
 * `src/styles` colour them; a test holds the two equal.
 */
export const colours: Readonly<Record<Scheme, Readonly<Record<ClothName, string>>>> = {
  light: { ...day, ground: '#efe4cd' },
  cream: { ...day, ground: '#fdf4dd' },
  dark: {
    ground: '#26244a',
    cream: '#d8c9a6',
    madder: '#b8484b',
    indigo: '#5767ad',
    mustard: '#cf9a35',
    sage: '#8f9f72',
    plum: '#8a5384',
    teal: '#388a83',
    rust: '#bd6640',
    rose: '#cf8787',
    slate: '#6d7f8f',
    moss: '#75853f',
    woad: '#76a0c9',
    heather: '#9b8ac4',
  },
  contrast: {
    ground: '#1c1c1c',
    cream: '#1c1c1c',
    madder: '#ff6a6a',
    indigo: '#8c9eff',
    mustard: '#ffd23f',
    sage: '#c5dd9a',
    plum: '#e08ad6',
    teal: '#3fe0d0',
    rust: '#ff9457',
    rose: '#ffb8c6',
    slate: '#b7c9d9',
    moss: '#a8d93a',
    woad: '#8fd0ff',
    heather: '#c9a6ff',
  },
};

/**
 * Two cloths beside each other can be told apart, in every scheme.
 * @param where They meet: a pattern and its ground, or two cloths of a pattern.
 */
export function canBeToldApart(one: Fabric, other: Fabric, where: 'ground' | 'cloth'): boolean {
  const key = `${one.cloth} ${one.strength} ${other.cloth} ${other.strength} ${where}`;
  const before = judged.get(key);
  if (before !== undefined) return before;
  const clear = schemes.every(
    (scheme) =>
      contrast(seen(one, scheme), seen(other, scheme)) >= apart[where] &&
      distance(one, other, scheme) >= apart.colour,
  );
  judged.set(key, clear);
  return clear;
}

const judged = new Map<string, boolean>();

/**
 * How far apart neighbours must be: in contrast (WCAG's measure, from 1) where a pattern meets its ground and
 * where two of its cloths meet, and in colour (OKLab) everywhere.
 */
export const apart = { ground: 1.6, cloth: 1.15, colour: 0.09 };

/** The light ground itself, plain or tinted. */
export function isGround({ cloth, strength }: Fabric): boolean {
  return cloth === 'ground' || strength === tint;
}

/** How much of a colour a tinted ground has. */
export const tint = 0.08;

/** A cloth so pale that a print on it is dark. */
export function isPale(cloth: ClothName): boolean {
  return cloth === 'ground' || luminance(parts(colours.light[cloth])) > 0.25;
}

/** A cloth so dark that pale cloth shines on it. */
export function isDark(cloth: ClothName): boolean {
  return luminance(parts(colours.light[cloth])) < 0.12;
}

/** How far apart two colours are for the eye (OKLab, where 1 lies between black and white). */
export function distance(one: Fabric, other: Fabric, scheme: Scheme): number {
  const [a, b] = [oklab(seen(one, scheme)), oklab(seen(other, scheme))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The contrast of two colours, as WCAG 2.2 computes it. */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The colour of a cloth without its print. A faded one lets the ground through. */
export function seen({ cloth, strength }: Fabric, scheme: Scheme): Colour {
  const [over, under] = [parts(colours[scheme][cloth]), parts(colours[scheme].ground)];
  const mixed = (n: 0 | 1 | 2): number => over[n] * strength + under[n] * (1 - strength);
  return [mixed(0), mixed(1), mixed(2)];
}

function parts(hex: string): Colour {
  const all = Number.parseInt(hex.slice(1), 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(colour: Colour): number {
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** Björn Ottosson's OKLab. */
function oklab(colour: Colour): Colour {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export const schemes = ['light', 'cream', 'dark', 'contrast'] as const;
export type Scheme = (typeof schemes)[number];

/** A cloth of a theme, the ground that blocks lie on, or cream, which stays light by night. */
export type ClothName = Cloth | 'ground' | 'cream';

/** A cloth as it is used: whole, or faded so that the ground shows through. */
export interface Fabric {
  cloth: ClothName;
  strength: number;
}

type Colour = readonly [number, number, number];
