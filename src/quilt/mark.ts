import { ohioStar } from './blocks/ohio-star.ts';
import { colours, schemes, type ClothName, type Scheme } from './cloth.ts';
import { Path } from './path.ts';

/**
 * The mark of the site as an SVG file, which is `public/favicon.svg`: an Ohio Star without prints, since it is
 * shown at 16 pixels. By night it has the cloths of the night.
 */
export function mark(): string {
  const cut = new Map<ClothName, Path>();
  for (const { part, corners } of [ground, ...ohioStar.pieces]) {
    const cloth = cloths[part.toLowerCase()] ?? 'ground';
    const path = cut.get(cloth) ?? new Path();
    if (cloth !== 'ground' || part === ground.part) path.draw(corners.map((value) => value * 8));
    cut.set(cloth, path);
  }
  const drawn = [...cut].map(([cloth, path]) => `<path class="${cloth}" d="${path}"/>`).join('');
  const coloured = (scheme: Scheme): string =>
    [...cut.keys()].map((cloth) => `.${cloth}{fill:${colours[scheme][cloth]}}`).join('');
  const night = `@media (prefers-color-scheme:dark){${coloured('dark')}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>${coloured(schemes[0])}${night}</style>${drawn}</svg>\n`;
}

const ground = { part: 'ground', corners: [0, 0, 3, 0, 3, 3, 0, 3] };
const cloths: Readonly<Record<string, ClothName>> = { m: 'indigo', p: 'madder' };
