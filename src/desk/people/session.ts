import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookiePrefixOptions } from 'hono/utils/cookie';
import type { DatabaseSync } from 'node:sqlite';
import type { Desk, DeskEnv } from '../desk.ts';
import { personOf } from './people.ts';
import type { Person } from '../person.ts';
import { hashOf, newSecret } from '../secret.ts';

export const sessionTables = [
  `CREATE TABLE IF NOT EXISTS sessions (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
  ) STRICT`,
];

/** How long somebody stays signed in, in days: without coming back, and in all. */
export const sessionDays = { unused: 30, inAll: 90 } as const;

/**
 * Puts beside every request who asks (`person`) and the token that their forms carry (`token`).
 * Where nobody has to sign in, everybody is the person that the desk names.
 */
export function withPerson(desk: Desk): MiddlewareHandler<DeskEnv> {
  const localToken = newSecret();
  return async (context, next) => {
    if (desk.everybody) {
      context.set('person', desk.everybody);
      context.set('token', localToken);
    } else {
      const secret = getCookie(context, cookieName, prefixFor(desk));
      const session = secret ? useSession(desk.database, secret, desk.now()) : undefined;
      if (secret && session?.renewed) sendCookie(context, desk, secret, session.daysLeft);
      context.set('person', session?.person);
      context.set('token', secret && session ? formToken(secret) : '');
    }
    await next();
  };
}

/** Signs somebody in on the browser that asks; whoever was signed in there is no longer. */
export function beginSession(context: Context<DeskEnv>, desk: Desk, person: Person): void {
  dropSession(context, desk);
  const secret = newSecret();
  const now = desk.now().toISOString();
  desk.database
    .prepare('INSERT INTO sessions (hash, person, begun_at, seen_at) VALUES (?, ?, ?, ?)')
    .run(hashOf(secret), person.id, now, now);
  desk.database.prepare('UPDATE people SET seen_at = ? WHERE id = ?').run(now, person.id);
  sendCookie(context, desk, secret, sessionDays.unused);
}

/** Signs out the browser that asks. */
export function endSession(context: Context<DeskEnv>, desk: Desk): void {
  dropSession(context, desk);
  deleteCookie(context, cookieName, cookieOptions(desk));
}

export function forgetSessions(database: DatabaseSync, now: Date): void {
  database.prepare('DELETE FROM sessions WHERE seen_at <= ? OR begun_at <= ?').run(...oldest(now));
}

function dropSession(context: Context<DeskEnv>, desk: Desk): void {
  const secret = getCookie(context, cookieName, prefixFor(desk));
  if (secret === undefined) return;
  desk.database.prepare('DELETE FROM sessions WHERE hash = ?').run(hashOf(secret));
}

/** Finds a session that still holds, and remembers once an hour that it was used. */
function useSession(database: DatabaseSync, secret: string, now: Date): Found | undefined {
  const hash = hashOf(secret);
  const row = database
    .prepare(
      `SELECT people.id, people.name, people.role, sessions.begun_at AS begunAt,
         sessions.seen_at AS seenAt
       FROM sessions JOIN people ON people.id = sessions.person
       WHERE hash = ? AND sessions.seen_at > ? AND sessions.begun_at > ?`,
    )
    .get(hash, ...oldest(now)) as unknown as SessionRow | undefined;
  if (!row) return undefined;
  const renewed = now.getTime() - Date.parse(row.seenAt) > 3_600_000;
  if (renewed) {
    database.prepare('UPDATE sessions SET seen_at = ? WHERE hash = ?').run(now.toISOString(), hash);
    database.prepare('UPDATE people SET seen_at = ? WHERE id = ?').run(now.toISOString(), row.id);
  }
  const inAll = sessionDays.inAll - (now.getTime() - Date.parse(row.begunAt)) / day;
  return { person: personOf(row), renewed, daysLeft: Math.min(sessionDays.unused, inAll) };
}

/** The times at which a session may have been used last, and begun, to be over by now. */
function oldest(now: Date): [unused: string, inAll: string] {
  const before = (days: number): string => new Date(now.getTime() - days * day).toISOString();
  return [before(sessionDays.unused), before(sessionDays.inAll)];
}

/** The token of a session's forms. It is made of the session's secret, and does not tell it. */
function formToken(secret: string): string {
  return hashOf(`form ${secret}`);
}

function sendCookie(context: Context, desk: Desk, secret: string, days: number): void {
  setCookie(context, cookieName, secret, {
    ...cookieOptions(desk),
    maxAge: Math.floor((days * day) / 1000),
  });
}

/** `__Host-` where it may be: then no neighbouring site can set the cookie (RFC 6265bis). */
function cookieOptions(desk: Desk) {
  return {
    path: desk.base,
    httpOnly: true,
    sameSite: 'Lax',
    secure: desk.origin.startsWith('https:'),
    prefix: prefixFor(desk),
  } as const;
}

function prefixFor({ origin, base }: Desk): CookiePrefixOptions | undefined {
  if (!origin.startsWith('https:')) return undefined;
  return base === '/' ? 'host' : 'secure';
}

const cookieName = 'desk';
const day = 86_400_000;

interface Found {
  person: Person;
  /** True when the browser is to keep its cookie for longer. */
  renewed: boolean;
  daysLeft: number;
}

type SessionRow = Pick<Person, 'id' | 'name' | 'role'> & { begunAt: string; seenAt: string };
