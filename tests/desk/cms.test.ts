import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cms } from '../../src/desk/cms/cms.ts';
import { signIn } from '../../src/desk/people/sign-in.ts';
import { checkPicture } from '../../src/folder/pictures.ts';
import {
  addAnswer,
  digestOfWords,
  linksTo,
  makeLink,
  openLink,
} from '../../src/desk/showing/links.ts';
import { newsFor } from '../../src/desk/board/news.ts';
import { uidIn } from '../../src/desk/uid.ts';
import { ann, asset, bob, cmsDesk, editor, type CmsDesk } from '../support/cms-desk.ts';
import { storyText, uid } from '../support/content-folder.ts';
import { madeDesk } from '../support/made-desk.ts';

const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#9b3' } })
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 57/1 0/1' } })
  .jpeg()
  .toBuffer();
const garden = await sharp(photo).png().toBuffer();

const published = {
  'stories/old-story/index.mdx': storyText({ uid: uid(1), title: 'title: An old story' }),
  'stories/with-picture/index.mdx': storyText(
    { uid: uid(2), title: 'title: With a picture' },
    'Words.\n\n![A garden](./garden.png)',
  ),
  'stories/with-picture/garden.png': garden,
  'organisations/nobody-speaks-of-it.yml': 'name: Nobody\nsummary: Not in any story.\n',
};

const path = (slug: string): string => `content/stories/${slug}/index.mdx`;
const named = (slug: string) => ({ collection: 'stories', slug: `${slug}/index` });
const titled = (title: string, body = 'We danced.'): string =>
  `---\ntitle: ${title}\n---\n\n${body}\n`;

let made: CmsDesk;
beforeAll(async () => {
  made = await cmsDesk(published);
});
afterAll(() => made[Symbol.asyncDispose]());

test('the CMS is told how it works here, and who has signed in', async () => {
  expect(await made.ask(ann, 'info')).toMatchObject({
    publish_modes: ['editorial_workflow'],
    person: { name: 'Ann', role: 'contributor' },
  });
});

describe('what is published', () => {
  test('is listed without the text, and opened whole', async () => {
    const listed = await made.ask(ann, 'entriesByFolder', {
      folder: 'content/stories',
      extension: 'mdx',
      depth: 2,
    });
    const [first] = listed as { data: string; file: { path: string; id: string } }[];
    expect(first?.file.path).toBe(path('old-story'));
    expect(first?.data).toContain('title: An old story');
    expect(first?.data).toContain('  status: given');
    expect(first?.data).not.toContain('Words.');
    const opened = await made.ask(ann, 'getEntry', { path: path('old-story') });
    expect(opened).toEqual({
      data: published['stories/old-story/index.mdx'],
      file: { path: path('old-story'), id: first?.file.id },
    });
  });

  test('is listed whole where it is not a story', async () => {
    for (const folder of ['themes', 'organisations']) {
      const listed = await made.ask(ann, 'entriesByFolder', { folder: `content/${folder}` });
      for (const { data, file } of listed as { data: string; file: { path: string } }[])
        expect(await made.ask(ann, 'getEntry', { path: file.path })).toMatchObject({ data });
    }
    expect(
      await made.ask(ann, 'entriesByFiles', { files: [{ path: 'content/themes/none.yml' }] }),
    ).toEqual([{ data: null, file: { path: 'content/themes/none.yml', id: null } }]);
  });

  test('is not there when it is not there', async () => {
    await expect(made.ask(ann, 'getEntry', { path: path('nowhere') })).rejects.toThrow('not there');
  });
});

