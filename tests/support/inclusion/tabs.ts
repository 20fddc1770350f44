import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SiteServer } from '../site-server.ts';

/**
 * Opens pages in a few tabs at once and says what was found on them, each finding once, with the page
 * it was first found on.
 *
 * @param look Finds what is wrong with an open page.
 */
export async function lookAt(
  { browser, site, paths, options = {}, before, missing, slow, asked }: Visit,
  look: (page: Page, path: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  if (before) await context.addInitScript(before);
  if (asked) context.on('request', (request) => asked(request.url()));
  if (missing) await context.route(missing, (route) => route.abort());
  if (slow)
    await context.route(slow, async (route) => {
      await new Promise((later) => setTimeout(later, 300));
      await route.continue();
    });
  const waiting = paths.map((path, place) => ({ path, place }));
  const found: string[][] = [];
  const tab = async (): Promise<void> => {
    const page = await context.newPage();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { path, place } = next;
      await page.goto(site.url + path.slice(1));
      found[place] = (await look(page, path)).map((words) => `${path}: ${words}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: tabs }, tab));
  } finally {
    await context.close();
  }
  const seen = new Set<string>();
  return found.flat().filter((finding) => {
    const words = finding.slice(finding.indexOf(': '));
    return !seen.has(words) && seen.add(words);
  });
}

/** As many as two processors keep busy. */
const tabs = 3;

export interface Visit {
  browser: Browser;
  site: SiteServer;
  /** From the root of the site: `/stories/`. */
  paths: readonly string[];
  options?: BrowserContextOptions;
  /** Runs in each page before its own scripts. */
  before?: string | (() => void) | undefined;
  /** Gets the address of everything that a page asks for. */
  asked?: ((address: string) => void) | undefined;
  /** Files with such addresses do not come. */
  missing?: RegExp | undefined;
  /** Files with such addresses come late. */
  slow?: RegExp | undefined;
}
