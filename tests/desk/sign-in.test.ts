import { expect, test } from 'vitest';
import { makeInvite } from '../../src/desk/people/invite.ts';
import { addPerson, setRole, stopPerson } from '../../src/desk/people/people.ts';
import { cookieIn, madeDesk, type MadeDesk } from '../support/made-desk.ts';

function invite({ desk }: MadeDesk, name = 'Sam', days = 7) {
  const person = addPerson(desk.database, { name, role: 'editor' }, desk.now());
  const until = new Date(desk.now().getTime() + days * 86_400_000);
  return { person, path: `/sign-in/${makeInvite(desk.database, person, until)}/` };
}

test('a link shows a button, and pressing it signs in', async () => {
  const made = madeDesk();
  const { path } = invite(made);
  const page = await (await made.ask(path)).text();
  expect(page).toContain('Welcome, Sam');
  expect(page).toContain('<form method="post">');
  const answer = await made.ask(path, { method: 'POST' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/']);
  const mine = await made.ask('/sign-in/', { cookie: cookieIn(answer) });
  expect(await mine.text()).toContain('You are Sam, an editor.');
});

test('a mail scanner that follows the link does not use it up', async () => {
  const made = madeDesk();
  const { path } = invite(made);
  for (let time = 0; time < 3; time++) await made.ask(path);
  expect((await made.ask(path, { method: 'POST' })).status).toBe(303);
});

test('a link signs in once, also when it is pressed twice at the same moment', async () => {
  const made = madeDesk();
  const { path } = invite(made);
  const answers = await Promise.all([1, 2].map(() => made.ask(path, { method: 'POST' })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404]);
});

test('a link that is used, too old, stopped or made up shows the same friendly page', async () => {
  const made = madeDesk();
  const used = invite(made, 'Ann');
  await made.ask(used.path, { method: 'POST' });
  const old = invite(made, 'Bo', 1);
  const stopped = invite(made, 'Cy', 30);
  stopPerson(made.desk.database, stopped.person.id);
  made.wait(2);
  const pages = new Set<string>();
  for (const path of [used.path, old.path, stopped.path, '/sign-in/made-up/'])
    for (const method of ['GET', 'POST']) {
      const answer = await made.ask(path, { method });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('set-cookie')).toBeNull();
      pages.add(await answer.text());
    }
  expect(pages.size).toBe(1);
  expect([...pages][0]).toContain('Ask an editor for an invite');
});

test('the cookie is for this site alone, and no script can read it', async () => {
  const made = madeDesk();
  const answer = await made.ask(invite(made).path, { method: 'POST' });
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-desk=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('under a base path, the cookie goes to that path only', async () => {
  const made = madeDesk({ base: '/our-charity/' });
  const answer = await made.ask(`/our-charity${invite(made).path}`, { method: 'POST' });
  expect(answer.headers.get('location')).toBe('/our-charity/admin/');
  expect(answer.headers.get('set-cookie')).toMatch(/^__Secure-desk=.*Path=\/our-charity\//);
});

test('the database holds no secret that opens anything', async () => {
  const made = madeDesk();
  const { path } = invite(made, 'Ann');
  const cookie = cookieIn(await made.ask(invite(made, 'Bo').path, { method: 'POST' }));
  const rows = ['invites', 'sessions'].map((table) =>
    made.desk.database.prepare(`SELECT * FROM ${table}`).all(),
  );
  const kept = JSON.stringify(rows);
  expect(kept).toContain('hash');
  expect(kept).not.toContain(path.split('/')[2]);
  expect(kept).not.toContain(cookie.split('=')[1]);
});

test('without a link, the page says how to get one', async () => {
  expect(await (await madeDesk().ask('/sign-in/')).text()).toContain('There is no password.');
});

test('signing out ends the session, not only the cookie', async () => {
  const made = madeDesk();
  const { cookie, token } = await made.enter('editor');
  const answer = await made.ask('/sign-out/', { cookie, form: { token } });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in/']);
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-desk=; Max-Age=0/);
  expect((await made.ask('/desk/', { cookie })).status).toBe(401);
});

test.each<Record<string, string>>([{}, { token: '' }, { token: 'made-up' }])(
  'nobody is signed out by a form of another page: %o',
  async (form) => {
    const made = madeDesk();
    const { cookie } = await made.enter('editor');
    expect((await made.ask('/sign-out/', { cookie, form })).status).toBe(403);
    expect((await made.ask('/desk/', { cookie })).status).toBe(200);
  },
);

test('the token of one session is worth nothing in another', async () => {
  const made = madeDesk();
  const [ann, bo] = [await made.enter('editor', 'Ann'), await made.enter('editor', 'Bo')];
  const form = { token: ann.token };
  expect((await made.ask('/sign-out/', { cookie: bo.cookie, form })).status).toBe(403);
});

test('somebody who comes back within thirty days stays signed in, for ninety days in all', async () => {
  const made = madeDesk();
  const { cookie } = await made.enter('editor');
  const open = async () => (await made.ask('/desk/', { cookie })).status === 200;
  for (const days of [29, 29, 29]) {
    made.wait(days);
    expect(await open()).toBe(true);
  }
  made.wait(4);
  expect(await open()).toBe(false);
});

test('somebody who does not come back for thirty days is signed out', async () => {
  const made = madeDesk();
  const { cookie } = await made.enter('editor');
  made.wait(31);
  expect((await made.ask('/desk/', { cookie })).status).toBe(401);
});

test('a browser keeps its cookie no longer than the session', async () => {
  const made = madeDesk();
  const { cookie } = await made.enter('editor');
  const monthThenThreeDays = [2_592_000, 2_592_000, 259_200];
  for (const seconds of monthThenThreeDays) {
    made.wait(29);
    const answer = await made.ask('/desk/', { cookie });
    expect(answer.headers.get('set-cookie')).toContain(`Max-Age=${seconds};`);
  }
});

test('a new role holds at once, and stopping somebody does too', async () => {
  const made = madeDesk();
  const { cookie, person } = await made.enter('editor');
  setRole(made.desk.database, person.id, 'contributor');
  expect(await (await made.ask('/sign-in/', { cookie })).text()).toContain('a contributor.');
  stopPerson(made.desk.database, person.id);
  expect((await made.ask('/desk/', { cookie })).status).toBe(401);
});

test('signing in as somebody else ends who was signed in there before', async () => {
  const made = madeDesk();
  const { cookie } = await made.enter('editor', 'Ann');
  await made.ask(invite(made, 'Bo').path, { method: 'POST', cookie });
  expect((await made.ask('/desk/', { cookie })).status).toBe(401);
});

test('on one’s own computer nobody has to sign in', async () => {
  const everybody = { id: 'me', name: 'Me', email: 'me@example.org', role: 'editor' } as const;
  const made = madeDesk({ everybody, origin: 'http://localhost:4321' });
  const page = await (await made.ask('/sign-in/', { from: '127.0.0.1' })).text();
  expect(page).toContain('nobody has to sign in');
  expect(page).not.toContain('Sign out');
});