describe('a save', () => {
  test('keeps a draft of nothing but a title and a body, and publishes nothing', async () => {
    const head = await made.store.head();
    const { files } = await made.save(ann, path('club-night'), titled('Club night'), {
      newEntry: true,
      status: 'draft',
    });
    expect(await made.store.head()).toBe(head);
    const draft = await made.ask(ann, 'unpublishedEntry', named('club-night'));
    expect(draft).toEqual({
      collection: 'stories',
      slug: 'club-night/index',
      status: 'draft',
      pullRequestAuthor: 'Ann',
      updatedAt: expect.any(String) as string,
      diffs: [{ path: path('club-night'), id: files[0]?.id, newFile: true }],
    });
    expect(await made.ask(ann, 'unpublishedEntries')).toContain('stories/club-night/index');
    const opened = await made.ask(ann, 'unpublishedEntryDataFile', {
      ...named('club-night'),
      path: path('club-night'),
      id: files[0]?.id,
    });
    expect(opened).toMatchObject({
      id: files[0]?.id,
      data: expect.stringMatching(
        /^---\nuid: [0-9a-f-]{36}\ntitle: Club night\n---\n\nWe danced\./,
      ) as string,
    });
  });

  test('of exactly what was read keeps nothing, and begins no draft', async () => {
    for (const slug of ['old-story', 'with-picture']) {
      const { data, file } = (await made.ask(editor, 'getEntry', { path: path(slug) })) as Entry;
      const { files } = await made.save(editor, path(slug), data);
      expect(files).toEqual([file]);
      expect(await made.store.draft({ noun: 'stories', slug })).toBeUndefined();
    }
  });

  test('of a new story that has the title of another is refused in words', async () => {
    for (const slug of ['old-story', 'club-night'])
      for (const who of [ann, bob])
        await expect(
          made.save(who, path(slug), titled('The same'), { newEntry: true }),
        ).rejects.toThrow(
          'There is already a story with this title. Is it yours? Then open it on the board.',
        );
  });

  test('by somebody who has not seen the newest words is refused, and says who saved', async () => {
    await made.save(editor, path('seen-by-two'), titled('Seen by two'), { newEntry: true });
    const draft = await made.store.draft({ noun: 'stories', slug: 'seen-by-two' });
    const seen = draft?.files[0]?.id;
    await made.save(editor, path('seen-by-two'), titled('Seen by two', 'Newer words.'));
    const late = made.ask(editor, 'persistEntry', {
      dataFiles: [{ path: path('seen-by-two'), raw: titled('Seen by two', 'Late words.'), seen }],
      assets: [],
      options: {},
    });
    await expect(late).rejects.toThrow(/^Ed Itor saved this story after you opened it/);
    await expect(late).rejects.toMatchObject({ status: 409 });
    const blind = made.ask(editor, 'persistEntry', {
      dataFiles: [{ path: path('seen-by-two'), raw: titled('Seen by two', 'Blind words.') }],
      assets: [],
      options: {},
    });
    await expect(blind).rejects.toThrow('open the story again');
    const now = await made.ask(editor, 'unpublishedEntryDataFile', {
      ...named('seen-by-two'),
      path: path('seen-by-two'),
    });
    expect(now).toMatchObject({ data: expect.stringContaining('Newer words.') as string });
  });

  test('of a draft that was taken away meanwhile is refused, and the words stay', async () => {
    await expect(made.save(ann, path('taken-away'), titled('Taken away'))).rejects.toThrow(
      'Your words are not lost',
    );
  });

  test('of code is refused in words, and nothing is kept', async () => {
    for (const body of ['{process.env.HOME}', '<script>alert(1)</script>', 'import x from "y"'])
      await expect(
        made.save(ann, path('code'), titled('Code', body), { newEntry: true }),
      ).rejects.toMatchObject({ status: 422 });
    expect(await made.store.draft({ noun: 'stories', slug: 'code' })).toBeUndefined();
  });

  test('cannot move a story, and cannot begin as ready', async () => {
    const moved = { path: path('old-story'), newPath: path('new-story'), raw: titled('x') };
    await expect(
      made.ask(editor, 'persistEntry', { dataFiles: [moved], assets: [], options: {} }),
    ).rejects.toThrow('the name stays too');
    for (const who of [ann, editor])
      await expect(
        made.save(who, path('at-once'), titled('At once'), {
          newEntry: true,
          status: 'pending_publish',
        }),
      ).rejects.toThrow('save it as a draft first');
    await made.save(ann, path('for-checking'), titled('For checking'), {
      newEntry: true,
      status: 'pending_review',
    });
    expect(await made.ask(ann, 'unpublishedEntry', named('for-checking'))).toMatchObject({
      status: 'pending_review',
    });
  });
});

