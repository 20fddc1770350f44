import type { ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { site } from '../site.config.ts';
import type { Desk } from './desk.ts';

/** What stands on a page of the desk. */
export interface DeskPage {
  /** The heading, and the title of the window. */
  title: string;
  /** One sentence below the heading. */
  lead?: string;
  /** Everything else, made with `h` of hastscript, so that no words of anybody's can be markup. */
  main: ElementContent[];
}

/**
 * A page of the desk: the site's own page for "not found", with another main part. So it has the
 * site's header, foot and styles without a second template.
 */
export async function deskPage(desk: Pick<Desk, 'pages'>, page: DeskPage): Promise<string> {
  const shell = (await desk.pages.page('404.html')) ?? bareShell;
  return fillPage(shell, (tree) => {
    const title = select('title', tree);
    if (title) title.children = [{ type: 'text', value: `${page.title} · ${site.name}` }];
    const main = select('main', tree);
    if (main) main.children = mainPart(page);
    // These tell of the page that the shell was.
    dropAll(tree, '[name=description], [property^="og:"], .on-paper');
  });
}

/**
 * Changes a page of the site on its way to the reader.
 * @param change Gets the page as a tree, and changes it where it stands.
 */
export function fillPage(html: string, change: (tree: Root) => void): string {
  const tree = fromHtml(html);
  change(tree);
  return toHtml(tree);
}

function mainPart({ title, lead, main }: DeskPage): ElementContent[] {
  return [
    h('header.head', [h('h1', title), ...(lead === undefined ? [] : [h('p.lead', lead)])]),
    h('div.sheet', [h('div.prose', main)]),
  ];
}

function dropAll(tree: Root, selector: string): void {
  const dropped = new Set<unknown>(selectAll(selector, tree));
  for (const parent of selectAll('head, body', tree))
    parent.children = parent.children.filter((child) => !dropped.has(child));
}

/** Where the site was never built. */
const bareShell = `<!doctype html><html lang="${site.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title></title></head><body><main id="Main"></main></body></html>`;
