import type { Page } from 'playwright-core';

/** What moves, sounds or changes by itself on a page that nobody has touched (P12; WCAG 2.2, 2.2.2). */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element | null | undefined): string =>
      element?.outerHTML.replace(/\s+/g, ' ').slice(0, 80) ?? 'nothing';
    const byThemselves = '[autoplay], marquee, blink, meta[http-equiv=refresh], img[src$=".gif"]';
    return [
      ...document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map(({ effect }) => `moves: ${name((effect as KeyframeEffect | null)?.target)}`),
      ...[...document.querySelectorAll(byThemselves)].map((element) => `moves: ${name(element)}`),
      ...[...document.querySelectorAll('body *')]
        .filter((element) => getComputedStyle(element).animationIterationCount.includes('infinite'))
        .map((element) => `never stops: ${name(element)}`),
    ];
  });
}

/** What would still move for a reader who asked for less of it (P12; WCAG 2.2, 2.3.3). */
export function movingWhenPressed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seconds = (times: string): number =>
      Math.max(...times.split(',').map((time) => Number.parseFloat(time)));
    return [document.documentElement, ...document.querySelectorAll('body *')].flatMap((element) => {
      const style = getComputedStyle(element);
      const name = element.outerHTML.replace(/\s+/g, ' ').slice(0, 60);
      // A colour that fades over moves nothing.
      const moved = /all|transform|translate|scale|rotate|inset|top|left|margin|size|width|height/;
      return [
        ...(style.scrollBehavior === 'smooth' ? [`scrolls slowly: ${name}`] : []),
        ...(seconds(style.transitionDuration) > 0.01 && moved.test(style.transitionProperty)
          ? [`moves when it changes: ${name}`]
          : []),
        ...(style.animationName !== 'none' && seconds(style.animationDuration) > 0.01
          ? [`moves: ${name}`]
          : []),
      ];
    });
  });
}

/**
 * What cannot be told apart when the device sets all colours (P12): a control without an edge or a
 * line under its words, a drawing without a line, a chosen thing that looks like the others.
 */
export function lostInForcedColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true });
    const name = (element: Element): string => element.outerHTML.replace(/\s+/g, ' ').slice(0, 80);
    const edged = (element: Element): boolean => {
      const style = getComputedStyle(element);
      return (['Top', 'Right', 'Bottom', 'Left'] as const).some(
        (side) =>
          style[`border${side}Style`] !== 'none' &&
          Number.parseFloat(style[`border${side}Width`]) > 0,
      );
    };
    const controls = [...document.querySelectorAll('button, input, select, textarea')]
      .filter(shown)
      .filter((control) => getComputedStyle(control).clipPath === 'none')
      .filter(
        (control) =>
          !(
            control instanceof HTMLInputElement &&
            /^(radio|checkbox|range|file|hidden)$/.test(control.type)
          ),
      )
      .filter((control) => {
        const underlined = getComputedStyle(control).textDecorationLine.includes('underline');
        return !edged(control) && !underlined;
      });
    const sample = document.body.appendChild(document.createElement('i'));
    sample.style.color = 'Canvas';
    const ground = getComputedStyle(sample).color;
    sample.remove();
    const drawings = [...document.querySelectorAll('main svg')]
      .filter(shown)
      .filter((drawing) => drawing.getBoundingClientRect().width > 8)
      .filter((drawing) => {
        const shapes = [
          ...drawing.querySelectorAll('path, rect, circle, polygon, line, use, ellipse'),
        ];
        return !shapes.some((shape) => {
          const { stroke, fill } = getComputedStyle(shape);
          return [stroke, fill].some((colour) => colour.startsWith('rgb') && colour !== ground);
        });
      });
    return [
      ...controls.map((control) => `has no edge: ${name(control)}`),
      ...drawings.map((drawing) => `cannot be seen: ${name(drawing)}`),
    ];
  });
}