describe('pictures', () => {
  const beside = (slug: string, name: string): string => `content/stories/${slug}/${name}`;
  const withPicture = titled('Photos', '![A photo](./photo.jpg)');

  test('are made anew when they are saved, and once only', async () => {
    const sent = asset(beside('photos', 'photo.jpg'), photo);
    const { files } = await made.save(ann, path('photos'), withPicture, {
      newEntry: true,
      assets: [sent],
    });
    expect(files.map((file) => file.path)).toEqual([path('photos'), beside('photos', 'photo.jpg')]);
    const draft = await made.store.draft({ noun: 'stories', slug: 'photos' });
    const kept = await made.store.file('stories/photos/photo.jpg', draft?.commit);
    expect(await checkPicture(kept?.bytes ?? Buffer.alloc(0), 'photo.jpg')).toEqual([]);
    // The CMS sends it again with every save, as it was chosen or as it was read.
    for (const bytes of [photo, kept?.bytes ?? photo]) {
      await made.save(ann, path('photos'), withPicture, {
        assets: [asset(beside('photos', 'photo.jpg'), bytes)],
      });
      expect((await made.store.draft({ noun: 'stories', slug: 'photos' }))?.commit).toBe(
        draft?.commit,
      );
    }
    expect(
      await made.ask(ann, 'unpublishedEntryMediaFile', {
        ...named('photos'),
        path: beside('photos', 'photo.jpg'),
        id: 'x',
      }),
    ).toMatchObject({ name: 'photo.jpg', content: kept?.bytes.toString('base64') });
  });

  test('that the text does not show stay at hand, and are left out when it is made ready', async () => {
    const text = (body: string): string =>
      storyText({ uid: uid(7), title: 'title: Taken out' }, body);
    await made.save(ann, path('taken-out'), text('![A photo](./photo.jpg)'), {
      newEntry: true,
      assets: [
        asset(beside('taken-out', 'photo.jpg'), photo),
        asset(beside('taken-out', 'unused.jpg'), photo),
      ],
    });
    const filesNow = async () =>
      (await made.store.draft({ noun: 'stories', slug: 'taken-out' }))?.files.map(
        (file) => file.path,
      );
    const all = ['index.mdx', 'photo.jpg', 'unused.jpg'].map((name) => `stories/taken-out/${name}`);
    expect(await filesNow()).toEqual(all);
    await made.save(ann, path('taken-out'), text('Nobody is shown.'));
    await made.save(ann, path('taken-out'), text('![A photo](./photo.jpg)'));
    expect(await filesNow()).toEqual(all);
    await made.ask(editor, 'updateUnpublishedEntryStatus', {
      ...named('taken-out'),
      newStatus: 'pending_publish',
    });
    expect(await filesNow()).toEqual(all.slice(0, 2));
  });

  test('that are none are refused with the reason, and nothing of the save is kept', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(
      made.save(ann, path('svg'), withPicture, {
        newEntry: true,
        assets: [asset(beside('svg', 'photo.jpg'), svg)],
      }),
    ).rejects.toThrow('It is an SVG drawing');
    expect(await made.store.draft({ noun: 'stories', slug: 'svg' })).toBeUndefined();
    for (const [where, words] of [
      [beside('old-story', 'photo.jpg'), 'beside its own story'],
      [beside('svg', 'IMG_1.JPG'), 'Please rename it'],
    ] as const)
      await expect(
        made.save(ann, path('svg'), withPicture, { newEntry: true, assets: [asset(where, photo)] }),
      ).rejects.toThrow(words);
  });

  test('are shown small in lists: those of drafts only to whom may see them', async () => {
    const all = async (who: typeof ann) =>
      ((await made.ask(who, 'getMedia', { mediaFolder: 'content' })) as Media[]).map(
        ({ name }) => name,
      );
    expect(await all(ann)).toEqual([
      'taken-out/photo.jpg',
      'photos/photo.jpg',
      'with-picture/garden.png',
    ]);
    expect(await all(editor)).toEqual(await all(ann));
    expect(await all(bob)).toEqual(['with-picture/garden.png']);
    const [small] = (await made.ask(bob, 'getMedia', {
      mediaFolder: 'content/stories/with-picture',
    })) as Media[];
    expect(small?.name).toBe('garden.png');
    const { width } = await sharp(Buffer.from(small?.content ?? '', 'base64')).metadata();
    expect(width).toBe(240);
    for (const mediaFolder of ['content/themes', 'content/stories', '../..', ''])
      expect(await made.ask(bob, 'getMedia', { mediaFolder })).toEqual([]);
  });

  test('of a draft are given whole to whom may see it', async () => {
    const asked = { path: beside('photos', 'photo.jpg') };
    expect(await made.ask(ann, 'getMediaFile', asked)).toMatchObject({ name: 'photo.jpg' });
    await expect(made.ask(bob, 'getMediaFile', asked)).rejects.toThrow('not there');
    expect(
      await made.ask(bob, 'getMediaFile', { path: beside('with-picture', 'garden.png') }),
    ).toMatchObject({ content: garden.toString('base64') });
  });

  test('have their place beside a story', async () => {
    await expect(made.ask(editor, 'persistMedia', { asset: {} })).rejects.toThrow(
      'open the story and add the picture there',
    );
  });
});

