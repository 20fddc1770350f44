import sharp from 'sharp';
import { expect, test } from 'vitest';
import { actions } from '../../src/desk/cms/cms.ts';
import { allContacts, forgetContacts } from '../../src/desk/form/contacts.ts';
import { forgetTickets } from '../../src/desk/form/tickets.ts';
import { erase } from '../../src/desk/people/erase.ts';
import { linksTo, openLink } from '../../src/desk/showing/links.ts';
import { parseBody } from '../../src/stories/parse.ts';
import { plainText } from '../../src/stories/render.ts';
import { person } from '../support/opened-store.ts';
import { formDesk, pageOf, shortest } from '../support/form-desk.ts';

test('a story of three answers becomes a draft that waits for an editor', async () => {
  const { openForm, send, stories, repository } = await formDesk();
  const answer = await send({ ...shortest, ticket: await openForm() });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toMatch(/^\/tell-your-story\/thank-you\/\?link=[\w-]+$/);
  const [story] = await stories();
  expect(story).toMatchObject({
    slug: 'a-good-day',
    status: 'pending_review',
    by: 'A storyteller',
    body: '\nWe went out.\n',
    frontMatter: {
      title: 'A good day',
      credits: [{ role: 'told-by', name: 'A storyteller' }],
      consent: {
        ref: expect.stringMatching(/^C-[2-9A-Z]{6}$/) as string,
        basis: 'teller-consent',
        status: 'pending',
        naming: 'anonymous',
        heldBy: 'alongside',
      },
    },
  });
  expect(repository.git('log', '-1', '--format=%an %cn', 'cms/stories/a-good-day')).toBe(
    'A storyteller Alongside desk',
  );
});

test('every answer finds its place, and how to reach somebody never gets into Git', async () => {
  const { openForm, send, stories, repository, desk } = await formDesk();
  await send({
    ticket: await openForm(),
    title: 'The kitchen is ours',
    story: 'We cook.',
    who: 'My sister and a nurse.',
    changed: 'We choose the food.',
    hard: 'Getting the key.',
    naming: 'first',
    name: 'Mary Quill',
    as: 'carer',
    uses: ['page', 'feed', 'easy-read'],
    email: 'mary.quill@example.org',
    phone: '07700 900123',
    otherWay: 'Ask at Rose Cottage.',
    notes: 'Please write in large letters.',
  });
  const [story] = await stories();
  expect(story?.frontMatter).toMatchObject({
    credits: [{ role: 'told-by', name: 'Mary', as: 'carer' }],
    consent: { givenOn: '2026-11-24', naming: 'first', uses: ['page', 'feed', 'easy-read'] },
  });
  expect(story?.body).toBe(
    '\nWe cook.\n\n## Who was there\n\nMy sister and a nurse.\n\n## What changed\n\nWe choose the food.\n\n## What was hard\n\nGetting the key.\n',
  );
  const everything = repository.git('log', '-p', '--all', '--format=%an %ae %cn %ce %B');
  for (const secret of ['Quill', 'mary.quill', '900123', 'Rose Cottage', 'large letters'])
    expect(everything).not.toContain(secret);
  expect(allContacts(desk.database)).toMatchObject([
    {
      slug: 'the-kitchen-is-ours',
      name: 'Mary Quill',
      email: 'mary.quill@example.org',
      phone: '07700 900123',
      otherWay: 'Ask at Rose Cottage.',
      noNeed: false,
      notes: 'Please write in large letters.',
      wishes: ['They would like an Easy Read version.'],
      keptUntil: '2027-11-24T09:01:00.000Z',
    },
  ]);
});

test('what was typed reads as it was typed, whatever it was', async () => {
  const { openForm, send, stories } = await formDesk();
  const typed =
    'I <3 you {name} & 2 < 3 *stars* import x\n\n<script>alert(1)</script> &amp; `code` # no heading\n\nمرحبا 👩‍👩‍👧 Siân';
  await send({ ...shortest, ticket: await openForm(), story: `${typed}\u202E\u0000` });
  const [story] = await stories();
  const shown = plainText(parseBody(story?.body ?? '')).replace(/\s+/g, ' ');
  expect(shown.trim()).toBe(typed.replace(/\s+/g, ' '));
});

