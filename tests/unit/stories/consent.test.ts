import { expect, test } from 'vitest';
import type { Consent } from '../../../src/schemas/consent.ts';
import { allows, isPublished } from '../../../src/stories/consent.ts';
import { madeStory } from '../../support/made.ts';

const teller: Consent = {
  ref: 'C-7F3K',
  basis: 'teller-consent',
  status: 'given',
  givenOn: '2026-01-01',
  finalSeenOn: '2026-01-10',
  reviewBy: '2026-12-31',
  uses: ['page', 'search'],
  naming: 'first',
  heldBy: 'alongside',
};

test.each(['pending', 'paused', 'withdrawn'] as const)('%s consent allows nothing', (status) => {
  expect(allows({ ...teller, status }, 'page', '2026-02-01')).toBe(false);
});

test('consent holds on its review date and not the day after', () => {
  expect(allows(teller, 'page', '2026-12-31')).toBe(true);
  expect(allows(teller, 'page', '2027-01-01')).toBe(false);
});

test('only the uses that the teller said yes to are allowed', () => {
  expect(allows(teller, 'search', '2026-02-01')).toBe(true);
  expect(allows(teller, 'image', '2026-02-01')).toBe(false);
});

test('without a page nothing else is allowed', () => {
  expect(allows({ ...teller, uses: ['feed'] }, 'feed', '2026-02-01')).toBe(false);
});

test('a story from public sources may be used for everything', () => {
  const { consent } = madeStory('a').data;
  expect(allows(consent, 'feed', '2026-02-01')).toBe(true);
});

test('a story with a date in the future waits for its day', () => {
  const story = madeStory('a', { published: '2026-03-02' });
  expect(isPublished(story, '2026-03-01')).toBe(false);
  expect(isPublished(story, '2026-03-02')).toBe(true);
});
