/** The four colour schemes that `tokens.css` holds, for programs that need a colour itself. */
export const schemes = ['light', 'cream', 'dark', 'contrast'] as const;
export type Scheme = (typeof schemes)[number];

/**
 * The colours of one scheme, by name without the dashes: `{ page: '#fbf7ef', … }`.
 * @param css The text of `tokens.css`.
 * @throws When a colour has no value, or more than one, in the scheme.
 */
export function coloursOf(css: string, scheme: Scheme): Record<string, string> {
  const on = [`--if-${scheme}`, ...(scheme === 'light' || scheme === 'cream' ? ['--if-day'] : [])];
  const colours: Record<string, string> = {};
  for (const [, name = '', values = ''] of css.matchAll(switched)) {
    const found = [...values.matchAll(choice)].filter(([, key = '']) => on.includes(key));
    const [value] = found;
    if (found.length !== 1 || value?.[2] === undefined)
      throw new Error(`--${name} needs one value in the scheme ${scheme}, not ${found.length}.`);
    colours[name] = value[2];
  }
  return colours;
}

/** A property whose value is chosen by switches. */
const switched = /--([a-z-]+):\s*((?:var\(--if-[a-z]+,\s*(?:[^()]|\([^()]*\))*\)\s*)+);/g;

/** One switch, and what stands beside it. */
const choice = /var\((--if-[a-z]+),\s*((?:[^()]|\([^()]*\))*)\)/g;
