import type { Page } from 'playwright-core';

/**
 * Words that are drawn too small (P2): running text under 18 px, on an Easy Read page under 18.67 px
 * (14 pt), anything else under 16 px.
 */
export function smallWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const easyRead = /\/easy-read\/$/.test(location.pathname);
    const running = 'main :is(p, li, dd, blockquote)';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = (node.nodeValue ?? '').trim().replace(/\s+/g, ' ');
      if (!element || !/[\p{L}\p{N}]/u.test(words)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('script, style, template, sup') !== null) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const inMain = element.closest('main') !== null;
      const block = element.closest(running);
      // Names and days of a card are no running text, however many stand there.
      const sentence =
        (block?.textContent ?? '').trim().length > 80 && words.split(' ').length >= 8;
      const least = easyRead && inMain ? 18.66 : sentence ? 18 : 16;
      if (size < least - 0.01) found.push(`${size} px instead of ${least}: ${words.slice(0, 60)}`);
    }
    return found;
  });
}

/**
 * Paragraphs whose lines are too long, too close or not left-aligned (P3; WCAG 2.2, 1.4.8): full lines
 * of more than 75 characters on average or 80 at most, a line height under 1.5, paragraphs of running
 * text less than one and a half lines apart.
 */
export async function hardLines(page: Page): Promise<string[]> {
  const paragraphs = await page.evaluate(paragraphsInPage);
  return paragraphs.flatMap((paragraph) =>
    wrongWith(paragraph).map((wrong) => `${wrong}: ${paragraph.words.slice(0, 60)}`),
  );
}

/** What is wrong with one paragraph as it was measured. */
export function wrongWith({ lines, align, size, lineHeight, gap }: Paragraph): string[] {
  const full = lines.slice(0, -1);
  const average = full.reduce((sum, length) => sum + length, 0) / Math.max(1, full.length);
  const longest = Math.max(0, ...lines);
  return [
    ...(average > 75 ? [`${Math.round(average)} characters in a line, on average`] : []),
    ...(longest > 80 ? [`${longest} characters in a line`] : []),
    ...(/^(start|left|-webkit-auto)$/.test(align) ? [] : [`aligned ${align}`]),
    ...(lineHeight < 1.5 * size - 0.1 ? [`line height ${(lineHeight / size).toFixed(2)}`] : []),
    ...(gap !== undefined && gap < 1.5 * lineHeight - 1
      ? [`${(gap / lineHeight).toFixed(2)} lines after the paragraph before`]
      : []),
  ];
}

function paragraphsInPage(): Paragraph[] {
  const nested = 'p, li, dd, h2, h3, h4, blockquote, ul, ol, dl, table, figure';
  return [...document.querySelectorAll('main :is(p, li, dd, blockquote, figcaption)')]
    .filter((element) => element.querySelector(nested) === null)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => (element.textContent ?? '').trim().length > 80)
    .map((element) => {
      const style = getComputedStyle(element);
      const lines: number[] = [];
      let lowest = -Infinity;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const size = Number.parseFloat(style.fontSize);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.checkVisibility() !== true) continue;
        for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\S+\s*/g)) {
          range.setStart(node, index);
          range.setEnd(node, index + word.trimEnd().length);
          const box = range.getBoundingClientRect();
          if (box.height === 0) continue;
          // Small figures stand higher, and are still in the line.
          if (box.bottom > lowest + size / 2) lines.push(0);
          lowest = Math.max(lowest, box.bottom);
          lines[lines.length - 1] = (lines.at(-1) ?? 0) + word.replace(/\s+/g, ' ').length;
        }
      }
      const before = element.previousElementSibling;
      const follows = element.matches('p') && before?.matches('p') === true;
      const running =
        element.closest('.prose, article') !== null &&
        element.parentElement?.matches('.prose, .text');
      return {
        words: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
        lines,
        align: style.textAlign,
        size,
        lineHeight: Number.parseFloat(style.lineHeight),
        ...(follows &&
          running && {
            gap: element.getBoundingClientRect().top - before.getBoundingClientRect().bottom,
          }),
      };
    });
}

export interface Paragraph {
  words: string;
  /** How many characters each line has. */
  lines: number[];
  align: string;
  /** In px, as the others. */
  size: number;
  lineHeight: number;
  /** To the paragraph before, in running text. */
  gap?: number;
}

/**
 * Words set against the way they are read best (P8): more than five of them in italics, or in
 * capitals, or underlined without being a link; text in columns side by side.
 */
export function hardWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const words = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.nodeValue ?? '')
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (element.closest('script, style, template, noscript, svg') !== null) continue;
      const style = getComputedStyle(element);
      if (style.columnCount !== 'auto' || style.columnWidth !== 'auto')
        found.push(`in columns: ${(element.textContent ?? '').trim().slice(0, 60)}`);
      if (words === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      const italics = style.fontStyle !== 'normal';
      if (italics && words.split(' ').length > 5) found.push(`in italics: ${words.slice(0, 60)}`);
      if (style.textTransform === 'uppercase' || style.fontVariantCaps === 'all-small-caps')
        found.push(`in capitals: ${words.slice(0, 60)}`);
      // An abbreviation is no word in capitals; three words in a row are a shout.
      if (/(?:\b\p{Lu}{3,}\b[ ,!?]*){3}/u.test(words))
        found.push(`in capitals: ${words.slice(0, 60)}`);
      const underlined = style.textDecorationLine.includes('underline');
      if (underlined && element.closest('a[href], button, summary') === null)
        found.push(`underlined and no link: ${words.slice(0, 60)}`);
    }
    return found;
  });
}

/** Words that lie on a picture, drawn or photographed, or on colours that run into each other (P8). */
export function wordsOnPictures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pictures = [...document.querySelectorAll('img, svg, video, canvas')]
      .filter((picture) => picture.checkVisibility({ visibilityProperty: true }))
      .filter((picture) => picture.parentElement?.closest('svg') === null)
      .map((picture) => ({ picture, box: picture.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 32 && box.height > 32);
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = (node.nodeValue ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
      if (!element || words === '' || element.closest('script, style, template, svg') !== null)
        continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.closest('.unseen, .skip') !== null) continue;
      for (let one: Element | null = element; one; one = one.parentElement)
        if (getComputedStyle(one).backgroundImage !== 'none')
          found.push(`on a picture of the style: ${words}`);
      range.selectNodeContents(node);
      for (const line of range.getClientRects())
        for (const { picture, box } of pictures) {
          const across = Math.min(line.right, box.right) - Math.max(line.left, box.left);
          const down = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
          if (across > 4 && down > 4) found.push(`on ${picture.outerHTML.slice(0, 40)}: ${words}`);
        }
    }
    return [...new Set(found)];
  });
}
