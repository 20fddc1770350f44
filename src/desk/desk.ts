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
  /** Called after something was published, with the new commit: rebuilds the site. */
  published(commit: string): void;
}

/** The pages of the site as readers see them now, which the desk fills in. */
export interface SitePages {
  /**
   * The HTML of a page of the site.
   * @param path From the base path: `tell-your-story/`, `404.html`.
   */
  page(path: string): Promise<string | undefined>;
}

/** What the desk's middlewares put beside a request. */
export interface DeskEnv {
  Variables: {
    /** Who asks; undefined for somebody who has not signed in. */
    person: Person | undefined;
    /** The CSRF token of the session, that forms of the desk carry in the field `token`. */
    token: string;
  };
}
