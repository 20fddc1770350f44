import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The mark of the site, as SVG: browsers show it beside the title, and the icons are made of it. Whoever
 * makes the site theirs changes this one file.
 * @param project The folder of the project.
 */
export function readMark(project: string): string {
  return readFileSync(join(project, 'public', 'favicon.svg'), 'utf8');
}
