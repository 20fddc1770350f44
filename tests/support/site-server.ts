import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';

/** A built folder, answering on this computer only. */
export interface SiteServer {
  /** The address of the front page, base path included; ends in a slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built folder as a static host does: a page for its folder's address, `404.html` with
 * status 404 for what is not there, and nothing outside the folder.
 *
 * @param options.base The path the site was built for; every other path is not found.
 * @param options.headers Sent with every answer, such as a content security policy.
 */
export async function serve(
  folder: string,
  options: { base?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<SiteServer> {
  const root = resolve(folder);
  const base = `/${options.base ?? ''}/`.replace(/\/+/g, '/');
  const headers = options.headers ?? {};

  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    const path = fileFor(root, base, address);
    if (path === undefined) {
      const notFound = join(root, '404.html');
      send(response, 404, headers, existsSync(notFound) ? notFound : undefined);
    } else if (path.endsWith(sep)) {
      const { pathname, search } = new URL(address, 'http://site');
      response.writeHead(301, { ...headers, location: `${pathname}/${search}` }).end();
    } else {
      send(response, 200, headers, request.method === 'HEAD' ? undefined : path, path);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file that answers an address; a path ending in a separator means that the address lacks its
 * closing slash; undefined means that nothing is there.
 */
export function fileFor(root: string, base: string, address: string): string | undefined {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(address, 'http://site').pathname);
  } catch {
    return undefined;
  }
  if (!pathname.startsWith(base) || pathname.includes('\0')) return undefined;
  const path = join(root, pathname.slice(base.length));
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  const asked = pathname.endsWith('/') ? join(path, 'index.html') : path;
  const found = statSync(asked, { throwIfNoEntry: false });
  if (found?.isFile() === true) return asked;
  return found?.isDirectory() === true && existsSync(join(asked, 'index.html'))
    ? asked + sep
    : undefined;
}

/** The content type a file is sent with, from its name. */
export function contentType(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  named = body,
): void {
  response.writeHead(status, {
    'content-type': named === undefined ? 'text/plain; charset=utf-8' : contentType(named),
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  if (body === undefined) response.end(status === 404 ? 'Not found' : undefined);
  else
    createReadStream(body)
      .on('error', () => response.destroy())
      .pipe(response);
}

const contentTypes: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.opml': 'text/x-opml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.yml': 'text/yaml; charset=utf-8',
};
