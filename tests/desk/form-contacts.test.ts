import { expect, test } from 'vitest';
import {
  allContacts,
  eraseContacts,
  forgetContacts,
  keepContact,
  othersHaveContact,
  type Contact,
} from '../../src/desk/form/contacts.ts';
import { openDatabase } from '../../src/desk/database.ts';
import { deskTables } from '../../src/desk/keeping.ts';
import {
  forgetTickets,
  formPicture,
  keepFormPicture,
  newTicket,
  readTicket,
} from '../../src/desk/form/tickets.ts';

const database = () => openDatabase(':memory:', deskTables);

function contact(changes: Partial<Contact> = {}): Contact {
  return {
    uid: '00000000-0000-4000-8000-000000000001',
    slug: 'a-good-day',
    name: 'Mary Quill',
    email: 'mary@example.org',
    phone: '07700 900 123',
    otherWay: '',
    noNeed: false,
    notes: '',
    wishes: ['They would like an Easy Read version.'],
    sentAt: '2026-11-24T09:00:00.000Z',
    keptUntil: '2027-11-24T09:00:00.000Z',
    ...changes,
  };
}

test('how to reach somebody is kept until the day that was said, and no longer', () => {
  const kept = database();
  keepContact(kept, contact());
  forgetContacts(kept, new Date('2027-11-24T08:59:59Z'));
  expect(allContacts(kept)).toEqual([contact()]);
  forgetContacts(kept, new Date('2027-11-24T09:00:00Z'));
  expect(allContacts(kept)).toEqual([]);
});

test('a name is held by the contact of its sender, for every other story', () => {
  const kept = database();
  keepContact(kept, contact());
  expect(othersHaveContact(kept, 'a-good-day', contact().uid)).toBe(false);
  expect(othersHaveContact(kept, 'a-good-day', 'another')).toBe(true);
  expect(othersHaveContact(kept, 'another-day', 'another')).toBe(false);
});

test.each([
  'mary quill',
  ' MARY  QUILL ',
  'Mary@Example.org',
  '07700900123',
  '(07700) 900-123',
  'a-good-day',
])('somebody is found by %s and erased', (who) => {
  const kept = database();
  keepContact(kept, contact());
  keepContact(
    kept,
    contact({
      uid: '00000000-0000-4000-8000-000000000002',
      slug: 'another-day',
      name: 'Ann',
      email: 'ann@example.org',
      phone: '',
    }),
  );
  expect(eraseContacts(kept, who)).toBe(1);
  expect(allContacts(kept).map(({ slug }) => slug)).toEqual(['another-day']);
});

test('in what was typed freely an address is found, and a name that may be anybody’s is not', () => {
  const kept = database();
  keepContact(
    kept,
    contact({ otherWay: 'Write to sam@example.org.', notes: 'Will is my brother.' }),
  );
  expect(eraseContacts(kept, 'Will')).toBe(0);
  expect(eraseContacts(kept, '')).toBe(0);
  expect(eraseContacts(kept, 'sam@example.org')).toBe(1);
});

test('a ticket is good for seven days, here and nowhere else', () => {
  const kept = database();
  const made = new Date('2026-11-24T09:00:00Z');
  const ticket = newTicket(kept, made);
  const after = (hours: number) => new Date(made.getTime() + hours * 3_600_000);
  expect(readTicket(kept, ticket, after(167))?.madeAt).toBe(made.getTime());
  expect(readTicket(kept, ticket, after(168))).toBeUndefined();
  expect(readTicket(database(), ticket, made)).toBeUndefined();
  const [id, , signed] = ticket.split('.');
  expect(readTicket(kept, [id, 'zzzzzz', signed].join('.'), made)).toBeUndefined();
});

test('a picture of a form that never came back is gone after a day', () => {
  const kept = database();
  const now = new Date('2026-11-24T09:00:00Z');
  keepFormPicture(kept, 'one', { name: 'garden.jpg', bytes: Buffer.from('bytes') }, now);
  forgetTickets(kept, new Date('2026-11-25T08:59:00Z'));
  expect(formPicture(kept, 'one')).toEqual({ name: 'garden.jpg', bytes: Buffer.from('bytes') });
  forgetTickets(kept, new Date('2026-11-25T09:00:00Z'));
  expect(formPicture(kept, 'one')).toBeUndefined();
});
