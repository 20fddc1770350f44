import { expect, test } from 'vitest';
import { languageOf } from '../../../src/stories/direction.ts';

test.each(['ar', 'ur', 'fa', 'he', 'ps', 'yi', 'dv', 'pa-Arab', 'ku-Arab', 'ar-GB'])(
  '%s runs from right to left',
  (lang) => {
    expect(languageOf(lang)).toEqual({ lang, dir: 'rtl' });
  },
);

test.each(['cy', 'en-GB', 'pl', 'pa', 'bn', 'zh', 'so', 'ar-Latn'])(
  '%s runs from left to right, which need not be said',
  (lang) => {
    expect(languageOf(lang)).toEqual({ lang });
  },
);

test("words in the publication's own language say nothing", () => {
  expect(languageOf(undefined)).toEqual({});
});
