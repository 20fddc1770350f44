import type { Editing } from './schemas/editing.ts';

/**
 * What makes this publication yours: name, address, language, contact, licence. Values only.
 * `docs/make-it-yours.md` goes through them one by one.
 */
export const site = {
  /** The name, as it stands at the top of every page. */
  name: 'Alongside',
  /** One sentence that says what this is. */
  tagline: 'True stories of people and services working together',
  /** Two sentences for search engines, feeds and sharing. At most 200 characters. */
  description:
    'Stories about co-production in health and social care: people who use services working alongside the people who run them.',
  /** Where the site is published, without a path. A path is given with `--base`. */
  address: 'https://alongside.example',
  /** The language of the publication (BCP 47). */
  lang: 'en-GB',
  /** Where a day begins and ends (IANA time zone). */
  timeZone: 'Europe/London',
  /** Whom to write to. Left empty, pages say so and show no address. */
  email: '',
  /** Other ways to tell a story, shown beside the form: a phone number, a postal address. */
  phone: '',
  post: '',
  /** Who publishes. Printed at the foot of every page. */
  publisher: 'Alongside',
  /** The licence of the stories. */
  licence: {
    name: 'CC BY 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
  },
  /** How many stories stand on one page of a list. */
  storiesPerPage: 12,
  /**
   * Where the form "Tell your story" is sent when the site stands on a host that only serves files: the
   * address of a form service. Left empty there, people download their story and e-mail it. With a desk
   * of our own (`npm run serve`) it is not used.
   */
  formAction: '',
  /** How many days the desk keeps how to reach somebody who sent a story. */
  contactDays: 365,
  /**
   * True when every other site under the same domain, such as `www.`, is https and always will be:
   * browsers are then told so for two years, and it cannot be taken back sooner.
   */
  httpsSubdomains: false,
  /** Where editors edit: with the desk of our own, or a hosted Git service. See `docs/hosted-git.md`. */
  editing: { with: 'desk' } as Editing,
} as const;