describe('who may what', () => {
  test('a contributor sees and changes only drafts that they began', async () => {
    const asked = { ...named('club-night'), path: path('club-night'), id: 'x' };
    expect(await made.ask(bob, 'unpublishedEntries')).toEqual([]);
    for (const [action, more] of [
      ['unpublishedEntry', {}],
      ['unpublishedEntryDataFile', {}],
      ['deleteUnpublishedEntry', {}],
      ['updateUnpublishedEntryStatus', { newStatus: 'draft' }],
    ] as const)
      await expect(made.ask(bob, action, { ...asked, ...more })).rejects.toMatchObject({
        status: 404,
      });
    expect(await made.ask(bob, 'getDeployPreview', named('club-night'))).toBeNull();
    expect(await made.ask(ann, 'getDeployPreview', named('club-night'))).toEqual({
      url: '/our-charity/preview/club-night/',
      status: 'SUCCESS',
    });
    await expect(made.save(bob, path('club-night'), titled('Bob’s'))).rejects.toThrow(
      'Somebody else is changing this story just now',
    );
    expect(await made.ask(editor, 'unpublishedEntry', named('club-night'))).toMatchObject({
      pullRequestAuthor: 'Ann',
    });
  });

  test('a contributor cannot make ready, publish or delete what is published', async () => {
    await made.ask(ann, 'updateUnpublishedEntryStatus', {
      ...named('club-night'),
      newStatus: 'pending_review',
    });
    const refused = { status: 403 };
    await expect(
      made.ask(ann, 'updateUnpublishedEntryStatus', {
        ...named('club-night'),
        newStatus: 'pending_publish',
      }),
    ).rejects.toMatchObject(refused);
    await expect(
      made.ask(ann, 'publishUnpublishedEntry', named('club-night')),
    ).rejects.toMatchObject(refused);
    for (const one of [
      'content/stories/with-picture/garden.png',
      'content/organisations/nobody-speaks-of-it.yml',
    ])
      await expect(made.ask(ann, 'deleteFiles', { paths: [one] })).rejects.toMatchObject(refused);
  });

  test('a contributor takes away their own draft, an editor any', async () => {
    await made.save(ann, path('one-of-anns'), titled('One of Ann’s'), { newEntry: true });
    await made.save(ann, path('two-of-anns'), titled('Two of Ann’s'), { newEntry: true });
    await made.ask(ann, 'deleteUnpublishedEntry', named('one-of-anns'));
    await made.ask(editor, 'deleteUnpublishedEntry', named('two-of-anns'));
    for (const slug of ['one-of-anns', 'two-of-anns'])
      expect(await made.store.draft({ noun: 'stories', slug })).toBeUndefined();
  });
});

