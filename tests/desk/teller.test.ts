import { expect, onTestFinished, test } from 'vitest';
import type { Status } from '../../src/desk/draft.ts';
import { openStore } from '../../src/desk/git/store.ts';
import {
  answersTo,
  makeLink,
  takeBackLink,
  tellerHasSeen,
  type LinkKind,
} from '../../src/desk/showing/links.ts';
import { newsFor } from '../../src/desk/board/news.ts';
import { deskParts } from '../../src/desk/app.ts';
import { preview } from '../../src/desk/showing/preview.ts';
import type { PreviewMaker } from '../../src/desk/showing/preview-maker.ts';
import { teller } from '../../src/desk/showing/teller.ts';
import { uidIn } from '../../src/desk/uid.ts';
import { previewFiles } from '../../src/folder/settings.ts';
import { readStoryFile } from '../../src/stories/file.ts';
import { storyText, uid } from '../support/content-folder.ts';
import { madeDesk } from '../support/made-desk.ts';
import { clubNight, page, person } from '../support/opened-store.ts';
import { makeRepository } from '../support/repository.ts';

const editor = person('ed', 'Edda', 'editor');
const number = uidIn(storyText()) ?? '';

test('the link shows the page of the story with its three answers above and below, and no account', async () => {
  const { open } = await asked();
  const { status, html } = await open();
  expect(status).toBe(200);
  expect(html.match(/<aside class="draft-bar"/g)).toHaveLength(2);
  expect(html.match(/Yes, publish this/g)).toHaveLength(2);
  expect(html.indexOf('draft-bar')).toBeLessThan(html.indexOf('We danced'));
  expect(html.lastIndexOf('draft-bar')).toBeGreaterThan(html.indexOf('We danced'));
});

test('neither search engines nor other sites learn of the link', async () => {
  const { made, path } = await asked();
  const { headers } = await made.ask(path);
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  const { html } = await asked().then(({ open }) => open());
  expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
  expect(html).not.toContain('rel="canonical"');
});

test('the files of the page are asked for by the same link', async () => {
  const { made, path, open } = await asked();
  const { html } = await open();
  expect(html).toContain(`src="${path}files/abc/garden.avif"`);
  expect((await made.ask(`${path}files/abc/garden.avif`)).status).toBe(200);
  expect((await made.ask('/your-story/guessed/files/abc/garden.avif')).status).toBe(404);
});

test('the version in short words is seen by the same link, and leads back to the three answers', async () => {
  const { made, path, open } = await asked();
  expect((await open()).html).toContain(`href="${path}easy-read/"`);
  const response = await made.ask(`${path}easy-read/`);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('We met.');
  expect(html.match(new RegExp(`href="${path}"`, 'g'))).toHaveLength(2);
  expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
  expect((await made.ask('/your-story/guessed/easy-read/')).status).toBe(404);
});

test('pressing a button keeps nothing yet: it is asked once more', async () => {
  const { answer, said } = await asked();
  for (const button of ['yes', 'change', 'stop']) await answer({ answer: button });
  expect(said()).toEqual([]);
});

test('a yes stands in the draft with its day, counts for these words, and editors are told', async () => {
  const { answer, consent, made, text } = await asked();
  const { html } = await answer({ answer: 'yes', sure: 'yes' });
  expect(html).toContain('You said yes.');
  expect(await consent()).toMatchObject({ status: 'given', finalSeenOn: '2026-11-24' });
  expect(tellerHasSeen(made.desk.database, await text())).toBe(true);
  expect(newsFor(made.desk.database, editor, [])).toMatchObject([
    { what: 'teller-yes', about: { ...clubNight, uid: number } },
  ]);
});

test('a yes to words that were changed meanwhile does not count', async () => {
  const { answer, save, consent, said } = await asked();
  await save(storyText({}, 'Other words.'));
  const { status, html } = await answer({ answer: 'yes', sure: 'yes' });
  expect([status, html.includes('Your story has changed')]).toEqual([409, true]);
  expect(said()).toEqual([]);
  expect(await consent()).not.toHaveProperty('finalSeenOn');
});

test('a wish for a change is kept as it was typed, outside Git, and editors are told', async () => {
  const { answer, said, made, repository } = await asked();
  await answer({ answer: 'change', sure: 'yes', words: 'Not <b>my</b> name' });
  expect(said()).toMatchObject([{ answer: 'change', words: 'Not <b>my</b> name' }]);
  expect(repository.git('log', '--all', '-p')).not.toContain('my</b> name');
  expect(newsFor(made.desk.database, editor, [])).toMatchObject([{ what: 'teller-change' }]);
});

