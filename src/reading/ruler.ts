import { make } from './dom.ts';

/**
 * Shows the reading ruler for as long as `<html>` says so: a band that follows pointer, finger and
 * focus, or stays. The arrow keys move it in both cases. It takes no press and no selection.
 */
export function showRuler(): void {
  if (!band) {
    band = document.body.appendChild(make('div', { class: 'ruler', 'aria-hidden': 'true' }));
    addEventListener('pointermove', follow);
    addEventListener('pointerdown', follow);
    // A finger that scrolls is no pointer any more.
    addEventListener('touchmove', ({ touches: [touch] }) => touch && follow(touch), {
      passive: true,
    });
    addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      const { top, height } = target.getBoundingClientRect();
      follow({ clientY: top + Math.min(height, tallest) / 2 });
    });
    addEventListener('keydown', step);
    addEventListener('resize', () => place(at));
    place(innerHeight * restsAt);
  }
}

let band: HTMLElement | undefined;
let at = 0;

function follow({ clientY }: { clientY: number }): void {
  if (setting() === 'follows') place(clientY);
}

/** Moves the band by one line. Near the edge of the window the text moves instead. */
function step(key: KeyboardEvent): void {
  const down = { ArrowDown: 1, ArrowUp: -1 }[key.key];
  const free = !key.altKey && !key.ctrlKey && !key.metaKey && !key.shiftKey;
  const inText = !(key.target as Element).closest?.('input, select, textarea, [role=dialog]');
  if (!setting() || !down || !free || !inText || key.defaultPrevented) return;
  key.preventDefault();
  const line = Number.parseFloat(
    getComputedStyle(document.querySelector('main p') ?? document.body).lineHeight,
  );
  const next = at + down * line;
  if (next < innerHeight * 0.2 || next > innerHeight * 0.7) {
    const before = scrollY;
    scrollBy(0, down * line);
    if (scrollY !== before) return;
  }
  place(next);
}

function place(y: number): void {
  at = Math.max(0, Math.min(innerHeight, y));
  band?.style.setProperty('transform', `translateY(calc(${Math.round(at)}px - 50%))`);
}

function setting(): string | undefined {
  return document.documentElement.dataset['ruler'];
}

/** Where the band is before anything has moved it, as a part of the height of the window. */
const restsAt = 0.4;

/** Of something taller than a button, the band shows the beginning, in pixels. */
const tallest = 48;
