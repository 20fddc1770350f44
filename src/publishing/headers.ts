import { gitHostOrigins, type Editing } from '../schemas/editing.ts';

/** How a site is served, as far as its headers depend on it. */
export interface Served {
  /** The path it stands under: begins and ends with a slash. */
  base: string;
  /** True when people reach it by https. */
  https: boolean;
  /** Where stories are edited: the editing page may speak to a hosted Git service. */
  editing: Editing;
  /** Where the form is sent on a host that only serves files; empty for nowhere. */
  formAction?: string;
  /**
   * True when every other site under the same domain is https for ever as well. A charity has other
   * sites, so this is never so unless somebody says it.
   */
  httpsSubdomains?: boolean;
}

/**
 * The headers that a file of the site is sent with, whoever sends it.
 * @param path As it stands in the address, with the base path and without a query.
 */
export function headersFor(path: string, served: Served): Record<string, string> {
  const within = path.startsWith(served.base) ? path.slice(served.base.length) : path.slice(1);
  const admin = /^admin(\/|$)/.test(within);
  return {
    'Content-Security-Policy': policy(admin ? adminPolicy(served) : sitePolicy(served)),
    ...(served.https && {
      'Strict-Transport-Security': `max-age=63072000${served.httpsSubdomains ? '; includeSubDomains' : ''}`,
    }),
    'X-Content-Type-Options': 'nosniff',
    // With `no-referrer` the form would be sent with `Origin: null`.
    'Referrer-Policy': 'same-origin',
    // Signing in at a Git host opens a window that has to answer.
    'Cross-Origin-Opener-Policy': admin ? 'same-origin-allow-popups' : 'same-origin',
    'Cross-Origin-Resource-Policy': forFeedReaders.test(within) ? 'cross-origin' : 'same-origin',
    'Permissions-Policy': withheld.map((name) => `${name}=()`).join(', '),
    'Cache-Control': caching(within),
  };
}

function sitePolicy({ formAction }: Served): Policy {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...(formAction ? [new URL(formAction).origin] : [])],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  };
}

/** Decap writes styles into the page and shows pictures before they are sent; it runs no text as code. */
function adminPolicy({ editing }: Served): Policy {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'blob:', ...gitHostOrigins(editing)],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
}

function policy(rules: Policy): string {
  return Object.entries(rules)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

/**
 * A file whose name changes with its bytes is kept for a year; what the search reads for a day, since
 * a withdrawn story must not be found for longer; everything else is asked for anew each time.
 */
function caching(within: string): string {
  if (within.startsWith('_astro/')) return 'public, max-age=31536000, immutable';
  if (/^pagefind\/(fragment|index|filter)\//.test(within)) return 'public, max-age=86400';
  return 'no-cache';
}

/** Feeds, and the pictures that they show, are read by pages of other sites. */
const forFeedReaders = /\.(xml|opml|avif|webp|jpe?g|png|gif|svg)$|(^|\/)feed\.json$/;

const withheld = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb',
  'browsing-topics',
];

type Policy = Record<string, string[]>;
