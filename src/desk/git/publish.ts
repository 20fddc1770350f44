import { resolve } from 'node:path';
import type { Draft, DraftKey } from '../draft.ts';
import { moveOn } from './checkout.ts';
import { commitOf, signature } from './commit.ts';
import { draftInto } from './merge.ts';
import { refOf } from './paths.ts';
import type { Place } from './place.ts';
import type { Tip } from './refs.ts';
import { free, lastChange, lastSave, standing, untilKept } from './save.ts';
import type { Tools } from './save.ts';
import { noDraft, savedSince, wordFor } from './words.ts';
import { inWords } from '../moment.ts';
import type { Person } from '../person.ts';
import { Refusal } from '../refusal.ts';

/** See `Store.merged`. */
export async function merged(tools: Tools, key: DraftKey): Promise<Merged> {
  const { main, draft } = await standing(tools, key);
  if (!draft) throw noDraft(key);
  const result = await draftInto(tools.place, main.commit, draft.commit);
  if ('paths' in result) throw await conflict(tools, key, main.commit, result.paths);
  return { draft, onto: main.commit, tree: result.tree };
}

/** See `Store.publish`. */
export async function publish(
  tools: Tools,
  key: DraftKey,
  by: Person,
  check: (tree: string, draft: Draft) => Promise<void>,
): Promise<string> {
  const { place } = tools;
  let asked: Draft | undefined;
  return untilKept(async () => {
    const { main, tip } = await standing(tools, key);
    free(key, tip);
    mainFree(place, main);
    const { draft, onto, tree } = await merged(tools, key);
    if (asked && asked.commit !== draft.commit) throw savedSince(key, lastSave(draft));
    asked = draft;
    await check(tree, draft);
    const nothing = tree === (await place.git.text(['rev-parse', `${onto}^{tree}`]));
    const commit = nothing ? onto : await squashed(tools, key, by, { draft, onto, tree });
    const moves = [
      ...(nothing ? [] : [{ ref: place.branchRef, from: onto, to: commit }]),
      { ref: refOf(key), from: draft.commit, to: undefined },
    ];
    await moveOn(place, moves, { from: onto, to: commit });
    return commit;
  });
}

/** The published branch may be checked out where the desk works, and nowhere else. */
export function mainFree({ branch, workTree }: Place, main: Tip): void {
  if (main.workTree === '' || resolve(main.workTree) === workTree) return;
  throw new Refusal(
    409,
    `The branch ${branch} is checked out in ${main.workTree}. Nothing was published. Switch that folder to another branch, then publish again.`,
  );
}

/** One commit for the whole draft, as first words may hold what a teller took back since. */
async function squashed(
  tools: Tools,
  { noun, slug }: DraftKey,
  by: Person,
  { draft, onto, tree }: Merged,
): Promise<string> {
  const [first, ...others] = await savers(tools.place, draft.commit, onto);
  return commitOf(tools.place, {
    tree,
    parents: [onto],
    author: first ?? by,
    at: tools.now(),
    subject: `Publish ${noun}/${slug}`,
    trailers: [
      ...others.map((person) => ['Co-authored-by', signature(person)] as const),
      ['Published-by', signature(by)],
    ],
  });
}

/** Who saved a draft, in the order they came to it. */
async function savers({ git }: Place, commit: string, main: string): Promise<Saver[]> {
  const format = '--format=%T%x00%an%x00%ae';
  const log = await git.text(['log', '--reverse', '--no-merges', format, commit, `^${main}`]);
  const found = new Map<string, Saver>();
  let before = '';
  for (const line of log.split('\n')) {
    const [tree = '', name = '', email = ''] = line.split('\0');
    // A commit that changes no file set a status.
    if (tree !== before && email !== '' && !found.has(email))
      found.set(email, { id: 'somebody', name, email });
    before = tree;
  }
  return [...found.values()];
}

/** In words: which story, who changed it last, and what to do. */
async function conflict(
  { place }: Tools,
  key: DraftKey,
  main: string,
  paths: readonly string[],
): Promise<Refusal> {
  const below = paths.map((path) => path.slice(place.content.length + 1));
  const last = await lastChange(place, main, below);
  const word = wordFor(key.noun);
  const who = last ? ` ${last.name} changed it last, on ${inWords(last.at)}.` : '';
  const which = below.filter((path) => path !== `${key.noun}/${key.slug}/index.mdx`);
  const files = which.length > 0 ? ` It is about ${which.slice(0, 3).join(', ')}.` : '';
  return new Refusal(
    409,
    `The ${word} “${key.slug}” was changed on the site after this draft began, in the same lines.${who}${files} Nothing was published, and the draft is as it was. Copy your words from the draft to a safe place, and take the draft away. Then open the ${word} as it is on the site and put your changes in.`,
  );
}

interface Merged {
  draft: Draft;
  onto: string;
  tree: string;
}

type Saver = Pick<Person, 'id' | 'name' | 'email'>;
