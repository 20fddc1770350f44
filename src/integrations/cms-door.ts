import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the CMS may ask for, by name. Each gets its parameters and answers with JSON. */
export type Actions = Readonly<Record<string, (params: unknown) => Promise<unknown>>>;

/** A request that is not granted, with the sentence that the person at the screen reads. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The most a request may hold, in bytes: a few pictures of 10 MB, each a third larger on the way. */
export const bodyLimit = 60_000_000;

/**
 * The door between the CMS's page and the story files: answers at one address, for a page of this
 * same server on this same computer, and for nobody else. What is inside never sees a request that
 * came from elsewhere.
 * @param address The path of the door, such as `/api/v1`.
 * @returns A handler of requests that passes on those for other addresses.
 */
export function cmsDoor(address: string, actions: Actions): Handler {
  return (request, response, next) => {
    // Servers of Connect's family take the base path off `url` on the way.
    const [path] = (request.originalUrl ?? request.url ?? '/').split(/[?#]/);
    if (path !== address) {
      next();
      return;
    }
    answer(request, actions).then(
      (result) => {
        send(response, 200, result);
      },
      (error: unknown) => {
        const refusal = error instanceof Refusal ? error : undefined;
        if (!refusal) console.error(error);
        send(response, refusal?.status ?? 500, {
          error: refusal?.message ?? 'Something went wrong. The terminal says more.',
        });
      },
    );
  };
}

async function answer(request: IncomingMessage, actions: Actions): Promise<unknown> {
  comesFromHere(request);
  if (request.method !== 'POST') throw new Refusal(405, 'This address only answers the CMS.');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, 'This address only answers the CMS.');
  const { action, params } = readRequest(await bodyOf(request));
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!act) throw new Refusal(422, 'This cannot be done on this computer.');
  return act(params);
}

/**
 * Only a page of this server may ask. A foreign `Origin` is another site trying its luck in the same
 * browser; a `Host` that is no loopback name is such a site that points its own name here (DNS
 * rebinding).
 */
function comesFromHere({ headers, socket }: IncomingMessage): void {
  const host = headers.host ?? '';
  const here =
    loopback(socket.remoteAddress) &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) &&
    headers.origin === `http://${host}`;
  if (!here)
    throw new Refusal(403, 'Stories can only be edited from this computer, at the address above.');
}

function loopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    // What is too much is read to its end but not kept, so that the answer arrives.
    if (size <= bodyLimit) parts.push(part);
    else if (size > 4 * bodyLimit) request.destroy();
  }
  if (size > bodyLimit)
    throw new Refusal(413, 'That is too much at once. Please add fewer or smaller pictures.');
  return Buffer.concat(parts).toString('utf8');
}

function readRequest(body: string): { action: string; params: unknown } {
  try {
    const { action, params } = JSON.parse(body) as { action?: unknown; params?: unknown };
    if (typeof action === 'string') return { action, params };
  } catch {
    // Said below, as for JSON of another shape.
  }
  throw new Refusal(400, 'This request cannot be read.');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}

type Handler = (
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
  next: () => void,
) => void;
