import type { Hono } from 'hono';
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from './draft.ts';
import type { Person } from './person.ts';

/** Everything that the parts of the desk work with. Each part is a Hono app made from it. */
export interface Desk {
  store: Store;
  database: DatabaseSync;
  pages: SitePages;
  /** The path the site stands under: begins and ends with a slash. */
  base: string;
  /** The origin that people see, such as `https://stories.example.org`, without a slash at its end. */
  origin: string;
  /** Who everybody is, where nobody has to sign in (`npm start`); undefined on a server. */
  everybody: Person | undefined;
  /** A folder of the desk's own for what can be made again. */
  scratch: string;
  /** The clock. */
  now(): Date;
  /** The day it is in the publication's time zone. */
  today(): string;
  /**
   * True when a web server of our own stands before the desk: then the last entry of
   * `X-Forwarded-For`, which that server writes, is the address that asks.
   */
  behindProxy?: boolean;
  /** How the last rebuild of the site went; not there where the site rebuilds by itself. */
  state?(): Rebuild;
  /** Called after something was published, with the new commit: rebuilds the site. */
  published(commit: string): void;
}

/** A rebuild of the site, beside the one that readers see. */
export interface Rebuild {
  /** `none` when nothing was published since the desk began. */
  doing: 'none' | 'waiting' | 'building' | 'done' | 'failed';
  /** When it began to be so, ISO 8601. */
  since: string;
  /** For a failed one: what an editor can mend, in plain words, a line each. */
  why?: string;
}

/** The pages of the site as readers see them now, which the desk fills in. */
export interface SitePages {
  /**
   * The HTML of a page of the site.
   * @param path From the base path: `tell-your-story/`, `404.html`.
   */
  page(path: string): Promise<string | undefined>;
}

/** A part of the desk: its routes, from the base path. `src/desk/app.ts` mounts them all. */
export type Part = (desk: Desk) => Hono<DeskEnv>;

/** What the desk's middlewares put beside a request. */
export interface DeskEnv {
  Variables: {
    /** Who asks; undefined for somebody who has not signed in. */
    person: Person | undefined;
    /** The CSRF token of the session, that forms of the desk carry in the field `token`. */
    token: string;
  };
}
