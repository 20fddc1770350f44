import type { Kept } from './device.ts';

/**
 * What this tab knows of the story that it sent last. It is written at once, as what the device keeps
 * is not: that may come too late when a page is left. Where the browser keeps nothing, it knows nothing.
 * @param path The path of the form.
 */
export function sendingAt(path: string): Sending {
  const name = `sent ${path}`;
  return {
    begin: (at) => quietly(() => sessionStorage.setItem(name, String(at))),
    cameBack: () => quietly(() => sessionStorage.removeItem(name)),
    arrived: () =>
      quietly(() => {
        const [at] = wordsOf(name);
        if (at) sessionStorage.setItem(name, `${at} arrived`);
      }),
    of: (kept) => {
      const [at, arrived] = quietly(() => wordsOf(name)) ?? [];
      if (!kept || !at || (kept.at > Number(at) && kept.sent !== Number(at))) return undefined;
      return arrived ? 'arrived' : 'sent';
    },
  };
}

export interface Sending {
  /** The story is on its way since a moment, in milliseconds. */
  begin(at: number): void;
  /** It has not arrived: something in it has to be mended. */
  cameBack(): void;
  arrived(): void;
  /** How far a story has come that the device keeps; undefined for one that was written later. */
  of(kept: Kept | undefined): 'sent' | 'arrived' | undefined;
}

function wordsOf(name: string): string[] {
  return sessionStorage.getItem(name)?.split(' ') ?? [];
}

/** Browsers that keep nothing throw as soon as they are asked to. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
