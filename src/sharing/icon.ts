import { ink } from './ink.ts';

/**
 * The icon of the site, as SVG of that many pixels: its mark on cotton.
 * @param mark The mark as SVG, as wide as it is high.
 * @param safe True for a mask of any shape: the mark lies whole within the circle that every mask
 * shows, 80 % across (W3C, Web Application Manifest, "Icon masks and safe zone").
 */
export function icon(mark: string, size: number, safe: boolean): string {
  const side = safe ? size * 0.56 : size * 0.88;
  const edge = (size - side) / 2;
  const place = `x="${edge}" y="${edge}" width="${side}" height="${side}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">`,
    `<path fill="${ink.page}" d="M0 0h${size}v${size}H0z"/>`,
    `<image ${place} href="data:image/svg+xml,${encodeURIComponent(mark)}"/>`,
    '</svg>',
  ].join('');
}

/**
 * The files of the icon, by the name between `icon-` and `.png`: for phones that keep the page, for
 * the manifest, and for feed readers (RSS 2.0 shows at most 144 pixels across).
 */
export const icons: Readonly<Record<string, { size: number; safe: boolean }>> = {
  144: { size: 144, safe: false },
  180: { size: 180, safe: false },
  192: { size: 192, safe: false },
  512: { size: 512, safe: false },
  masked: { size: 512, safe: true },
};
