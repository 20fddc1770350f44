import { slug as slugOf } from 'github-slugger';
import type { Organisation } from '../schemas/organisation.ts';
import type { Problem } from '../stories/problem.ts';
import type { Found } from './check.ts';

/**
 * Finds stories whose address holds the name of somebody they credit. An address outlives a
 * withdrawal: it is all that stays readable. Names of organisations may stand in it.
 */
export function* checkNames(
  found: readonly Found[],
  organisations: Readonly<Record<string, Organisation>>,
): Generator<Problem> {
  const known = new Set(Object.values(organisations).map(({ name }) => slugOf(name)));
  for (const { folder, story } of found)
    for (const { name } of story?.frontMatter.credits ?? []) {
      const part = slugOf(name.slice(0, longest).normalize('NFKD').replace(/\p{M}/gu, ''));
      if (part === '' || known.has(part) || !`-${folder.slug}-`.includes(`-${part}-`)) continue;
      yield {
        path: folder.path,
        line: 1,
        column: 1,
        code: 'name-in-address',
        level: 'error',
        message: `The name of the folder holds "${name}", who is credited here. Addresses stay when stories are withdrawn, so please rename the folder without a person’s name.`,
      };
    }
}

/** Characters of a name that are looked at: sorting the marks of a longer one can take minutes. */
const longest = 200;
