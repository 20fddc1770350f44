import type { Heard } from './heard.ts';

/**
 * Marks the sentence that is being read, and no other. The page's own words are not touched, so that
 * copying gives the same as ever; browsers that cannot mark a part of a text mark its paragraph.
 */
export function mark(sentence: Heard | undefined): void {
  marked?.removeAttribute('data-heard');
  marked = undefined;
  if ('highlights' in CSS) {
    if (sentence) CSS.highlights.set('heard', new Highlight(sentence.range()));
    else CSS.highlights.delete('heard');
  } else {
    marked = sentence?.block;
    marked?.setAttribute('data-heard', '');
  }
}

let marked: HTMLElement | undefined;

/** True when all of a sentence is on the screen, above the controls. */
export function isSeen(sentence: Heard, controls: HTMLElement): boolean {
  const { top, bottom } = sentence.range().getBoundingClientRect();
  return top >= 0 && bottom <= controls.getBoundingClientRect().top;
}

/** Brings a sentence to where it is easy to read. Gently, unless somebody wants nothing to move. */
export function bringIntoView(sentence: Heard): void {
  const { top } = sentence.range().getBoundingClientRect();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollTo({ top: scrollY + top - innerHeight / 4, behavior: still ? 'auto' : 'smooth' });
}
