import type { Page } from 'playwright-core';

/**
 * What a screen reader finds when it goes through a page by its parts: landmarks, forms and headings in
 * their order, each on a line, further in when it stands inside another.
 */
export async function outlineOf(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  const around: number[] = [];
  return tree.split('\n').flatMap((text) => {
    const [, indent = '', role, name, level] = part.exec(text) ?? [];
    if (role === undefined) return [];
    while ((around.at(-1) ?? -1) >= indent.length) around.pop();
    const depth = '  '.repeat(around.length);
    if (role !== 'heading') around.push(indent.length);
    const what = role === 'heading' ? `heading ${level ?? '?'}` : role;
    return [`${depth}${what}${name === undefined ? '' : `: ${name.replaceAll('\\"', '"')}`}`];
  });
}

/** One line of the tree: how far in, role, name, level. */
const part =
  /^( *)- ['"]?(banner|navigation|main|contentinfo|complementary|search|region|form|article|heading)(?![a-z])(?: "((?:[^"\\]|\\.)*)")?(?: \[level=(\d)\])?/;