describe('ready and published', () => {
  const ready = { ...named('to-publish'), newStatus: 'pending_publish' };

  test('a draft that lacks something is told all of it, in the order of the form', async () => {
    await made.save(ann, path('to-publish'), titled('To publish'), { newEntry: true });
    const refusal = made.ask(editor, 'updateUnpublishedEntryStatus', ready);
    await expect(refusal).rejects.toMatchObject({ status: 422 });
    await expect(refusal).rejects.toThrow(/things are still missing/);
    await expect(refusal).rejects.toThrow(
      /Summary: [^]*Kind: [^]*Themes: [^]*Published: [^]*Credits: [^]*Where consent stands: /,
    );
    await expect(made.ask(editor, 'publishUnpublishedEntry', named('to-publish'))).rejects.toThrow(
      'set it to “Ready” first',
    );
  });

  test('a complete one is published as one commit that names its people', async () => {
    await made.save(ann, path('to-publish'), storyText({ uid: '', title: 'title: To publish' }));
    await made.ask(editor, 'updateUnpublishedEntryStatus', ready);
    const before = await made.store.head();
    await made.ask(editor, 'publishUnpublishedEntry', named('to-publish'));
    expect(made.published).toEqual([await made.store.head()]);
    const { git } = made.repository;
    expect(git('rev-list', '--count', `${before}..main`)).toBe('1');
    const log = git('log', '-1', '--format=%an %b', 'main');
    expect(log).toContain('Ann');
    expect(log).toContain('Published-by: Ed Itor');
    await expect(made.ask(ann, 'unpublishedEntry', named('to-publish'))).rejects.toMatchObject({
      status: 404,
    });
    const listed = await made.ask(bob, 'entriesByFolder', { folder: 'content/stories' });
    expect((listed as Entry[]).map(({ file }) => file.path)).toContain(path('to-publish'));
  });

  test('words that changed after it was made ready have to be looked at again', async () => {
    await made.save(
      ann,
      path('changed-late'),
      storyText({ uid: uid(5), title: 'title: Changed late' }),
      { newEntry: true },
    );
    await made.ask(editor, 'updateUnpublishedEntryStatus', {
      ...named('changed-late'),
      newStatus: 'pending_publish',
    });
    await made.save(
      ann,
      path('changed-late'),
      storyText({ uid: uid(5), title: 'title: Changed late' }, 'Other words.'),
    );
    await expect(
      made.ask(editor, 'publishUnpublishedEntry', named('changed-late')),
    ).rejects.toThrow('set it to “Ready” first');
  });

  test('a story whose teller has a private link waits for their yes to these very words', async () => {
    const key = { noun: 'stories', slug: 'with-teller' } as const;
    const text = storyText({ uid: uid(6), title: 'title: With a teller' });
    await made.save(ann, path('with-teller'), text, { newEntry: true });
    const { database } = made.desk;
    const number = uidIn(text) ?? '';
    makeLink(database, { kind: 'final', key, uid: number, now: new Date() });
    const [link] = linksTo(database, number);
    const answer = (seen: string): void => {
      if (link)
        addAnswer(database, link, { at: '2026-11-24', answer: 'yes', words: undefined, seen });
    };
    answer('other words');
    const makeReady = () =>
      made.ask(editor, 'updateUnpublishedEntryStatus', {
        ...named('with-teller'),
        newStatus: 'pending_publish',
      });
    await expect(makeReady()).rejects.toThrow('The teller has not said yes to these words');
    answer(digestOfWords(text));
    await makeReady();
  });
});