test('what is missing comes back in words at its field and at the top, with everything filled in', async () => {
  const { openForm, send, stories } = await formDesk();
  const ticket = await openForm();
  const sent = {
    ticket,
    title: '',
    story: 'Line one\nLine "two" </textarea>',
    uses: ['page', 'feed'],
  };
  const answer = await send({ ...sent, naming: 'role-only', email: 'not whole' });
  expect(answer.status).toBe(422);
  const $ = await pageOf(answer);
  expect($('#Problems').attr('autofocus')).toBeDefined();
  expect(
    $('#Problems a')
      .map((_, link) => `${$(link).attr('href')}: ${$(link).text()}`)
      .get(),
  ).toEqual([
    '#Title: Please type a title. A few words are enough.',
    '#Email: This email address is not whole. It should be like name@example.org.',
  ]);
  expect($('#Title').attr('aria-invalid')).toBe('true');
  expect($(`#${$('#Title').attr('aria-describedby')}`).text()).toContain('Please type a title');
  expect($('title').text()).toBe('Please look again: Tell your story');
  expect($('#Story').text()).toBe(sent.story);
  expect($('#Naming-role-only').attr('checked')).toBeDefined();
  expect($('[name=uses][checked]').length).toBe(2);
  expect($('#Email').attr('value')).toBe('not whole');
  expect($('[name=ticket]').attr('value')).toBe(ticket);
  expect(await stories()).toEqual([]);
  expect((await send({ ...shortest, ticket })).status).toBe(303);
});

test('a story that is sent twice is kept once, and both answers say thank you', async () => {
  const { openForm, send, stories, desk } = await formDesk();
  const story = { ...shortest, ticket: await openForm() };
  const answers = [...(await Promise.all([send(story), send(story)])), await send(story)];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await stories()).length).toBe(1);
  for (const answer of answers) {
    const [, link = ''] = (answer.headers.get('location') ?? '').split('link=');
    expect(openLink(desk.database, link, desk.now())).toMatchObject({
      kind: 'receipt',
      slug: 'a-good-day',
    });
  }
});

test('another story from a page that was sent before asks to press the button once more', async () => {
  const { openForm, send, stories } = await formDesk();
  const ticket = await openForm();
  await send({ ...shortest, ticket });
  const changed = { ...shortest, story: 'We went out again.' };
  const $ = await pageOf(await send({ ...changed, ticket }));
  expect($('#Problems').text()).toContain('once more');
  expect((await stories()).length).toBe(1);
  const fresh = $('[name=ticket]').attr('value') ?? '';
  expect((await send({ ...changed, ticket: fresh })).status).toBe(303);
  expect((await stories()).map(({ slug }) => slug).toSorted()).toEqual([
    'a-good-day',
    'a-good-day-2',
  ]);
});

test('other words sent at the same moment are not lost: they are asked about', async () => {
  const { openForm, send, stories } = await formDesk();
  const ticket = await openForm();
  const answers = await Promise.all(
    [1, 2, 3].map((n) => send({ ...shortest, ticket, story: `Version ${n}.` })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422]);
  const back = answers.find(({ status }) => status === 422);
  const $ = await pageOf(back as Response);
  expect($('#Problems').text()).toContain('once more');
  expect($('#Story').text()).toMatch(/^Version \d\.$/);
  const fresh = $('[name=ticket]').attr('value') ?? '';
  await send({ ...shortest, ticket: fresh, story: $('#Story').text() });
  expect(await stories()).toHaveLength(2);
});

test('of hundreds of thousands of marks on one letter, thirty are kept', async () => {
  const { openForm, send, stories } = await formDesk();
  const story = `A good day: q${'\u0301\u0323'.repeat(250_000)}.`;
  expect((await send({ ...shortest, ticket: await openForm(), story })).status).toBe(303);
  const [kept] = await stories();
  expect(kept?.body.match(/\p{M}/gu)).toHaveLength(30);
});

test('more text than any story has is refused with a way back, whatever field it is in', async () => {
  const { openForm, send } = await formDesk();
  const answer = await send({ ...shortest, ticket: await openForm(), notes: 'a '.repeat(400_000) });
  expect(answer.status).toBe(413);
  expect((await pageOf(answer)).text()).toContain('what you wrote is still there');
});

