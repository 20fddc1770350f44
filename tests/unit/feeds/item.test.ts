import { expect, test } from 'vitest';
import { clean, feedItem } from '../../../src/feeds/item.ts';
import { lastChange } from '../../../src/stories/dates.ts';
import { madeStory } from '../../support/made.ts';

const context = {
  today: '2026-02-01',
  link: 'https://alongside.example/stories/a/',
  themes: [{ title: 'Neighbours', link: 'https://alongside.example/themes/neighbours/' }],
  body: '<p>The story.</p>',
};

test('a follower gets the whole story, its credits and a link with its title', () => {
  const item = feedItem(madeStory('a', { title: 'Tea & talk' }), context);
  expect(item.content).toBe(
    '<p>The story.</p><p>Written by: Alongside</p><p><a href="https://alongside.example/stories/a/">Tea &amp; talk</a></p>',
  );
  expect(item.id).toBe('urn:uuid:00000000-0000-4000-8000-000000000001');
});

test('where the teller did not agree to feeds, only title and link are sent', () => {
  const story = madeStory('a');
  story.data.consent.uses = ['page'];
  expect(feedItem(story, context)).toMatchObject({
    title: 'a',
    content: '',
    summary: '',
    creators: [],
  });
});

test('a content note and the word that it is made up come before the text', () => {
  const story = madeStory('a', { contentNotes: ['death', 'self-harm'] });
  story.data.consent.basis = 'fictional-example';
  const { content } = feedItem(story, context);
  expect(content.indexOf('made up')).toBeLessThan(content.indexOf('death, self-harm'));
  expect(content.indexOf('death, self-harm')).toBeLessThan(content.indexOf('The story.'));
});

test('the last change is the newest of publishing, updates and corrections', () => {
  const { data } = madeStory('a', {
    updated: '2026-01-05',
    updates: [{ date: '2026-01-20', text: 'More.' }],
    corrections: [{ date: '2026-01-10', text: 'Put right.' }],
  });
  expect(lastChange(data)).toBe('2026-01-20');
  expect(lastChange(madeStory('b').data)).toBe('2026-01-01');
});

test('characters that break XML are taken out, and words are not', () => {
  expect(clean('a\u0000b\u000bc\ud800d ŵ 🙂\n')).toBe('abc\ufffdd ŵ 🙂\n');
});
