import { to } from '../components/site/address.ts';

/** What robots may read (everything but the CMS), and where the sitemap is. */
export function GET(): Response {
  const lines = [
    'User-agent: *',
    `Disallow: ${to.file('admin/')}`,
    '',
    `Sitemap: ${to.absolute(to.file('sitemap-index.xml'))}`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
