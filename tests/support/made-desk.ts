import type { HttpBindings } from '@hono/node-server';
import { deskApp } from '../../src/desk/app.ts';
import { openDatabase } from '../../src/desk/database.ts';
import type { Desk, Part } from '../../src/desk/desk.ts';
import type { Store } from '../../src/desk/draft.ts';
import { makeInvite } from '../../src/desk/people/invite.ts';
import { deskTables } from '../../src/desk/keeping.ts';
import { addPerson } from '../../src/desk/people/people.ts';
import type { Person, Role } from '../../src/desk/person.ts';

/** A desk on a server, with a database that is thrown away and a clock that is set by hand. */
export interface MadeDesk {
  desk: Desk;
  /** Lets time pass. */
  wait(days: number): void;
  /** Asks the desk as a browser does that has its pages open. */
  ask(path: string, wish?: Wish): Promise<Response>;
  /** Adds somebody and signs them in: what their browser then sends. */
  enter(role: Role, name?: string): Promise<Visitor>;
}

export interface Wish {
  method?: string;
  cookie?: string;
  /** The fields of a form; the method is POST then. */
  form?: Readonly<Record<string, string>>;
  body?: string | ReadableStream<Uint8Array>;
  /** More headers, or `undefined` for one that is not sent. */
  headers?: Readonly<Record<string, string | undefined>>;
  /** The address at the other end of the connection. */
  from?: string;
}

export interface Visitor {
  person: Person;
  cookie: string;
  /** What their forms carry. */
  token: string;
}

export function madeDesk(changes: Partial<Desk> = {}, parts?: readonly Part[]): MadeDesk {
  let now = new Date('2026-11-24T09:00:00Z');
  const desk: Desk = {
    store: noDrafts as Store,
    database: openDatabase(':memory:', deskTables),
    pages: { page: async (path) => (path === '404.html' ? shell : undefined) },
    base: '/',
    origin: 'https://desk.example',
    everybody: undefined,
    scratch: '/nowhere',
    now: () => now,
    today: () => now.toISOString().slice(0, 10),
    published: () => undefined,
    ...changes,
  };
  const app = deskApp(desk, parts);
  const ask: MadeDesk['ask'] = async (path, wish = {}) => {
    const { cookie, form, from = '203.0.113.7' } = wish;
    const body = form ? new URLSearchParams(form) : wish.body;
    const method = wish.method ?? (body === undefined ? 'GET' : 'POST');
    const headers = {
      host: new URL(desk.origin).host,
      origin: method === 'GET' ? undefined : desk.origin,
      cookie,
      ...wish.headers,
    };
    const sent = Object.entries(headers).filter((pair): pair is [string, string] => !!pair[1]);
    const bindings = { incoming: { socket: { remoteAddress: from } } } as HttpBindings;
    return app.request(
      path,
      { method, headers: sent, ...(body !== undefined && { body, duplex: 'half' }) },
      bindings,
    );
  };
  const enter: MadeDesk['enter'] = async (role, name = role) => {
    const person = addPerson(desk.database, { name, role }, now);
    const invite = makeInvite(desk.database, person, new Date(now.getTime() + day));
    const answer = await ask(`${desk.base}sign-in/${invite}/`, { method: 'POST' });
    const cookie = cookieIn(answer);
    const page = await (await ask(`${desk.base}sign-in/`, { cookie })).text();
    return { person, cookie, token: /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '' };
  };
  return { desk, ask, enter, wait: (days) => (now = new Date(now.getTime() + days * day)) };
}

/** What a browser sends back of a cookie that it was given. */
export function cookieIn(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

const day = 86_400_000;

const noDrafts: Partial<Store> = { drafts: async () => [], read: async () => [] };

const shell = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Not found</title><meta name="description" content="Not found"><meta property="og:title" content="Not found"><link rel="stylesheet" href="/_astro/site.css"></head><body><header class="top"><a href="/">Alongside</a></header><main id="Main" tabindex="-1"><h1>Not found</h1></main><footer class="foot"></footer><p class="on-paper">https://alongside.example/404/</p></body></html>`;
