import type Axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on a page as it stands, by every rule that we hold ourselves to.
 * @param without Rules that cannot be told here, and are by something else.
 */
export async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(async (left) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof Axe };
    const { violations: found } = await checker.run(document, {
      runOnly: [
        ...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      ],
      rules: Object.fromEntries(left.map((rule) => [rule, { enabled: false }])),
      resultTypes: ['violations'],
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  }, without);
}
