/**
 * Opens the meaning of a word beside it, where the browser has popovers. It can be closed by its button,
 * by Escape, by a tap elsewhere and by going on with Tab; then the focus is where it was.
 */
if ('showPopover' in HTMLElement.prototype)
  for (const word of document.querySelectorAll<HTMLAnchorElement>('a.word')) {
    const meaning = document.getElementById(`Word-${word.hash.slice(1)}`);
    if (meaning) join(word, meaning);
  }

function join(word: HTMLAnchorElement, meaning: HTMLElement): void {
  word.setAttribute('aria-haspopup', 'dialog');
  word.addEventListener('click', (click) => {
    // Somebody who wants the glossary in a window of its own gets it.
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    if (meaning.matches(':popover-open')) meaning.hidePopover();
    else {
      meaning.showPopover({ source: word });
      place(meaning, word);
      meaning.focus();
    }
  });
  meaning.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    // It closes the meaning and nothing else: the voice reads on, and open settings stay open.
    event.preventDefault();
    meaning.hidePopover();
  });
  meaning.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !meaning.contains(relatedTarget as Node)) meaning.hidePopover();
  });
  meaning.addEventListener('toggle', () => {
    // A tap beside everything gives the focus to the page, or to the part of it that holds the word.
    if (!meaning.matches(':popover-open') && document.activeElement?.contains(word))
      word.focus({ preventScroll: true });
  });
}

/** Below the word, or above it where there is more room; never beyond the sides. */
function place({ style, offsetWidth, offsetHeight }: HTMLElement, word: HTMLElement): void {
  const { top, bottom, left } = word.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const above = top - gap - offsetHeight;
  const below = bottom + gap;
  const fitsBelow = below + offsetHeight <= clientHeight || above < 0;
  style.top = `${scrollY + (fitsBelow ? below : above)}px`;
  style.left = `${scrollX + Math.max(gap, Math.min(left, clientWidth - offsetWidth - gap))}px`;
}

/** Pixels between the word and its meaning, and to the sides of the window. */
const gap = 8;
