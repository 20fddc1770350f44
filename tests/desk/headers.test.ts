import { expect, test } from 'vitest';
import { headersFor, type Served } from '../../src/publishing/headers.ts';

const served: Served = { base: '/', https: true, editing: { with: 'desk' } };

test('every page runs only our own scripts and styles, and nothing written into it', () => {
  expect(headersFor('/stories/club-night/', served)['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('a page is sent with the whole list of headers', () => {
  expect(headersFor('/stories/', served)).toEqual({
    'Content-Security-Policy': expect.any(String) as string,
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cache-Control': 'no-cache',
  });
});

test('the form may also be sent to the form service of the site', () => {
  const policy = headersFor('/tell-your-story/', {
    ...served,
    formAction: 'https://forms.example/send?to=us',
  })['Content-Security-Policy'];
  expect(policy).toContain("form-action 'self' https://forms.example;");
});

test('the editing page has a policy of its own, without code made of text', () => {
  const headers = headersFor('/admin/', served);
  expect(headers['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
  expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin-allow-popups');
});

test('the editing page may speak to the Git host where the stories are kept, and no page else', () => {
  const hosted: Served = {
    ...served,
    editing: { with: 'gitlab', repository: 'us/stories', branch: 'main', appId: '1' },
  };
  expect(headersFor('/admin/', hosted)['Content-Security-Policy']).toContain(
    "connect-src 'self' blob: https://gitlab.com;",
  );
  expect(headersFor('/', hosted)['Content-Security-Policy']).not.toContain('gitlab');
});

test.each([
  ['/_astro/Page.DBJHRUqX.css', 'public, max-age=31536000, immutable'],
  ['/pagefind/fragment/en_195bd48.pf_fragment', 'public, max-age=86400'],
  ['/pagefind/pagefind-entry.json', 'no-cache'],
  ['/stories/', 'no-cache'],
  ['/rss.xml', 'no-cache'],
  ['/admin/cms/cms.js', 'no-cache'],
])('how long browsers keep %s: %s', (path, caching) => {
  expect(headersFor(path, served)['Cache-Control']).toBe(caching);
  const under = headersFor(`/our-charity${path}`, { ...served, base: '/our-charity/' });
  expect(under['Cache-Control']).toBe(caching);
});

test.each([
  '/rss.xml',
  '/themes/sharing-power/atom.xml',
  '/feed.json',
  '/feeds.opml',
  '/_astro/kitchen-table.DmKlBgSf_11RmC2.avif',
  '/_astro/kitchen-table.DmKlBgSf_2aVpix.jpeg',
])('feed readers on other sites may show %s', (path) => {
  expect(headersFor(path, served)['Cross-Origin-Resource-Policy']).toBe('cross-origin');
});

test.each(['/', '/admin/config.json', '/_astro/Page.DBJHRUqX.css', '/pagefind/pagefind.js'])(
  'other sites may not use %s',
  (path) => {
    expect(headersFor(path, served)['Cross-Origin-Resource-Policy']).toBe('same-origin');
  },
);

test('https is promised for ever only where there is https, and only for this site', () => {
  expect(headersFor('/', { ...served, https: false })).not.toHaveProperty(
    'Strict-Transport-Security',
  );
  expect(headersFor('/', { ...served, httpsSubdomains: true })['Strict-Transport-Security']).toBe(
    'max-age=63072000; includeSubDomains',
  );
});
