import { blockSvg } from '../quilt/block-svg.ts';
import type { Quilted } from '../quilt/sew.ts';
import { ink } from './ink.ts';
import { seenText, type Lettering } from './lettering.ts';
import { leading, setIn } from './lines.ts';

/** What other sites and phones show of a page: 1200 × 630 is what they all ask for. */
export const sharingSize = { width: 1200, height: 630 } as const;

/**
 * The picture that a page is shared with, as SVG: quilt on the left, words on the right. Letters are
 * outlines.
 *
 * Words that the font has no letters for are left out, whole, and never shown as boxes.
 */
export function sharingPicture({ blocks, title, name, label }: Shared, type: Type): string {
  const { width, height } = sharingSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<path fill="${ink.page}" d="M0 0h${width}v${height}H0z"/>`,
    quilt(blocks),
    words({ title, name, label }, type),
    '</svg>',
  ].join('');
}

/** Blocks in rows of as many as there are rows, sewn together with strips of cotton. */
function quilt(blocks: readonly Quilted[]): string {
  const { height } = sharingSize;
  const across = Math.floor(Math.sqrt(blocks.length));
  const strip = across > 1 ? 14 : 0;
  const side = (height - strip * (across - 1)) / across;
  return blocks
    .slice(0, across ** 2)
    .map((block, n) => {
      const [x, y] = [n % across, Math.floor(n / across)].map((at) => at * (side + strip));
      const place = `x="${x}" y="${y}" width="${side}" height="${side}"`;
      return blockSvg(block, { for: 'file', scheme: 'light' }).replace('<svg ', `<svg ${place} `);
    })
    .join('');
}

/** The label and the title from the top, the name of the site at the foot. */
function words({ title, name, label }: Words, { heavy, bold }: Type): string {
  const { left, right, top, foot } = column;
  const drawn: string[] = [];
  let y = top;
  if (label && bold.has(label)) {
    const size = 28;
    const wide = Math.ceil(bold.width(label) * size);
    drawn.push(`<path fill="${ink.warn}" d="M${left} ${y}h${wide + 32}v52h-${wide + 32}z"/>`);
    drawn.push(bold.outlines(label, { x: left + 16, y: y + 36, size, colour: ink.text }));
    y += 52 + 34;
  }
  const shown = seenText(title);
  if (shown && heavy.has(shown)) {
    const box = { width: right - left, height: foot - 96 - y, sizes: titleSizes };
    const { size, lines } = setIn(box, shown, heavy.width);
    for (const [n, line] of lines.entries()) {
      const base = Math.round(y + heavy.capital * size + n * size * leading);
      drawn.push(heavy.outlines(line, { x: left, y: base, size, colour: ink.text }));
    }
  }
  const by = seenText(name);
  if (by && bold.has(by)) {
    const fits = Math.min(36, (right - left) / bold.width(by));
    drawn.push(`<path fill="${ink.accent}" d="M${left} ${foot - 62}h64v6h-64z"/>`);
    drawn.push(bold.outlines(by, { x: left, y: foot, size: fits, colour: ink.text }));
  }
  return drawn.join('');
}

/** Where words stand, in pixels: the edges of the column, its top, and the line that the name stands on. */
const column = { left: 682, right: 1148, top: 58, foot: 574 };

const titleSizes = [
  120, 112, 104, 96, 88, 82, 76, 72, 68, 64, 60, 56, 54, 52, 50, 48, 46, 44, 42, 40, 38, 36, 34,
];

/** What a picture shows. */
export interface Shared extends Words {
  /** One block, or as many as fill a square. */
  blocks: readonly Quilted[];
}

interface Words {
  title: string;
  /** The name of the site. */
  name: string;
  /** Stands above the title. */
  label?: string | undefined;
}

/** The two weights that pictures are lettered in: titles, and all else. */
export interface Type {
  bold: Lettering;
  heavy: Lettering;
}
