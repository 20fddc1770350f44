import { to } from '../components/site/address.ts';
import { manifest } from '../sharing/manifest.ts';
import { site } from '../site.config.ts';

/** What a phone asks when somebody keeps the site beside their apps. */
export function GET(): Response {
  return new Response(JSON.stringify(manifest(site, to.file), undefined, 2), {
    headers: { 'content-type': 'application/manifest+json' },
  });
}
