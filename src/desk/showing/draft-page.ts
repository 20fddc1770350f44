import type { Element, ElementContent, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { h } from 'hastscript';
import { previewFiles } from '../../folder/settings.ts';
import { fillPage } from '../pages.ts';

/**
 * The page of a draft as it was made, ready to be shown at an address: its files are found there, it says
 * on top (and below, if wished) that it is a draft, and search engines leave it alone.
 * @param html As the site's templates made it.
 * @param files Where its files are asked for; ends in a slash.
 */
export function draftPage(
  html: string,
  { base, files, above, below }: { base: string; files: string; above: Element; below?: Element },
): string {
  return fillPage(filesFrom(html, base, files), (tree) => {
    tellRobots(tree);
    const skip = select('.skip', tree);
    const body = select('body', tree);
    if (!body) return;
    const after = skip ? body.children.indexOf(skip) + 1 : 0;
    body.children.splice(after, 0, above);
    if (!below) return;
    const foot = body.children.findIndex(
      (child) => child.type === 'element' && child.tagName === 'footer',
    );
    body.children.splice(foot === -1 ? body.children.length : foot, 0, below);
  });
}

/**
 * A page of a draft with the ways between the story and its version in short words, which are where the
 * draft is shown and not where they will be published.
 * @param at Where the draft is shown; ends in a slash.
 */
export function waysWithin(html: string, base: string, slug: string, at: string): string {
  const story = `href="${base}stories/${slug}/`;
  return html
    .replaceAll(`${story}easy-read/"`, `href="${at}easy-read/"`)
    .replaceAll(`${story}"`, `href="${at}"`);
}

/** Text of a preview with the way to its files: where they are asked for, in place of where they were made. */
export function filesFrom(text: string, base: string, files: string): string {
  return text.replaceAll(`${base}${previewFiles}/`, files);
}

/** The bar that says what a page of a draft is. */
export function draftBar(label: string, children: ElementContent[]): Element {
  return h('aside.draft-bar', { ariaLabel: label }, children);
}

/** The type that a file of a preview is sent with; undefined for what a preview does not have. */
export function typeOfFile(name: string): string | undefined {
  return types[/\.(\w+)$/.exec(name)?.[1] ?? ''];
}

function tellRobots(tree: Root): void {
  const head = select('head', tree);
  if (!head) return;
  const dropped = new Set<unknown>(selectAll('link[rel=canonical], meta[name=robots]', tree));
  head.children = [
    ...head.children.filter((child) => !dropped.has(child)),
    h('meta', { name: 'robots', content: 'noindex, nofollow' }),
  ];
}

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  woff2: 'font/woff2',
};