test('a wish for a change without words is asked for again', async () => {
  const { answer, said } = await asked();
  const { html } = await answer({ answer: 'change', sure: 'yes', words: ' ' });
  expect(html).toContain('The box is empty');
  expect(said()).toEqual([]);
});

test('a stop pauses the draft, ends that it is ready, and editors are told', async () => {
  const { answer, consent, made } = await asked({ status: 'pending_publish' });
  await answer({ answer: 'stop', sure: 'yes' });
  expect(await consent()).toMatchObject({ status: 'paused' });
  expect((await made.desk.store.draft(clubNight))?.status).toBe('pending_review');
  expect(newsFor(made.desk.database, editor, [])).toMatchObject([{ what: 'teller-stop' }]);
});

test('a draft without a consent block can be stopped too', async () => {
  const { answer, consent } = await asked({ text: storyText({ consent: '' }) });
  await answer({ answer: 'stop', sure: 'yes' });
  expect(await consent()).toEqual({ status: 'paused' });
});

test('it can be answered again, and the page says what was answered', async () => {
  const { answer, open, said } = await asked();
  await answer({ answer: 'stop', sure: 'yes' });
  expect((await open()).html).toContain('You said stop on 24 November 2026. You can answer again.');
  await answer({ answer: 'yes', sure: 'yes' });
  expect(said().map((one) => one.answer)).toEqual(['yes', 'stop']);
});

test('a receipt lets the sender stop and ask for a change, and not publish', async () => {
  const { answer, open, said } = await asked({ kind: 'receipt' });
  expect((await open()).html).not.toContain('Yes, publish this');
  expect((await answer({ answer: 'yes', sure: 'yes' })).status).toBe(400);
  await answer({ answer: 'stop', sure: 'yes' });
  expect(said()).toHaveLength(1);
});

test('who cannot be reached is asked for a yes at the receipt, when an editor says the words are final', async () => {
  const { made, answer, open, said } = await asked({ kind: 'receipt' });
  const { cookie, token } = await made.enter('editor');
  await made.ask('/preview/club-night/teller/', { cookie, form: { token, ask: '1' } });
  expect((await open()).html).toContain('Yes, publish this');
  await answer({ answer: 'yes', sure: 'yes' });
  expect(said()).toMatchObject([{ answer: 'yes' }]);
});

test('a link that was taken back, is too old or was guessed answers kindly, and all alike', async () => {
  const { made, path, open } = await asked();
  takeBackLink(made.desk.database, number, 1, made.desk.now());
  const back = await open();
  const guessed = await page404(made.ask('/your-story/guessed/'));
  expect(back.status).toBe(404);
  expect(back.html).toContain('This link does not open any more');
  expect(back.html).toBe(guessed);
  const posted = await made.ask(path, { form: { answer: 'stop', sure: 'yes' } });
  expect(posted.status).toBe(404);
});

test('another site cannot answer in the name of the teller', async () => {
  const { made, path, said } = await asked();
  for (const origin of ['https://elsewhere.example', 'null', undefined]) {
    const form = { answer: 'stop', sure: 'yes' };
    expect((await made.ask(path, { form, headers: { origin } })).status).toBe(403);
  }
  expect(said()).toEqual([]);
});

test('once the story is published, its teller is led there and can still ask for it to be taken away', async () => {
  const { made, open, answer, said } = await asked();
  await made.desk.store.publish(clubNight, editor, () => Promise.resolve());
  expect((await open()).html).toContain('Your story is published');
  expect((await open()).html).toContain('href="/stories/club-night/"');
  const { html } = await answer({ answer: 'stop', sure: 'yes' });
  expect(html).toContain('We will take your story off the site');
  expect(said()).toMatchObject([{ answer: 'stop' }]);
});

test('when the draft is gone, the link says so', async () => {
  const { made, open } = await asked();
  await made.desk.store.remove(clubNight, editor);
  expect((await open()).html).toContain('Your story is not here any more');
});

test('a link never opens, answers or stops another story that got the name of its own', async () => {
  const { made, path, open, answer, said, repository } = await asked();
  await made.desk.store.remove(clubNight, editor);
  await made.desk.store.save(clubNight, {
    files: new Map([[page, Buffer.from(storyText({ uid: uid(2) }, 'Somebody else’s words.'))]]),
    seen: new Map(),
    by: person('cora', 'Cora'),
    message: 'Save',
  });
  const { html } = await open();
  expect(html).toContain('Your story is not here any more');
  expect(html).not.toContain('We danced');
  expect((await made.ask(`${path}files/abc/garden.avif`)).status).toBe(404);
  const before = repository.git('rev-parse', 'cms/stories/club-night');
  for (const button of ['stop', 'change', 'yes'])
    expect((await answer({ answer: button, sure: 'yes', words: 'Other words' })).html).toContain(
      'Your story is not here any more',
    );
  expect(said()).toEqual([]);
  expect(repository.git('rev-parse', 'cms/stories/club-night')).toBe(before);
});