test('a page that was open for too long comes back filled in, and then goes through', async () => {
  const { openForm, send, stories, wait } = await formDesk();
  const old = await openForm();
  wait(8);
  for (const ticket of [old, '', 'made-up', `${old}x`]) {
    const answer = await send({ ...shortest, ticket });
    expect(answer.status).toBe(422);
    const $ = await pageOf(answer);
    expect($('#Problems').text()).toContain('Everything you wrote is still here.');
    expect($('#Story').text()).toBe(shortest.story);
    expect(await stories()).toEqual([]);
  }
  const $ = await pageOf(await send({ ...shortest, ticket: old }));
  await send({ ...shortest, ticket: $('[name=ticket]').attr('value') ?? '' });
  expect(await stories()).toMatchObject([{ status: 'pending_review' }]);
});

test('fifty stories at the same moment are all kept, each once', async () => {
  const { openForm, send, stories } = await formDesk();
  const tickets = await Promise.all(Array.from({ length: 50 }, openForm));
  const answers = await Promise.all(
    tickets.map((ticket, n) => send({ ...shortest, ticket, story: `This is story ${n}.` })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  const bodies = (await stories()).map(({ body }) => body.trim()).toSorted();
  expect(bodies).toEqual(tickets.map((_, n) => `This is story ${n}.`).toSorted());
});

test('what a program may have sent is kept, but does not wait among the stories to check', async () => {
  const { openForm, send, stories, desk } = await formDesk();
  const ticket = await openForm();
  expect((await send({ ...shortest, ticket, website: 'https://spam.example' })).status).toBe(303);
  expect(await stories()).toMatchObject([{ status: 'draft' }]);
  expect(allContacts(desk.database)[0]?.wishes).toContain(
    'Perhaps a program sent this, and nobody told it. Please look at it with care.',
  );
});

test('a picture is made anew, and does not have to be chosen twice', async () => {
  const { openForm, send, stories, store } = await formDesk();
  const ticket = await openForm();
  const exif = { IFD0: { Artist: 'Mary Quill' } };
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
  const picture = new File([new Uint8Array(bytes)], 'mary quill.jpg', { type: 'image/jpeg' });
  const described = { pictureAlt: 'A teal door', pictureBy: 'Ann', pictureShown: '2' };
  const $ = await pageOf(await send({ ...shortest, ...described, title: '', ticket, picture }));
  expect($('[data-part=picture-kept]').attr('hidden')).toBeUndefined();
  expect($('[data-part=picture-name]').text()).toBe('mary quill.jpg');
  await send({
    ...shortest,
    ...described,
    ticket,
    uses: ['page', 'image'],
    pictureAgreed: 'not-yet',
  });
  const [story] = await stories();
  expect(story?.frontMatter).toMatchObject({
    cover: { image: './picture.jpg', alt: 'A teal door', credit: 'Ann', peopleShown: 2 },
    consent: { uses: ['page'] },
  });
  const draft = await store.draft({ noun: 'stories', slug: 'a-good-day' });
  const kept = await store.file('stories/a-good-day/picture.jpg', draft?.commit);
  const { exif: left, width } = await sharp(kept?.bytes).metadata();
  expect([left, width]).toEqual([undefined, 60]);
});

test('a file that is no picture comes back in words, and the story is not lost', async () => {
  const { openForm, send } = await formDesk();
  const ticket = await openForm();
  const picture = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'drawing.svg');
  const answer = await send({ ...shortest, ticket, picture });
  expect(answer.status).toBe(422);
  const $ = await pageOf(answer);
  expect($('#Problems a').text()).toContain('It is an SVG drawing.');
  expect($('#Story').text()).toBe(shortest.story);
});

test('no address of a draft is taken twice, and none holds the name of its teller', async () => {
  const { openForm, send, stories } = await formDesk({
    'notices/a-good-day.yml': 'uid: 00000000-0000-4000-8000-000000000001\n',
  });
  await send({ ...shortest, ticket: await openForm() });
  const named = { naming: 'full', name: 'Mary Quill' };
  const story = { ...shortest, ...named, title: 'How Mary Quill’s club began' };
  await send({ ...story, ticket: await openForm() });
  await send({ ...shortest, title: '楽しい日', ticket: await openForm() });
  expect((await stories()).map(({ slug }) => slug).toSorted()).toEqual([
    'a-good-day-2',
    'a-story',
    'how-club-began',
  ]);
});

test('the name of a story that is gone is not given away while its link opens or its sender is kept', async () => {
  const { openForm, send, stories, store, desk } = await formDesk();
  const editor = person('ed', 'Ed', 'editor');
  const later = new Date(desk.now().getTime() + 8 * 86_400_000);
  const slugs = async () => (await stories()).map(({ slug }) => slug).toSorted();
  await send({ ...shortest, ticket: await openForm() });
  await store.remove({ noun: 'stories', slug: 'a-good-day' }, editor);
  forgetTickets(desk.database, later);
  forgetContacts(desk.database, new Date('2028-01-01'));
  await send({ ...shortest, ticket: await openForm() });
  expect(await slugs()).toEqual(['a-good-day-2']);

  const gone = { collection: 'stories', slug: 'a-good-day-2/index' };
  await actions['deleteUnpublishedEntry']?.({ desk, person: editor }, gone);
  forgetTickets(desk.database, later);
  await send({ ...shortest, ticket: await openForm() });
  expect(await slugs()).toEqual(['a-good-day-3']);
});

test('whoever is erased has no link any more that could lead to whoever gets the name', async () => {
  const { openForm, send, stories, store, desk } = await formDesk();
  const reached = { ...shortest, noReach: '', email: 'a@example.org' };
  const sent = await send({ ...reached, ticket: await openForm() });
  const secret = sent.headers.get('location')?.split('link=')[1] ?? '';
  expect(openLink(desk.database, secret, desk.now())).toBeDefined();
  await store.remove({ noun: 'stories', slug: 'a-good-day' }, person('ed', 'Ed', 'editor'));
  erase(desk.database, 'a@example.org');
  expect(openLink(desk.database, secret, desk.now())).toBeUndefined();
  await send({ ...shortest, ticket: await openForm() });
  const [story] = await stories();
  expect(story?.slug).toBe('a-good-day');
  expect(linksTo(desk.database, String(story?.frontMatter['uid']))).toHaveLength(1);
});

test('a story that cannot be kept is told in words, and nothing of it stays', async () => {
  const { openForm, send, stories, desk } = await formDesk();
  const ticket = await openForm();
  const answer = await send({ ...shortest, ticket, story: '*'.repeat(9_000) });
  expect(answer.status).toBe(422);
  expect((await pageOf(answer))('#Problems a').text()).toContain('Please use fewer');
  expect(await stories()).toEqual([]);
  expect(allContacts(desk.database)).toEqual([]);
});

test('when Git does not answer, everything that was typed comes back', async () => {
  const { openForm, send, desk } = await formDesk();
  const ticket = await openForm();
  const save = desk.store.save.bind(desk.store);
  desk.store.save = () => Promise.reject(new Error('The disk is full.'));
  const answer = await send({ ...shortest, ticket });
  expect(answer.status).toBe(500);
  const $ = await pageOf(answer);
  expect($('#Problems').text()).toContain('Something went wrong on our side.');
  expect($('#Story').text()).toBe(shortest.story);
  desk.store.save = save;
  expect((await send({ ...shortest, ticket })).status).toBe(303);
});

test('killed between Git and the database, and sent again, a story is there once', async () => {
  const { openForm, send, stories, desk } = await formDesk();
  const ticket = await openForm();
  await send({ ...shortest, ticket });
  desk.database.exec('UPDATE sent_forms SET kept = 0; DELETE FROM contacts; DELETE FROM news;');
  expect((await send({ ...shortest, ticket })).status).toBe(303);
  expect((await stories()).length).toBe(1);
  expect(allContacts(desk.database).length).toBe(1);
});

test('the thank-you page shows the private link, and only to who has it', async () => {
  const { openForm, send, desk } = await formDesk();
  const { deskApp } = await import('../../src/desk/app.ts');
  const { form } = await import('../../src/desk/form/form.ts');
  const answer = await send({ ...shortest, ticket: await openForm() });
  const look = (path: string) =>
    deskApp(desk, [form]).request(path, { headers: { host: 'desk.example' } });
  const path = answer.headers.get('location') ?? '';
  const $ = await pageOf(await look(path));
  expect($('[data-part=receipt]').attr('hidden')).toBeUndefined();
  expect($('[data-part=receipt-link]').text()).toBe(
    `https://desk.example/your-story/${path.split('link=')[1]}/`,
  );
  expect($('[data-part=receipt-until]').text()).toBe('22 February 2027');
  const other = await pageOf(await look('/tell-your-story/thank-you/?link=made-up'));
  expect(other('[data-part=receipt]').attr('hidden')).toBeDefined();
});
