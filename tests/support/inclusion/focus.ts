import type { Page } from 'playwright-core';
import { contrastOn } from './colour.ts';

/**
 * What is wrong with the way it shows which control has focus (P7; WCAG 2.2, 2.4.7, 2.4.12, 2.4.13): a
 * ring of at least 3 px and 3:1 to what is beside it, all of the control in view, and nothing on top.
 */
export async function hiddenFocus(page: Page): Promise<string[]> {
  const focused = await page.evaluate(focusedInPage);
  return focused === undefined ? ['nothing has focus'] : wrongWithRing(focused);
}

/**
 * Goes through an open page with Tab alone, to the end and at most so far, and looks at each stop.
 * @returns What is wrong, and how many stops there were.
 */
export async function tabThrough(
  page: Page,
  most: number,
): Promise<{ wrong: string[]; stops: number }> {
  const wrong: string[] = [];
  const been = new Set<string>();
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(focusedInPage);
    if (focused === undefined || been.has(focused.place)) return { wrong, stops };
    been.add(focused.place);
    wrong.push(...wrongWithRing(focused));
  }
  return { wrong, stops: most };
}

/** What is wrong with one ring as it was measured. */
export function wrongWithRing({ html, ring, around, hiddenBy, inView }: Focused): string[] {
  const strength = ring === undefined ? 1 : contrastOn(ring.colour, around);
  return [
    ...(ring === undefined ? ['no ring'] : []),
    ...(ring !== undefined && ring.width < 3 ? [`ring of ${ring.width} px`] : []),
    ...(ring !== undefined && strength < 2.995 ? [`ring of ${strength.toFixed(2)}:1`] : []),
    ...(hiddenBy === undefined ? [] : [`under ${hiddenBy}`]),
    ...(inView ? [] : ['out of view']),
  ].map((wrong) => `${wrong}: ${html}`);
}

function focusedInPage(): Focused | undefined {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return undefined;
  const layersUnder = (element: Element | null): string[] => {
    const layers: string[] = [];
    for (let one = element; one; one = one.parentElement)
      layers.push(getComputedStyle(one).backgroundColor);
    return layers.filter((layer) => layer !== 'rgba(0, 0, 0, 0)');
  };
  // The ring may be drawn by what stands around or inside, as for a box that is drawn by its label.
  const drawn = [focused, ...(focused instanceof HTMLInputElement ? (focused.labels ?? []) : [])]
    .map((element) => ({ element, style: getComputedStyle(element) }))
    .find(({ style }) => style.outlineStyle !== 'none');
  const { element, style } = drawn ?? { element: focused, style: getComputedStyle(focused) };
  const offset = Number.parseFloat(style.outlineOffset);
  const boxes = [...focused.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const box = boxes[0] ?? focused.getBoundingClientRect();
  // A browser brings the line into view that is written in, not the whole field.
  const tall = box.height > innerHeight || focused instanceof HTMLTextAreaElement;
  const bottom = tall ? box.top + 40 : box.bottom;
  const [x, y] = [
    box.left + Math.min(box.width / 2, 200),
    box.top + Math.min(box.height / 2, innerHeight / 2),
  ];
  const top = document.elementFromPoint(x, y);
  const same = top !== null && (focused.contains(top) || isLabel(focused, top));
  const all = [...document.querySelectorAll('*')];
  return {
    place: String(all.indexOf(focused)),
    html: focused.outerHTML.replace(/\s+/g, ' ').slice(0, 90),
    ring: drawn && { width: Number.parseFloat(style.outlineWidth), colour: style.outlineColor },
    around: layersUnder(offset < 0 ? element : element.parentElement),
    hiddenBy: same || top === null ? undefined : top.outerHTML.replace(/\s+/g, ' ').slice(0, 60),
    inView:
      box.top >= -1 && bottom <= innerHeight + 1 && box.left >= -1 && box.right <= innerWidth + 1,
  };

  function isLabel(control: Element, found: Element): boolean {
    return (
      control instanceof HTMLInputElement &&
      [...(control.labels ?? [])].some((label) => label.contains(found))
    );
  }
}

export interface Focused {
  /** Which of the page's elements it is. */
  place: string;
  html: string;
  /** Undefined when none is drawn. */
  ring: { width: number; colour: string } | undefined;
  /** The colours under the ring, from above. */
  around: string[];
  hiddenBy: string | undefined;
  inView: boolean;
}
