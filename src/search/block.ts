/** The name of the fact under which the index of a story holds its quilt block. */
export const blockFact = 'block';

/**
 * The pieces of a quilt block, as elements.
 * @param drawn The paths of an SVG, as the page of the story holds them. Anything else is left out, so
 * whatever stands in the index can only be shapes.
 */
export function blockPieces(drawn: string): Node[] {
  return [...drawn.matchAll(/<path ([^<>]*)>/g)].map(([, attributes = '']) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    for (const [, name = '', value = ''] of attributes.matchAll(/([a-z]+)="([^"]*)"/g))
      if (allowed[name]?.test(value)) path.setAttribute(name, value);
    return path;
  });
}

/** What a piece may say of itself: its cloth, its print, how faded it is, its outline. */
const allowed: Readonly<Record<string, RegExp>> = {
  class: /^[a-z]+$/,
  fill: /^url\(#[\w-]+\)$/,
  opacity: /^[\d.]+$/,
  d: /^[MmHhVvLlZz\d\s.-]+$/,
};
