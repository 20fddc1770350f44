import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAnswer, makeLink, openLink } from '../../src/desk/showing/links.ts';
import { uidIn } from '../../src/desk/uid.ts';
import { whatIsMissing } from '../../src/desk/ready.ts';
import { ann, cmsDesk, editor, type CmsDesk } from '../support/cms-desk.ts';
import { storyText, uid } from '../support/content-folder.ts';

let made: CmsDesk;
beforeAll(async () => {
  made = await cmsDesk({
    'stories/with-heading/index.mdx': storyText(
      { uid: uid(1), title: 'title: With a heading' },
      '## What changed\n\nWords.',
    ),
    'stories/points-there/index.mdx': storyText(
      { uid: uid(2), title: 'title: It points there' },
      'See [it](/stories/with-heading/#what-changed).',
    ),
    'stories/broken-before/index.mdx': storyText({
      uid: uid(3),
      title: 'title: Broken before',
      themes: 'themes:\n  - no-such-theme',
    }),
  });
});
afterAll(() => made[Symbol.asyncDispose]());

const key = (slug: string) => ({ noun: 'stories', slug }) as const;
const path = (slug: string): string => `content/stories/${slug}/index.mdx`;

test('what is broken elsewhere already does not hold up a draft that is complete', async () => {
  await made.save(ann, path('new-one'), storyText({ uid: uid(10) }), { newEntry: true });
  expect(await whatIsMissing(made.desk, key('new-one'))).toEqual([]);
});

test('what a draft breaks elsewhere is told', async () => {
  const text = storyText(
    { uid: uid(1), title: 'title: With a heading' },
    '## Another heading\n\nWords.',
  );
  await made.save(editor, path('with-heading'), text);
  expect(await whatIsMissing(made.desk, key('with-heading'))).toEqual([
    {
      field: 'Elsewhere',
      message: expect.stringMatching(
        /^stories\/points-there\/index\.mdx: .*#what-changed/,
      ) as string,
    },
  ]);
});

test('choices that are not there, and a text that is empty, are told', async () => {
  const text = storyText({ uid: uid(11), themes: 'themes:\n  - sharing-powr' }, ' ');
  await made.save(ann, path('not-there'), text, { newEntry: true });
  expect(await whatIsMissing(made.desk, key('not-there'))).toEqual([
    { field: 'The story', message: expect.stringContaining('no text yet') as string },
    { field: 'Choices', message: expect.stringContaining('sharing-power') as string },
  ]);
});

test('a draft that somebody else’s publication made complete is complete', async () => {
  const missing = () => whatIsMissing(made.desk, key('not-there'));
  expect(await missing()).toHaveLength(2);
  await made.save(
    editor,
    'content/themes/sharing-powr.yml',
    'title: Sharing it\nsummary: People decide.\nblock: nine-patch\ncloth: indigo\norder: 2\n',
    { newEntry: true },
  );
  const theme = { collection: 'themes', slug: 'sharing-powr' };
  await made.ask(editor, 'updateUnpublishedEntryStatus', {
    ...theme,
    newStatus: 'pending_publish',
  });
  await made.ask(editor, 'publishUnpublishedEntry', theme);
  expect(await missing()).toHaveLength(1);
});

test('a published story is taken down by its consent, also after its teller said stop', async () => {
  const text = storyText({ uid: uid(20), title: 'title: On the site' });
  const paused = text.replace('status: given', 'status: paused');
  await made.save(editor, path('on-the-site'), paused, { newEntry: true });
  // Nobody has it yet, so there is nothing to take down.
  expect(await whatIsMissing(made.desk, key('on-the-site'))).toHaveLength(1);
  await made.save(editor, path('on-the-site'), text);
  await publish('on-the-site');

  await made.save(editor, path('on-the-site'), paused);
  const { database, now } = made.desk;
  const secret = makeLink(database, {
    kind: 'final',
    key: key('on-the-site'),
    uid: uidIn(text) ?? '',
    now: now(),
  });
  const link = openLink(database, secret, now());
  if (!link) throw new Error('The link does not open.');
  const at = now().toISOString();
  addAnswer(database, link, { at, answer: 'stop', words: undefined, seen: undefined });
  await publish('on-the-site');
  const file = await made.desk.store.file('stories/on-the-site/index.mdx');
  expect(String(file?.bytes)).toContain('status: paused');
});

async function publish(slug: string): Promise<void> {
  const asked = { collection: 'stories', slug: `${slug}/index` };
  const newStatus = 'pending_publish';
  await made.ask(editor, 'updateUnpublishedEntryStatus', { ...asked, newStatus });
  await made.ask(editor, 'publishUnpublishedEntry', asked);
}

test('a draft that is not there is told as that', async () => {
  await expect(whatIsMissing(made.desk, key('nowhere'))).rejects.toThrow('There is no draft');
});

test('many at once get each their own answer', async () => {
  const all = await Promise.all(
    ['new-one', 'not-there', 'with-heading', 'new-one'].map((slug) =>
      whatIsMissing(made.desk, key(slug)),
    ),
  );
  expect(all.map(({ length }) => length)).toEqual([0, 1, 1, 0]);
});
