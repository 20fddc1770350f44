import { keepContact } from '../../src/desk/form/contacts.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { makeInvite } from '../../src/desk/people/invite.ts';
import { addNews } from '../../src/desk/board/news.ts';
import { addPerson } from '../../src/desk/people/people.ts';
import { uidIn } from '../../src/desk/uid.ts';
import { storyText } from './content-folder.ts';

/** Invites an editor: the path of the link, from the base path. */
export function inviteTo({ database, now }: Desk, name: string): string {
  const person = addPerson(database, { name, role: 'editor' }, now());
  const until = new Date(now().getTime() + 86_400_000);
  return `sign-in/${makeInvite(database, person, until)}/`;
}

/** Keeps a story as if it had been sent with the form: a draft, a contact and a line of news. */
export async function sendAStory({ store, database, now }: Desk): Promise<void> {
  const about = { noun: 'stories', slug: 'a-night-out' } as const;
  const text = storyText({ title: 'title: A night out' });
  const uid = uidIn(text);
  await store.save(about, {
    files: new Map([['stories/a-night-out/index.mdx', Buffer.from(text)]]),
    seen: new Map(),
    by: { id: 'form-1', name: 'Ann', email: 'form-1@desk.invalid', role: 'contributor' },
    message: 'A story sent with the form',
    status: 'pending_review',
  });
  keepContact(database, {
    uid: uid ?? '',
    slug: about.slug,
    name: 'Ann',
    email: 'ann.with.a.long.address@a-long-organisation.example.org',
    phone: '01632 960001',
    otherWay: '',
    noNeed: false,
    notes: 'Please ring after four.',
    wishes: ['Please make an Easy Read version.'],
    sentAt: now().toISOString(),
    keptUntil: '2027-11-24T09:00:00Z',
  });
  addNews(database, { what: 'story-sent', at: now().toISOString(), about: { ...about, uid } });
}
