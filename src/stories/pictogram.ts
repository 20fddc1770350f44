/**
 * Reads a picture of the set (Health Icons) into shapes. Nothing else of the file reaches a page: only
 * `g` and `path` are known, with what says how they are filled.
 * @param body What stands inside the picture's `svg`, 48 × 48.
 * @returns Undefined for a picture that needs more than filled shapes.
 */
export function shapesOf(body: string): Shape[] | undefined {
  const shapes: Shape[] = [];
  const around: Filling[] = [{ filled: true, evenOdd: false }];
  let read = 0;
  for (const { index, 0: tag, 1: closing, 2: name, 3: attributes = '', 4: alone } of body.matchAll(
    /\s*<(\/?)(g|path)((?:\s[a-z-]+="[^"<>]*")*)\s*(\/?)>\s*/g,
  )) {
    if (index !== read) return undefined;
    read += tag.length;
    if (closing) {
      if (name === 'g') around.pop();
      continue;
    }
    const outer = around.at(-1);
    const own = outer && fillingIn(attributes, outer);
    if (!own) return undefined;
    if (name === 'g' && !alone) around.push(own);
    if (name === 'g' || !own.filled) continue;
    const [, d] = /\sd="([MmLlHhVvCcSsQqTtAaZz\d\s.,+-]+)"/.exec(attributes) ?? [];
    if (d === undefined) return undefined;
    shapes.push(own.evenOdd ? { d, evenOdd: true } : { d });
  }
  return read === body.length && shapes.length > 0 ? shapes : undefined;
}

/** True for a picture that is offered: others are the same again in outline, in white, or smaller. */
export function isOffered(name: string): boolean {
  return !/-(?:outline|negative|24px)(?:-|$)/.test(name);
}

/** One filled shape: the `d` of a `path`, and whether its inner rings are holes. */
export interface Shape {
  d: string;
  evenOdd?: true;
}

function fillingIn(attributes: string, outer: Filling): Filling | undefined {
  let { filled, evenOdd } = outer;
  for (const [, name, value] of attributes.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
    if (name === 'fill' && (value === 'none' || value === 'currentColor'))
      filled = value !== 'none';
    else if (name === 'fill-rule') evenOdd = value === 'evenodd';
    else if (name !== 'd' && name !== 'clip-rule') return undefined;
  }
  return { filled, evenOdd };
}

interface Filling {
  filled: boolean;
  evenOdd: boolean;
}
