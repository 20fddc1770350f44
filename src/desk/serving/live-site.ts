import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import sirv from 'sirv';
import { headersFor, type Served } from '../../publishing/headers.ts';
import type { SitePages } from '../desk.ts';

/**
 * The site as readers see it: one built folder at a time, put in the place of another in one step. A
 * request that has begun is finished from the folder it began with.
 */
export function liveSite(served: Served): LiveSite {
  const { base } = served;
  let shown: Shown | undefined;

  return {
    show(folder) {
      shown = {
        folder: resolve(folder),
        send: sirv(folder, { etag: true, gzip: true, brotli: true, extensions: ['html'] }),
        notFound: readFileSync(join(folder, '404.html')),
      };
    },

    async page(path) {
      if (!shown) return undefined;
      const file = join(shown.folder, path.replace(/(^|\/)$/, '$1index.html'));
      return readFile(file, 'utf8').catch(() => undefined);
    },

    answer(request, response) {
      const { pathname, query } = parts(request.url ?? '/');
      for (const [name, value] of Object.entries(headersFor(pathname, served)))
        response.setHeader(name, value);
      if (!shown) return later(response);
      const { folder, send, notFound } = shown;
      const missing = (): void => {
        response.writeHead(404, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Length': notFound.length,
          'Cache-Control': 'no-cache',
        });
        response.end(request.method === 'HEAD' ? undefined : notFound);
      };
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { Allow: 'GET, HEAD' }).end();
        return;
      }
      if (`${pathname}/` === base) return moved(response, base + query);
      const path = insideOf(base, pathname);
      if (path === undefined || /\.(br|gz)$|(^|\/)404(\.html)?$/.test(path)) return missing();
      if (path !== '' && !path.endsWith('/') && isPage(folder, path))
        return moved(response, `${pathname}/${query}`);
      if (!path.endsWith('/') && path !== '' && !/\.\w+$/.test(path)) return missing();
      const type = typeOf(path);
      if (type) response.setHeader('Content-Type', type);
      // The base path is the site's, and not a folder of it.
      request.url = `/${pathname.slice(base.length)}`;
      send(request, response, missing);
    },
  };
}

/** The path from the base path, decoded; undefined for what lies elsewhere or cannot be decoded. */
function insideOf(base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  try {
    const path = decodeURIComponent(pathname.slice(base.length));
    return /\0|\\|(^|\/)\.|\/\//.test(path) || path.startsWith('/') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** True for the address of a page without the slash at its end. */
function isPage(folder: string, path: string): boolean {
  const file = join(folder, path, 'index.html');
  return (
    file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() === true
  );
}

function moved(response: ServerResponse, to: string): void {
  response.writeHead(301, { Location: to, 'Content-Length': 0 }).end();
}

/** Where nothing was built yet. */
function later(response: ServerResponse): void {
  response
    .writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '10' })
    .end('The site is being made. Please come back in a minute.');
}

/** Path and query of what was asked for, as it was sent. */
function parts(url: string): { pathname: string; query: string } {
  const [, pathname = '/', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(url) ?? [];
  return { pathname, query };
}

/** Types that are more exact than what the name's ending tells. */
function typeOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return typesByName[name] ?? typesByEnding[/\.\w+$/.exec(name)?.[0] ?? ''];
}

const typesByName: Readonly<Record<string, string>> = {
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json',
};

const typesByEnding: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.opml': 'text/x-opml; charset=utf-8',
  '.pagefind': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_filter': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
};

/** What is shown now. */
interface Shown {
  folder: string;
  send: ReturnType<typeof sirv>;
  notFound: Buffer;
}

export interface LiveSite extends SitePages {
  /** Shows another folder from now on. */
  show(folder: string): void;
  /** Answers whatever the desk does not. */
  answer(request: IncomingMessage, response: ServerResponse): void;
}