test('an editor makes a link, sees it once, and takes it back', async () => {
  const { made } = await asked();
  const { cookie, token } = await made.enter('editor');
  const address = '/preview/club-night/teller/';
  const shown = await (await made.ask(address, { cookie, form: { token } })).text();
  const [, link = ''] = /https:\/\/desk\.example(\/your-story\/[\w-]+\/)/.exec(shown) ?? [];
  expect((await made.ask(link)).status).toBe(200);
  expect(await (await made.ask(address, { cookie })).text()).not.toContain(link);
  await made.ask(address, { cookie, form: { token, take: '2' } });
  expect((await made.ask(link)).status).toBe(404);
});

test('no link is made to a draft without a permanent number, and it is told why', async () => {
  const { made } = await asked({ text: storyText({ uid: '' }) });
  const { cookie, token } = await made.enter('editor');
  const answer = await made.ask('/preview/club-night/teller/', { cookie, form: { token } });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('This draft has no permanent number yet.');
});

test('nobody but an editor makes a link, and none is made without the token of the page', async () => {
  const { made } = await asked();
  const address = '/preview/club-night/teller/';
  const { cookie, token } = await made.enter('contributor');
  expect((await made.ask(address, { cookie, form: { token } })).status).toBe(403);
  expect((await made.ask(address, { form: { token } })).status).toBe(401);
  const second = await made.enter('editor');
  expect((await made.ask(address, { cookie: second.cookie, form: {} })).status).toBe(403);
  expect((await made.ask(address, { cookie: second.cookie, form: { token } })).status).toBe(403);
});

/** A desk with one draft and a link to it, and the page as the teller's browser has it. */
async function asked({ kind = 'final', status = 'draft', text = storyText() }: Asked = {}) {
  const repository = await makeRepository({ bare: true });
  onTestFinished(() => repository[Symbol.asyncDispose]());
  const store = await openStore({ folder: repository.folder });
  onTestFinished(() => store.close());
  const made = madeDesk({ store }, [...deskParts, preview(previews), teller(previews)]);
  const save = async (words: string): Promise<void> => {
    const before = await draftFile();
    await store.save(clubNight, {
      files: new Map([[page, Buffer.from(words)]]),
      seen: new Map([[page, before?.id]]),
      by: editor,
      message: 'Save',
    });
  };
  const draftFile = async () => {
    const draft = await store.draft(clubNight);
    return draft && store.file(page, draft.commit);
  };
  await save(text);
  if (status !== 'draft') await store.setStatus(clubNight, status, editor);
  const secret = makeLink(made.desk.database, {
    kind,
    key: clubNight,
    uid: number,
    now: made.desk.now(),
  });
  const path = `/your-story/${secret}/`;
  const open = async () => {
    const response = await made.ask(path);
    return { status: response.status, html: await response.text() };
  };
  const [, seen = ''] = /name="seen" value="(\w+)"/.exec((await open()).html) ?? [];
  return {
    made,
    repository,
    path,
    open,
    save,
    text: async () => String((await draftFile())?.bytes),
    consent: async () => readStoryFile(String((await draftFile())?.bytes)).frontMatter['consent'],
    said: () => answersTo(made.desk.database, number),
    answer: async (form: Record<string, string>) => {
      const response = await made.ask(path, { form: { seen, ...form } });
      return { status: response.status, html: await response.text() };
    },
  };
}

async function page404(response: Promise<Response>): Promise<string> {
  return (await response).text();
}

const previews: PreviewMaker = {
  ask: async () => ({
    kind: 'made',
    id: 'abc',
    html: `<!doctype html><html><head><title>Club</title><link rel="canonical" href="https://x.example/"></head><body><a class="skip" href="#Main">Skip</a><main id="Main"><p>We danced.</p><a href="/stories/club-night/easy-read/">Short and simple</a><img src="/${previewFiles}/garden.avif"></main><footer></footer></body></html>`,
    easyRead:
      '<!doctype html><html><head></head><body><main><p>We met.</p><a href="/stories/club-night/">Club</a></main></body></html>',
  }),
  file: async (_slug, id, name) =>
    id === 'abc' && name === 'garden.avif' ? Buffer.from('picture') : undefined,
  stop: async () => undefined,
};

interface Asked {
  kind?: LinkKind;
  status?: Status;
  text?: string;
}
