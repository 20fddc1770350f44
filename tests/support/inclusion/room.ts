import type { Page } from 'playwright-core';

/** What goes out of the page at the sides (P5; WCAG 2.2, 1.4.10): then a reader scrolls both ways. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const whole = document.documentElement.scrollWidth;
    const out = [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.closest('svg') === null || element.matches('svg'))
      .filter((element) => {
        for (let one = element.parentElement; one; one = one.parentElement) {
          const { overflowX, clipPath } = getComputedStyle(one);
          // A table may scroll in a box of its own.
          if (overflowX === 'auto' || overflowX === 'scroll' || clipPath !== 'none') return false;
        }
        if (getComputedStyle(element).clipPath !== 'none') return false;
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 2 && right > 0 && (right > width + 1 || left < -1);
      })
      .map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 80));
    return [...(whole > width ? [`${whole} px wide instead of ${width}`] : []), ...out.slice(0, 5)];
  });
}

/** Words that are cut off because their box is too small and hides what is more (P4; WCAG 2.2, 1.4.12). */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const shown =
          element.checkVisibility({ visibilityProperty: true }) &&
          element.clientWidth > 2 &&
          style.clipPath === 'none' &&
          element.closest('svg') === null;
        const hides = (way: string): boolean => way === 'hidden' || way === 'clip';
        return (
          shown &&
          ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
            (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) ||
            (style.textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth))
        );
      })
      .map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 80)),
  );
}

/** Letters, words and lines as far apart as a reader may set them (WCAG 2.2, 1.4.12). */
export const spacedOut = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/**
 * What is pressed and smaller than 44 × 44 px (P6; WCAG 2.2, 2.5.5), except links in running text.
 * The words beside a box are pressed as well as the box.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    const targets =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';
    for (const target of document.querySelectorAll<HTMLElement>(targets)) {
      if (!target.checkVisibility({ visibilityProperty: true })) continue;
      if (getComputedStyle(target).clipPath !== 'none') continue;
      if (target.matches('a, button') && inASentence(target)) continue;
      const boxes = [target, ...labelsOf(target)].map((one) => one.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      if (width <= 1 || (width >= 43.5 && height >= 43.5)) continue;
      small.push(
        `${Math.round(width)}×${Math.round(height)} ${target.outerHTML.replace(/\s+/g, ' ').slice(0, 90)}`,
      );
    }
    return small;

    /** Whether other words stand in the same block of text, so that it flows in lines. */
    function inASentence(link: HTMLElement): boolean {
      if (getComputedStyle(link).display !== 'inline') return false;
      const block = link.closest('p, li, dd, td, figcaption, blockquote, dt, h1, h2, h3, h4');
      if (!block) return false;
      const copy = (block.textContent ?? '').replace(/\s+/g, '');
      const links = [...block.querySelectorAll('a, button')].map((one) =>
        (one.textContent ?? '').replace(/\s+/g, ''),
      );
      return copy.length > links.join('').length + 2;
    }

    function labelsOf(target: HTMLElement): HTMLElement[] {
      const ticked = target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);
      return ticked ? [...(target.labels ?? [])] : [];
    }
  });
}
