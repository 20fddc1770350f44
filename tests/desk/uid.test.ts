import { expect, test } from 'vitest';
import { uidAt, uidIn } from '../../src/desk/uid.ts';
import { storyText, uid } from '../support/content-folder.ts';
import { change, clubNight, opened, page } from '../support/opened-store.ts';

const number = (text: string): string => text.slice('uid: '.length);

test('a file without a permanent number, or none to be read, has none', () => {
  expect(uidIn(storyText())).toBe(number(uid(1)));
  expect(uidIn(storyText({ uid: '' }))).toBeUndefined();
  expect(uidIn('no story')).toBeUndefined();
});

test('a published story has the number that readers’ copy has, and a draft its own', async () => {
  const { store } = await opened({ bare: true, files: { [page]: storyText() } });
  const seen = { [page]: (await store.file(page))?.id };
  const draft = await store.save(clubNight, change({ [page]: storyText({ uid: uid(2) }) }, seen));
  expect(await uidAt(store, clubNight)).toBe(number(uid(1)));
  expect(await uidAt(store, clubNight, draft.commit)).toBe(number(uid(2)));
  expect(await uidAt(store, { noun: 'stories', slug: 'nowhere' })).toBeUndefined();
});