describe('taking away', () => {
  test('the links to a draft end with it, and its news go', async () => {
    const text = storyText({ uid: uid(7), title: 'title: Soon gone' });
    await made.save(ann, path('soon-gone'), text, { newEntry: true });
    await made.ask(ann, 'updateUnpublishedEntryStatus', {
      ...named('soon-gone'),
      newStatus: 'pending_review',
    });
    const { opens, news } = linked('soon-gone', text);
    expect([opens(), news()]).toEqual([true, ['draft-sent']]);
    await made.ask(ann, 'deleteUnpublishedEntry', named('soon-gone'));
    expect([opens(), news()]).toEqual([false, []]);
  });

  test('the links to a published story stay open when a draft of it is deleted', async () => {
    const text = storyText({ uid: uid(8), title: 'title: Stays here' });
    await made.save(ann, path('stays-here'), text, { newEntry: true });
    await made.ask(editor, 'updateUnpublishedEntryStatus', {
      ...named('stays-here'),
      newStatus: 'pending_publish',
    });
    await made.ask(editor, 'publishUnpublishedEntry', named('stays-here'));
    await made.save(
      editor,
      path('stays-here'),
      storyText({ uid: uid(8), title: 'title: Stays here' }, 'Other words.'),
    );
    const { opens, news } = linked('stays-here', text);
    await made.ask(editor, 'deleteUnpublishedEntry', named('stays-here'));
    expect([opens(), news()]).toEqual([true, ['published']]);
  });

  test('a published story is not deleted, and the right way is told', async () => {
    for (const [action, params] of [
      ['deleteFile', { path: path('old-story') }],
      ['deleteFiles', { paths: ['content/themes/sharing-power.yml', path('old-story')] }],
    ] as const)
      await expect(made.ask(editor, action, params)).rejects.toThrow(
        'set “Where consent stands” to “Paused”',
      );
  });

  test('an entry of a list goes only when nothing speaks of it', async () => {
    const head = await made.store.head();
    await expect(
      made.ask(editor, 'deleteFiles', { paths: ['content/organisations/alongside.yml'] }),
    ).rejects.toThrow('something still speaks of it');
    expect(await made.store.head()).toBe(head);
    expect(await made.store.draft({ noun: 'organisations', slug: 'alongside' })).toBeUndefined();
    await made.ask(editor, 'deleteFiles', {
      paths: ['content/organisations/nobody-speaks-of-it.yml'],
    });
    expect(await made.store.file('organisations/nobody-speaks-of-it.yml')).toBeUndefined();
  });

  test('a picture goes when the story shows it no longer', async () => {
    const paths = ['content/stories/with-picture/garden.png'];
    await expect(made.ask(editor, 'deleteFiles', { paths })).rejects.toThrow(
      'The story still shows garden.png',
    );
    await made.save(
      editor,
      path('with-picture'),
      storyText({ uid: uid(2), title: 'title: Without a picture' }),
    );
    await made.ask(editor, 'deleteFiles', { paths });
    const draft = (await made.ask(editor, 'unpublishedEntry', named('with-picture'))) as {
      diffs: object[];
    };
    // What is gone has nothing to be read.
    expect(draft.diffs).toHaveLength(1);
  });
});

test('over HTTP, what is missing is told as one sentence and piece by piece', async () => {
  const web = madeDesk({ store: made.store, scratch: made.desk.scratch }, [signIn, cms]);
  const { cookie } = await web.enter('editor');
  const answer = await web.ask('/api/v1', {
    cookie,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      action: 'updateUnpublishedEntryStatus',
      params: { ...named('club-night'), newStatus: 'pending_publish' },
    }),
  });
  expect(answer.status).toBe(422);
  const said = (await answer.json()) as { error: string; missing: { field: string }[] };
  expect(said.missing[0]).toEqual({
    field: 'Summary',
    message: expect.stringContaining('still empty') as string,
  });
  for (const { field } of said.missing) expect(said.error).toContain(`${field}: `);
});

test('notes between editors are switched off without an error', async () => {
  expect(await made.ask(ann, 'getNotes', named('club-night'))).toEqual({ notes: [] });
  expect(await made.ask(ann, 'getPRMetadata', named('club-night'))).toEqual({ metadata: null });
  await expect(made.ask(ann, 'addNote', named('club-night'))).rejects.toThrow('not kept here');
});

interface Entry {
  data: string;
  file: { path: string; id: string };
}

interface Media {
  name: string;
  content: string;
}

/** A private link to a story, and what is new about it. */
function linked(slug: string, text: string): { opens: () => boolean; news: () => string[] } {
  const { database, now } = made.desk;
  const key = { noun: 'stories', slug } as const;
  const secret = makeLink(database, { kind: 'final', key, uid: uidIn(text) ?? '', now: now() });
  return {
    opens: () => openLink(database, secret, now()) !== undefined,
    news: () =>
      newsFor(database, editor, [])
        .filter(({ about }) => about?.slug === slug)
        .map(({ what }) => what),
  };
}
