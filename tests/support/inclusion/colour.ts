/**
 * How strongly two colours differ, from 1 to 21 (WCAG 2.2, "contrast ratio").
 * @param layers What lies under each other, the uppermost first; the last is opaque.
 */
export function contrastOn(colour: string, layers: readonly string[]): number {
  const ground = flat(layers);
  return ratio(over(parse(colour), ground), ground);
}

/** The contrast of two opaque surfaces, each given as its layers from above. */
export function contrastBetween(one: readonly string[], other: readonly string[]): number {
  return ratio(flat(one), flat(other));
}

/** Whether anything of this colour can be seen. */
export function isSeen(colour: string): boolean {
  return parse(colour)[3] > 0;
}

/**
 * Red, green, blue (0 to 255) and how opaque (0 to 1), from a computed colour.
 * @throws For a way of writing that is not known: a colour that was not reckoned is no colour that is right.
 */
export function parse(colour: string): Rgba {
  const numbers = [...colour.matchAll(/[\d.]+(?:e-?\d+)?/g)].map(Number);
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  if (/^rgba?\(/.test(colour)) return [red, green, blue, alpha];
  if (/^color\(srgb /.test(colour)) return [red * 255, green * 255, blue * 255, alpha];
  throw new Error(`Cannot reckon with the colour ${colour}.`);
}

function flat(layers: readonly string[]): Rgba {
  return layers.reduceRight<Rgba>(
    (ground, layer) => over(parse(layer), ground),
    [255, 255, 255, 1],
  );
}

function over([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba {
  const mix = (upper: number, lower: number): number => upper * alpha + lower * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

function ratio(one: Rgba, other: Rgba): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
