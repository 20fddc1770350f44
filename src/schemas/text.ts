import { z } from 'astro/zod';
import { wordCount } from './word-count.ts';

export { wordCount };

/**
 * One line of text.
 * @param name What the text is called in messages, with a capital ("The title").
 * @param limits Fewest and most characters, counted as people count them (code points).
 * @returns A schema that trims nothing: what is written is what is kept.
 */
export function line(name: string, limits: { min?: number; max: number }) {
  const { min = 1, max } = limits;
  return z
    .string(`${name} must be text. If it looks like a number or a date, put it in "quotes".`)
    .refine((text) => count(text.trim()) >= min, {
      error: min === 1 ? `${name} is empty.` : `${name} needs at least ${min} characters.`,
      abort: true,
    })
    .refine((text) => count(text) <= max, {
      error: (issue) =>
        `${name} has ${count(String(issue.input))} characters. The most is ${max}. Please shorten it.`,
    })
    .refine((text) => !/[\r\n]/.test(text), { error: `${name} must be on one line.` })
    .meta({ minLength: min, maxLength: max });
}

/**
 * One line of text with a limit of words, such as an "in short" point.
 * @param name What the text is called in messages.
 * @param words The most words, counted between spaces.
 */
export function shortLine(name: string, words: number) {
  return line(name, { max: 400 })
    .refine((text) => wordCount(text) <= words, {
      error: (issue) =>
        `${name} has ${wordCount(String(issue.input))} words. The most is ${words}. Please shorten it.`,
    })
    .meta({ mostWords: words });
}

function count(text: string): number {
  return [...text].length;
}
