import type { Page } from 'playwright-core';
import { contrastBetween, contrastOn, isSeen } from './colour.ts';

/**
 * Words whose contrast with what they stand on is too small: 7:1, and 4.5:1 from 24 px on, or 18.66 px
 * in bold (P1; WCAG 2.2, 1.4.6). Looks at computed colours, hence at what is drawn.
 */
export async function paleWords(page: Page): Promise<string[]> {
  const words = await page.evaluate(wordsInPage);
  return words.flatMap(({ text, colour, layers, size, weight }) => {
    // Words without any colour are not drawn: those that come when something is pointed at.
    if (!isSeen(colour)) return [];
    const needed = size >= 24 || (size >= 18.66 && weight >= 700) ? 4.5 : 7;
    const contrast = contrastOn(colour, layers);
    return contrast < needed - 0.005
      ? [`${contrast.toFixed(2)}:1 instead of ${needed}:1 (${colour}): ${text}`]
      : [];
  });
}

/**
 * Controls whose edge cannot be told from what they stand on: neither border nor ground has 3:1
 * (P1; WCAG 2.2, 1.4.11). Words alone may be a control; pictures alone need 3:1 themselves.
 */
export async function paleControls(page: Page): Promise<string[]> {
  const controls = await page.evaluate(controlsInPage);
  return controls.flatMap(({ html, around, ground, borders, picture, asks }) => {
    const inside = isSeen(ground) ? [ground, ...around] : around;
    const edge = Math.max(
      contrastBetween(inside, around),
      ...borders.map((border) => contrastOn(border, around)),
    );
    // Words that stand on nothing of their own are told by their contrast; a field has no words yet.
    const shaped = asks || borders.some(isSeen) || isSeen(ground);
    const pictured = picture === undefined ? 21 : contrastOn(picture, inside);
    return [
      ...(shaped && edge < 2.995 ? [`edge ${edge.toFixed(2)}:1 instead of 3:1: ${html}`] : []),
      ...(pictured < 2.995 ? [`picture ${pictured.toFixed(2)}:1 instead of 3:1: ${html}`] : []),
    ];
  });
}

/** All words that can be seen, with their colour and what lies under them, from above. */
function wordsInPage(): {
  text: string;
  colour: string;
  layers: string[];
  size: number;
  weight: number;
}[] {
  const layersUnder = (element: Element | null): string[] => {
    const layers: string[] = [];
    for (let one = element; one; one = one.parentElement)
      layers.push(getComputedStyle(one).backgroundColor);
    return layers.filter((layer) => layer !== 'rgba(0, 0, 0, 0)');
  };
  const seen = new Map<string, { text: string; element: Element; pseudo?: string }>();
  const note = (element: Element, text: string, pseudo?: string): void => {
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    if (!element.checkVisibility({ opacityProperty: false, visibilityProperty: true })) return;
    const { clipPath } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (clipPath !== 'none' && box.width <= 2) return;
    seen.set(`${seen.size}`, {
      text: text.trim().replace(/\s+/g, ' ').slice(0, 60),
      element,
      pseudo,
    });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (
      node.parentElement &&
      !node.parentElement.closest('script, style, template, option, noscript')
    )
      note(node.parentElement, node.nodeValue ?? '');
  for (const element of document.querySelectorAll('body *')) {
    for (const pseudo of ['::before', '::after']) {
      const { content } = getComputedStyle(element, pseudo);
      if (content.startsWith('"')) note(element, content, pseudo);
    }
    if (element instanceof HTMLSelectElement) note(element, element.selectedOptions[0]?.text ?? '');
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (/^(text|search|email|url|tel)$/.test(element.type) || element.type === 'textarea') {
        note(element, element.value);
        if (element.placeholder !== '') note(element, element.placeholder, '::placeholder');
      }
    }
  }
  return [...seen.values()].map(({ text, element, pseudo }) => {
    const style = getComputedStyle(element, pseudo);
    let opacity = 1;
    for (let one: Element | null = element; one; one = one.parentElement)
      opacity *= Number(getComputedStyle(one).opacity);
    // Opacity of a whole part lets shine through what is under it: reckoned as paler words.
    const colour =
      opacity < 1
        ? style.color.replace(/^rgba?\((\d+), (\d+), (\d+).*/, `rgba($1, $2, $3, ${opacity})`)
        : style.color;
    const own = pseudo === undefined ? [] : [style.backgroundColor];
    return {
      text,
      colour,
      layers: [...own, ...layersUnder(element)],
      size: Number.parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
    };
  });
}

/** All controls that can be seen and that the page draws itself. */
function controlsInPage(): {
  html: string;
  around: string[];
  ground: string;
  borders: string[];
  picture: string | undefined;
  asks: boolean;
}[] {
  const layersUnder = (element: Element | null): string[] => {
    const layers: string[] = [];
    for (let one = element; one; one = one.parentElement)
      layers.push(getComputedStyle(one).backgroundColor);
    return layers.filter((layer) => layer !== 'rgba(0, 0, 0, 0)');
  };
  return (
    [...document.querySelectorAll('button, input, select, textarea, summary, [role=button]')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => getComputedStyle(control).clipPath === 'none')
      // What the browser draws itself is the reader's own choice (WCAG 1.4.11, exception).
      .filter((control) => {
        const drawnByBrowser = /^(radio|checkbox|range|file|color|hidden)$/;
        const native = control instanceof HTMLInputElement && drawnByBrowser.test(control.type);
        return !native || getComputedStyle(control).appearance === 'none';
      })
      .map((control) => {
        const style = getComputedStyle(control);
        const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
        const picture = control.querySelector('svg');
        return {
          html: control.outerHTML.replace(/\s+/g, ' ').slice(0, 90),
          around: layersUnder(control.parentElement),
          ground: style.backgroundColor,
          borders: sides
            .filter((side) => style[`border${side}Style`] !== 'none')
            .filter((side) => Number.parseFloat(style[`border${side}Width`]) >= 1)
            .map((side) => style[`border${side}Color`]),
          picture:
            picture && !/[\p{L}\p{N}]/u.test(control.textContent ?? '') ? style.color : undefined,
          asks: control.matches('input, select, textarea'),
        };
      })
  );
}
