import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isOffered, shapesOf, type Shape } from '../stories/pictogram.ts';

/** The names of all pictures of the set that an idea may show. */
export function iconNames(): ReadonlySet<string> {
  return new Set(iconSet().keys());
}

/** The shapes of one picture of the set; undefined when there is none of this name. */
export function iconShapes(name: string): readonly Shape[] | undefined {
  return iconSet().get(name);
}

/** The group that the set puts each picture in, by the name of the picture. A few are in none. */
export function iconGroups(): ReadonlyMap<string, string> {
  const { categories } = read<{ categories: Record<string, string[]> }>('metadata.json');
  return new Map(
    Object.entries(categories).flatMap(([group, names]) =>
      names.map((name) => [name, group] as const),
    ),
  );
}

/** Read once, and only where a story has ideas: the file holds 2,700 pictures. */
function iconSet(): ReadonlyMap<string, readonly Shape[]> {
  if (kept) return kept;
  const { icons } = read<{ icons: Record<string, Icon> }>('icons.json');
  kept = new Map(
    Object.entries(icons).flatMap(([name, { body, width = 48, height = 48 }]) => {
      if (!isOffered(name) || width !== 48 || height !== 48) return [];
      const shapes = shapesOf(body);
      return shapes ? [[name, shapes] as const] : [];
    }),
  );
  return kept;
}

let kept: ReadonlyMap<string, readonly Shape[]> | undefined;

function read<Kind>(file: string): Kind {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  return JSON.parse(readFileSync(resolve(`@iconify-json/healthicons/${file}`), 'utf8')) as Kind;
}

interface Icon {
  body: string;
  width?: number;
  height?: number;
}
