import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from '../browser.ts';
import { readersHeaders } from '../readers-headers.ts';
import { serve, type SiteServer } from '../site-server.ts';
import { dist } from './pages.ts';

/**
 * A browser and the built site, served with the headers that readers get, for the tests of one file;
 * both are closed after them.
 */
export function opened(): Opened {
  const both: { browser?: Browser; site?: SiteServer } = {};
  beforeAll(async () => {
    [both.browser, both.site] = await Promise.all([
      launch(),
      serve(dist, { headers: readersHeaders }),
    ]);
  });
  afterAll(async () => {
    await both.browser?.close();
    await both.site?.close();
  });
  return {
    get browser() {
      return there(both.browser);
    },
    get site() {
      return there(both.site);
    },
  };
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('It is opened when the tests begin.');
  return thing;
}

export interface Opened {
  readonly browser: Browser;
  readonly site: SiteServer;
}
