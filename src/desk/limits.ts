import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Desk, DeskEnv } from './desk.ts';
import { Refusal } from './refusal.ts';

/** The most that a request may hold, in bytes, by the first step of its path. */
const bodyLimits: ReadonlyMap<string, number> = new Map([
  // A story and a few pictures of 10 MB, each a third larger on the way.
  ['api', 60_000_000],
  // A story and one picture.
  ['tell-your-story', 12_000_000],
]);

/** The most that any other request may hold: a form of words. */
const formOfWords = 64_000;

/** The most of a form without a file: the longest story, whatever script it is written in. */
const longStory = 600_000;

/** Our longest form has fifty fields. */
const mostFields = 300;

/** How often something may be done: so many times in so many seconds. */
export const rates = {
  /** From one address. Secrets are too long to be guessed; this keeps the noise down. */
  signIn: { points: 30, duration: 900 },
  /** From one address, behind which a whole day centre may sit. */
  form: { points: 60, duration: 3600 },
  /** By one person: the CMS asks much at once. */
  api: { points: 1200, duration: 60 },
} as const;

/** A refusal for now, with when to try again. */
export class TooOften extends Refusal {
  readonly seconds: number;
  constructor(seconds: number) {
    const wait = seconds < 90 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`;
    super(429, `That was too often in a short time. Please wait ${wait}, then try again.`);
    this.seconds = seconds;
  }
}

/**
 * Reads the body before anybody else does, and no more of it than allowed, with or without a stated
 * length. What is too much is read on to its end and thrown away, so that the answer arrives.
 */
export function bodyLimit({ base }: Desk): MiddlewareHandler<DeskEnv> {
  return async (context, next) => {
    const { raw } = context.req;
    if (raw.body && !raw.bodyUsed) {
      const type = context.req.header('content-type') ?? '';
      const most = bodyLimits.get(doorOf(base, context.req.path)) ?? formOfWords;
      const kept = await readBody(raw.body, isPlainForm(type) ? Math.min(most, longStory) : most);
      if (!kept || hasTooManyFields(kept, type)) throw tooMuch(type);
      context.req.raw = new Request(raw.url, {
        method: raw.method,
        headers: raw.headers,
        body: kept,
      });
    }
    await next();
  };
}

function tooMuch(type: string): Refusal {
  return new Refusal(
    413,
    type.startsWith('application/json')
      ? 'That is too much at once. Please send less, or smaller pictures.'
      : 'That is too much at once. Go back: what you wrote is still there. Then send less, or a smaller picture.',
  );
}

/**
 * Counts what stands between the fields of a form, without reading them: each costs time before
 * anybody can look at it.
 */
function hasTooManyFields(body: Uint8Array, type: string): boolean {
  const [, boundary] = /\bboundary="?([^";]+)/i.exec(type) ?? [];
  const between = isPlainForm(type) ? '&' : boundary && `--${boundary}`;
  if (!between) return false;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let fields = 0;
  for (let at = bytes.indexOf(between); at !== -1; at = bytes.indexOf(between, at + 1))
    if (++fields > mostFields) return true;
  return false;
}

/** A form without a file. */
function isPlainForm(type: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(type);
}

/** Reads a body that nobody wants to its end: a browser shows no answer while it still sends. */
export async function discardBody(context: Context): Promise<void> {
  const { raw } = context.req;
  if (raw.body && !raw.bodyUsed) await readBody(raw.body, 0);
}

/** The first step of a path, from the base path. */
export function doorOf(base: string, path: string): string {
  return path.slice(base.length).split('/', 1)[0] ?? '';
}

/** Counts what is done from one address (or by one person), and refuses what is too often. */
export function rateLimit(
  desk: Desk,
  rate: { points: number; duration: number },
  by: 'address' | 'person' = 'address',
): MiddlewareHandler<DeskEnv> {
  const limiter = new RateLimiterMemory(rate);
  return async (context, next) => {
    const key = by === 'person' ? context.var.person?.id : clientAddress(context, desk);
    // On one's own computer there is nobody to keep out.
    if (!desk.everybody) {
      try {
        await limiter.consume(key ?? 'unknown');
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new TooOften(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
      }
    }
    await next();
  };
}

/** The address of the other end of the connection. */
export function socketAddress(context: Context): string | undefined {
  return (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
}

/**
 * Where a request comes from, as far as it can be told apart: an IPv6 household has a whole /64.
 * Only the last entry of `X-Forwarded-For` is written by our own web server; those before it are
 * whatever the sender claims.
 */
export function clientAddress(context: Context, desk: Desk): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const address = (desk.behindProxy ? forwarded : undefined) || (socketAddress(context) ?? '');
  if (!address.includes(':') || /^::ffff:\d+\./.test(address)) return address;
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [before = '', after] = hostname.slice(1, -1).split('::');
  const start = before === '' ? [] : before.split(':');
  const end = after === undefined || after === '' ? [] : after.split(':');
  const middle = Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0');
  return [...start, ...middle, ...end].slice(0, 4).join(':');
}

/** @returns The bytes; undefined when there are more than allowed. */
async function readBody(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  const began = performance.now();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size <= limit) parts.push(value);
    else parts.length = 0;
    // Nobody sends so much, or so slowly, by mistake: the connection is cut off.
    if (size > limit && (size > mostDiscarded || performance.now() - began > longestDiscarding)) {
      await reader.cancel();
      break;
    }
  }
  return size <= limit ? new Uint8Array(Buffer.concat(parts)) : undefined;
}

const mostDiscarded = 256_000_000;
const longestDiscarding = 60_000;
