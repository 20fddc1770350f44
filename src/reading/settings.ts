/**
 * The reading settings: each is an attribute of `<html>` (`data-text="large"`) that the style sheets
 * know. A setting that was not chosen has no attribute, and the page is as it was designed.
 */
export const settings = {
  text: ['large', 'larger', 'largest'],
  lines: ['loose', 'looser'],
  width: ['narrow', 'wide'],
  colours: ['light', 'cream', 'dark', 'contrast'],
  font: ['system'],
  ruler: ['follows', 'stays'],
} as const;

/** The name under which the device keeps them. */
export const settingsKey = 'reading-settings';

/**
 * Reads what was kept. What is broken, foreign, of another version or unknown is left out, so that
 * whatever stands there, the page can be read.
 */
export function parseSettings(kept: string | null): Chosen {
  const chosen: Chosen = {};
  try {
    const found = JSON.parse(kept || '');
    if (found.version === version)
      for (const name of names) if (isKnown(name, found[name])) chosen[name] = found[name];
  } catch {
    // Not ours, or cut off.
  }
  return chosen;
}

/** How they are kept; undefined where nothing was chosen, since then nothing is kept. */
export function writeSettings(chosen: Chosen): string | undefined {
  const known = names.filter((name) => isKnown(name, chosen[name]));
  if (known.length === 0) return undefined;
  return JSON.stringify({ version, ...Object.fromEntries(known.map((n) => [n, chosen[n]])) });
}

/** Puts the settings onto the page: chosen ones as attributes, and no others. */
export function applySettings(
  chosen: Chosen,
  root: Pick<Element, 'setAttribute' | 'removeAttribute'>,
): void {
  for (const name of names) {
    const value = chosen[name];
    if (value) root.setAttribute(`data-${name}`, value);
    else root.removeAttribute(`data-${name}`);
  }
}

/** The settings that the page has now. */
export function settingsOf(root: Pick<HTMLElement, 'dataset'>): Chosen {
  return Object.fromEntries(
    names.flatMap((name) =>
      isKnown(name, root.dataset[name]) ? [[name, root.dataset[name]]] : [],
    ),
  );
}

/** Grows when what is kept changes its meaning. */
const version = 1;

const names = Object.keys(settings) as Setting[];

function isKnown(name: Setting, value: unknown): boolean {
  return (settings[name] as readonly unknown[]).includes(value);
}

export type Setting = keyof typeof settings;

/** What somebody chose; a setting that is missing is as designed. */
export type Chosen = { [Name in Setting]?: string };
