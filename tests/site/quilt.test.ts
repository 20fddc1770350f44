import { expect, test } from 'vitest';
import { sites } from '../support/built-site.ts';

const both = sites().map((site) => [site.name, site] as const);

test.each(both)(
  '%s: no two blocks on a page are alike, unless they are of the same story or theme',
  (_, site) => {
    let compared = 0;
    for (const { path, $ } of site.pages) {
      const seen = new Map<string, string>();
      $('main svg.patch').each((__, block) => {
        const drawn = $(block).html() ?? '';
        if (drawn === '') return;
        const place = $(block).closest('a[href], li, .piece');
        const link = place.is('a') ? place : place.find('a[href]').first();
        const of = link.attr('href') ?? path;
        expect(seen.get(drawn) ?? of, `two blocks alike on ${path}`).toBe(of);
        seen.set(drawn, of);
        compared += 1;
      });
    }
    expect(compared).toBeGreaterThan(0);
  },
);

test.each(both)(
  '%s: every block is decoration, small, and its prints are on the page',
  (_, site) => {
    for (const { path, $ } of site.pages) {
      const prints = new Set(
        $('svg.prints pattern')
          .map((__, print) => $(print).attr('id'))
          .get(),
      );
      $('svg.patch').each((__, block) => {
        expect($(block).attr('aria-hidden'), path).toBe('true');
        expect($.html(block).length, path).toBeLessThanOrEqual(2048);
        $(block)
          .find('[fill]')
          .each((___, piece) => {
            expect(prints, `${$(piece).attr('fill')} on ${path}`).toContain(
              $(piece).attr('fill')?.slice('url(#'.length, -1),
            );
          });
      });
    }
  },
);

test.each(both)('%s: a story has the same block wherever it is shown', (_, site) => {
  const blocks = new Map<string, string>();
  let shownAgain = 0;
  for (const { path, $ } of site.pages)
    $('.card, .quilt li').each((__, card) => {
      const drawn = $(card).find('svg.patch').first().html();
      const story = $(card).find('a[href*="/stories/"]').first().attr('href');
      if (!drawn || !story) return;
      const before = blocks.get(story);
      if (before !== undefined) shownAgain += 1;
      expect(before ?? drawn, `${story} on ${path}`).toBe(drawn);
      blocks.set(story, drawn);
    });
  expect(shownAgain).toBeGreaterThan(0);
});
