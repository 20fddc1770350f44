import { expect, test } from 'vitest';
import { countVoices } from '../../../src/stories/voices.ts';
import { madeStory } from '../../support/made.ts';

test('only true stories told by somebody with lived experience count as such', () => {
  const told = { role: 'told-by', name: 'Jo', as: 'lived-experience' } as const;
  const { consent } = madeStory('x').data;
  const stories = [
    madeStory('told', { credits: [told] }),
    madeStory('written', { credits: [{ ...told, role: 'written-by' }] }),
    madeStory('staff', { credits: [{ ...told, as: 'staff' }] }),
    madeStory('made-up', {
      credits: [told],
      consent: { ...consent, basis: 'fictional-example' },
    }),
  ];
  expect(countVoices(stories)).toEqual({ all: 3, lived: 1 });
});
