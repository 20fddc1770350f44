import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Draft, DraftKey, Status } from '../draft.ts';
import { commitOf, keepBytes, nameFor, treeWith } from './commit.ts';
import { afterChange, trailersOf } from './drafts.ts';
import type { Drafts, Facts } from './drafts.ts';
import type { Files } from './files.ts';
import { plainPath, refOf } from './paths.ts';
import type { Place } from './place.ts';
import { Moved, move, tips } from './refs.ts';
import type { Tip } from './refs.ts';
import {
  alreadyThere,
  busy,
  draftGone,
  noDraft,
  openElsewhere,
  savedByOther,
  savedSince,
  takenAway,
} from './words.ts';
import type { Who } from './words.ts';
import type { Person } from '../person.ts';

/** What work on drafts needs. */
export interface Tools {
  place: Place;
  files: Files;
  drafts: Drafts;
  now: () => Date;
  /** Drafts that were taken away since the desk was started, by branch: who did it, and when. */
  gone: Map<string, Who>;
}

/** See `Store.save`. */
export async function save(tools: Tools, key: DraftKey, change: Change): Promise<Draft> {
  const { place } = tools;
  for (const path of [...change.files.keys(), ...change.seen.keys()]) plainPath(path);
  const wanted = new Map(
    await Promise.all(
      [...change.files].map(
        async ([path, bytes]) => [path, bytes && (await keepBytes(place, bytes))] as const,
      ),
    ),
  );
  return untilKept(async () => {
    const { main, tip, draft } = await standing(tools, key);
    free(key, tip);
    const paths = [...new Set([...wanted.keys(), ...change.seen.keys()])];
    const base = tip?.commit ?? main.commit;
    const there = await tools.files.ids(paths, base);
    const isNew = (path: string) => there.get(path) === undefined;
    if (change.mustBeNew && (draft || ![...wanted.keys()].every(isNew))) throw alreadyThere(key);
    // The same bytes come again when an answer was lost on its way: that is no other person's save.
    const strange = [...change.seen].find(
      ([path, id]) =>
        there.get(path) !== id && !(wanted.has(path) && wanted.get(path) === there.get(path)),
    );
    if (strange) throw await whoSaved(tools, key, main, draft, strange[0]);
    const changes = new Map([...wanted].filter(([path, id]) => there.get(path) !== id));
    if (draft && changes.size === 0) return draft;

    const by = { ...change.by, name: nameFor(change.by) };
    const facts = {
      status: draft ? afterChange(draft.status) : (change.status ?? 'draft'),
      begunBy: draft?.begunBy ?? by,
      savedBy: by,
      updatedAt: tools.now().toISOString(),
    };
    const commit = await commitOf(place, {
      tree: await treeWith(place, base, changes),
      parents: [base],
      author: by,
      at: tools.now(),
      subject: change.message,
      trailers: trailersOf(facts),
    });
    await move(place, [{ ref: refOf(key), from: tip?.commit, to: commit }]);
    tools.gone.delete(refOf(key));
    return kept(tools, key, main, { commit, author: by, facts });
  });
}

/** See `Store.setStatus`. */
export async function setStatus(
  tools: Tools,
  key: DraftKey,
  status: Status,
  by: Person,
  seen: string | undefined,
): Promise<Draft> {
  const { place } = tools;
  return untilKept(async () => {
    const { main, tip, draft } = await standing(tools, key);
    if (!tip || !draft) throw noDraft(key);
    free(key, tip);
    if (seen !== undefined && seen !== draft.commit) throw savedSince(key, lastSave(draft));
    if (draft.status === status) return draft;
    const facts = { ...draft, status };
    const commit = await commitOf(place, {
      tree: await place.git.text(['rev-parse', `${tip.commit}^{tree}`]),
      parents: [tip.commit],
      author: by,
      at: tools.now(),
      subject: `${subjects[status]} ${key.noun}/${key.slug}`,
      trailers: trailersOf(facts),
    });
    await move(place, [{ ref: refOf(key), from: tip.commit, to: commit }]);
    return kept(tools, key, main, { commit, author: by, facts });
  });
}

const subjects: Readonly<Record<Status, string>> = {
  draft: 'Go on writing',
  pending_review: 'Ask to check',
  pending_publish: 'Make ready',
};

/** The published branch, the draft's branch and what it says. */
export async function standing({ place, drafts }: Tools, key: DraftKey): Promise<Standing> {
  const ref = refOf(key);
  const found = await tips(place, [place.branchRef, ref]);
  const main = found.get(place.branchRef);
  if (!main) throw new Error(`The branch ${place.branch} is gone.`);
  const tip = found.get(ref);
  if (!tip) return { main, tip, draft: undefined };
  const [draft] = await drafts.of([tip], main.commit);
  return { main, tip, draft };
}

/**
 * A branch that somebody has checked out with Git is left alone: moved on under their files, their next
 * commit would undo what was saved.
 */
export function free(key: DraftKey, tip: Tip | undefined): void {
  if (tip && tip.workTree !== '') throw openElsewhere(key);
}

/** Does it again as long as another process moves branches in between. */
export async function untilKept<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      await sleep(Math.random() * 40 * attempt);
    }
  }
  throw busy();
}

/** The draft as it was kept, whatever came after. */
async function kept({ drafts }: Tools, key: DraftKey, main: Tip, made: Made): Promise<Draft> {
  const [draft] = await drafts.of(
    [
      {
        ...made,
        ref: refOf(key),
        workTree: '',
        date: made.facts.updatedAt,
        trailers: new Map(trailersOf(made.facts)),
      },
    ],
    main.commit,
  );
  if (!draft) throw new Error(`The draft ${key.noun}/${key.slug} cannot be read back.`);
  return draft;
}

/** Why the person has not seen what stands at the path. */
async function whoSaved(
  { place, gone }: Tools,
  key: DraftKey,
  main: Tip,
  draft: Draft | undefined,
  path: string,
) {
  if (draft) return savedByOther(key, lastSave(draft));
  const taken = gone.get(refOf(key));
  if (taken) return takenAway(taken);
  const last = await lastChange(place, main.commit, [path]);
  if (!last) return draftGone(key);
  return savedByOther(key, last);
}

/** Who saved a draft last. */
export function lastSave({ savedBy, updatedAt }: Draft): Who {
  return { name: savedBy.name, at: updatedAt };
}

/** Who changed the paths last, and when; undefined for nobody. */
export async function lastChange(
  { git, content }: Place,
  commit: string,
  paths: readonly string[],
): Promise<Who | undefined> {
  const wanted = paths.map((path) => `${content}/${path}`);
  const out = await git.text(['log', '-1', '--format=%an%x00%aI', commit, '--', ...wanted]);
  const [name, at] = out.split('\0');
  return name && at ? { name, at } : undefined;
}

interface Made {
  commit: string;
  author: Person;
  facts: Facts;
}

interface Standing {
  main: Tip;
  tip: Tip | undefined;
  draft: Draft | undefined;
}
