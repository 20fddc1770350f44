import { statuses } from '../draft.ts';
import type { Draft, DraftFile, Status } from '../draft.ts';
import { keyOf } from './paths.ts';
import type { Place } from './place.ts';
import { trailersIn } from './refs.ts';
import type { Tip } from './refs.ts';
import type { Person } from '../person.ts';

/** Reads drafts from their branches. */
export interface Drafts {
  /** Newest save first. `main` is the newest commit of the published branch. */
  of(tips: readonly Tip[], main: string): Promise<Draft[]>;
}

/** The lines that every commit of a draft ends with. A name stands behind its id and a space. */
export const lines = {
  status: 'Desk-Status',
  begunBy: 'Desk-Begun-By',
  savedBy: 'Desk-Saved-By',
  savedAt: 'Desk-Saved-At',
} as const;

/** The trailers of a draft's commit. */
export function trailersOf(draft: Facts): [string, string][] {
  const who = ({ id, name }: Pick<Person, 'id' | 'name'>) => `${id} ${name}`;
  return [
    [lines.status, draft.status],
    [lines.begunBy, who(draft.begunBy)],
    [lines.savedBy, who(draft.savedBy)],
    [lines.savedAt, draft.updatedAt],
  ];
}

/** Where a draft stands after somebody changed it: what was ready has to be looked at again. */
export function afterChange(status: Status): Status {
  return status === 'pending_publish' ? 'pending_review' : status;
}

/** A reader of drafts that works out only once what a draft changes. */
export function draftsOf(place: Place): Drafts {
  let known = new Map<string, readonly DraftFile[]>();
  return {
    async of(tips, main) {
      if (tips.length === 0) return [];
      const bases = await basesOf(place, tips, main);
      const pairs = tips.map(({ commit }) => ({ commit, base: bases.get(commit) ?? main }));
      const missing = pairs.filter((pair) => !known.has(nameOf(pair)));
      const fresh = await differences(place, missing);
      if (known.size > 2000) known = new Map();
      for (const pair of missing) known.set(nameOf(pair), fresh.get(pair.commit) ?? []);
      const facts = await Promise.all(tips.map((tip) => factsOf(place, tip, main)));
      return tips
        .flatMap((tip, index) => {
          const [key, pair, fact] = [keyOf(tip.ref), pairs[index], facts[index]];
          if (!key || !pair || !fact) return [];
          return [{ ...key, ...fact, commit: tip.commit, files: known.get(nameOf(pair)) ?? [] }];
        })
        .toSorted((a, b) => order(b.updatedAt, a.updatedAt) || order(a.slug, b.slug));
    },
  };
}

/** What the trailers say; for a commit made by other means, what the newest one of ours says. */
async function factsOf({ git }: Place, tip: Tip, main: string): Promise<Facts> {
  const facts = read(tip.trailers);
  if (facts) return facts;
  const savedBy = personOf(tip.author);
  const format = '--format=%(trailers:only,unfold,separator=%x09)';
  const log = await git.text(['log', '-z', format, tip.commit, `^${main}`]);
  const before = log
    .split('\0')
    .map((line) => read(trailersIn([line])))
    .find(Boolean);
  return {
    status: before ? afterChange(before.status) : 'draft',
    begunBy: before?.begunBy ?? savedBy,
    savedBy,
    updatedAt: new Date(tip.date).toISOString(),
  };
}

function read(trailers: ReadonlyMap<string, string>): Facts | undefined {
  const status = statuses.find((known) => known === trailers.get(lines.status));
  const begunBy = who(trailers.get(lines.begunBy));
  const savedBy = who(trailers.get(lines.savedBy));
  const updatedAt = trailers.get(lines.savedAt);
  if (!status || !begunBy || !savedBy || !updatedAt || Number.isNaN(Date.parse(updatedAt)))
    return undefined;
  return { status, begunBy, savedBy, updatedAt };
}

function who(line = ''): Pick<Person, 'id' | 'name'> | undefined {
  const [, id, name] = /^(\S+) (.+)$/.exec(line) ?? [];
  return id && name ? { id, name } : undefined;
}

/** Somebody who committed by other means: known to the desk only if the desk made their address. */
function personOf({ name, email }: Tip['author']): Pick<Person, 'id' | 'name'> {
  const [, id = ''] = /^(.+)@desk\.invalid$/.exec(email) ?? [];
  return { id, name };
}

/**
 * Where each draft left the published branch: one walk over what only drafts hold. A draft into which
 * something was merged by other means is asked for by itself.
 */
async function basesOf(
  { git }: Place,
  tips: readonly Tip[],
  main: string,
): Promise<Map<string, string>> {
  const input = [...tips.map(({ commit }) => commit), `^${main}`].join('\n');
  const out = await git.text(['rev-list', '--parents', '--stdin'], { input: `${input}\n` });
  const parents = new Map(
    out.split('\n').map((line) => {
      const [commit = '', ...before] = line.split(' ');
      return [commit, before];
    }),
  );
  const bases = await Promise.all(
    tips.map(async ({ commit }): Promise<[string, string]> => {
      let at = commit;
      for (let before = parents.get(at); before; before = parents.get(at)) {
        const [one, ...others] = before;
        if (one === undefined || others.length > 0) {
          const base = await git.result(['merge-base', main, commit]);
          return [commit, base.out.toString('utf8').trim() || main];
        }
        at = one;
      }
      return [commit, at];
    }),
  );
  return new Map(bases);
}

/** What each commit changes in the content folder since its base. */
async function differences(
  { git, content, zero }: Place,
  pairs: readonly Pair[],
): Promise<Map<string, DraftFile[]>> {
  const found = new Map<string, DraftFile[]>();
  if (pairs.length === 0) return found;
  const input = pairs.map(({ commit, base }) => `${commit} ${base}\n`).join('');
  const out = await git.text(
    ['diff-tree', '--stdin', '-r', '-z', '--no-renames', '--', `${content}/`],
    { input },
  );
  let files: DraftFile[] = [];
  const parts = out.split('\0');
  for (let at = 0; at < parts.length; at += 1) {
    // A commit's name, then for each file ":<mode> <mode> <id> <id> <letter>" and its path.
    const part = parts[at]?.trim() ?? '';
    const [, mode, id, letter] = /^:\d+ (\d+) \S+ (\S+) (\S)/.exec(part) ?? [];
    if (mode !== undefined) {
      const path = (parts[(at += 1)] ?? '').slice(content.length + 1);
      // Links and other repositories are no files of a story.
      if (/^(?:100...|000000)$/.test(mode))
        files.push({ path, id: id === zero ? undefined : id, isNew: letter === 'A' });
    } else if (part !== '') {
      files = [];
      found.set(part, files);
    }
  }
  return found;
}

function nameOf({ base, commit }: Pair): string {
  return `${base}..${commit}`;
}

function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

interface Pair {
  base: string;
  commit: string;
}

/** What the commits of a draft say about it. */
export type Facts = Pick<Draft, 'status' | 'begunBy' | 'savedBy' | 'updatedAt'>;
