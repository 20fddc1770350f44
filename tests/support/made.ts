import type { StoryFrontMatter } from '../../src/schemas/story.ts';
import type { Story } from '../../src/stories/story.ts';

/** A story for unit tests, with only what a test cares about said. */
export function madeStory(slug: string, data: Partial<StoryFrontMatter> = {}, words = 400): Story {
  return {
    slug,
    words,
    pictures: {},
    data: {
      uid: '00000000-0000-4000-8000-000000000001',
      title: slug,
      summary: 'What happened.',
      kind: 'case-study',
      themes: ['neighbours'],
      published: '2026-01-01',
      credits: [{ role: 'written-by', name: 'Alongside' }],
      consent: {
        ref: 'C-7F3K',
        basis: 'published-source',
        status: 'given',
        heldBy: 'alongside',
      },
      ...data,
    },
  };
}
