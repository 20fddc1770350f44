import type { Store } from '../draft.ts';
import { moveOn } from './checkout.ts';
import { unfinished } from './doing.ts';
import { draftsOf } from './drafts.ts';
import { checkOut } from './export.ts';
import { filesOf } from './files.ts';
import { draftRefs, plainId, refOf } from './paths.ts';
import { placeOf } from './place.ts';
import { merged, publish } from './publish.ts';
import { knownRemote, synchronise } from './remote.ts';
import type { Synchronised } from './remote.ts';
import { holdDesk, mend, recover } from './recover.ts';
import { tips } from './refs.ts';
import { free, save, setStatus, standing, untilKept } from './save.ts';
import type { Tools } from './save.ts';
import { turns } from '../turns.ts';
import { noDraft } from './words.ts';

/** A store in a Git repository, held by one desk until it is closed. */
export interface GitStore extends Store {
  /**
   * Brings the published branch here and at the remote together. Done after each publication, too;
   * whoever keeps the desk running calls it now and then. Never throws for what is not our fault.
   * @returns How it went, with whether stories came since this was last asked; undefined where there is
   * no remote.
   */
  synchronise(): Promise<Synchronised | undefined>;
  /** How it went last; undefined where it was not tried yet, or there is no remote. */
  synchronised(): Synchronised | undefined;
  /**
   * Lets Git tidy a bare repository when there is enough to tidy, and forget what was thrown away some
   * days ago: the words of a draft that was taken back. A checkout's owner does it there.
   */
  maintain(): Promise<void>;
  /** Gives the repository back when what is under way is done. No other computer is waited for. */
  close(): Promise<void>;
}

/**
 * Opens the repository behind the desk, and puts right what a killed desk left there.
 * @param folder A bare repository, or the top folder of a checkout.
 * @throws Refusal in words for the person who starts the desk, when it cannot work there.
 */
export async function openStore({
  folder,
  remote,
  content = 'content',
  now = () => new Date(),
}: Options): Promise<GitStore> {
  const place = await placeOf(folder, content);
  if (remote !== undefined) await knownRemote(place, remote);
  const turn = await holdDesk(place);
  try {
    await recover(place);
  } catch (error) {
    turn.close();
    throw error;
  }
  const { git, branchRef } = place;
  const files = filesOf(place);
  const drafts = draftsOf(place);
  const tools: Tools = { place, files, drafts, now, gone: new Map() };
  const { take: inTurn, idle } = turns();
  const head = () => git.text(['rev-parse', '--verify', `${branchRef}^{commit}`]);
  const onMain = <Value>(work: () => Promise<Value>) =>
    inTurn(branchRef, async () => {
      const left = await unfinished(place);
      if (left) await mend(place, left);
      return work();
    });

  const closing = new AbortController();
  let last: Synchronised | undefined;
  // What came while nobody asked is told to who asks next.
  let came = false;
  const together = async () => {
    if (remote === undefined) return;
    await inTurn('remote', async () => {
      last = await synchronise({ place, remote, now, signal: closing.signal }, onMain);
      came ||= last.came;
    });
  };

  return {
    branch: place.branch,
    head,
    list: async (below, at) => files.list(below, at ?? (await head())),
    read: (ids) => files.read(ids),
    file: async (path, at) => files.file(path, at ?? (await head())),
    async drafts() {
      const found = await tips(place, [branchRef, draftRefs]);
      const main = found.get(branchRef);
      const branches = [...found.values()].filter(({ ref }) => ref.startsWith(draftRefs));
      return main ? drafts.of(branches, main.commit) : [];
    },
    draft: async (key) => (await standing(tools, key)).draft,
    save: (key, change) => inTurn(refOf(key), () => save(tools, key, change)),
    setStatus: (key, status, by, seen) =>
      inTurn(refOf(key), () => setStatus(tools, key, status, by, seen)),
    remove: (key, by) =>
      onMain(() =>
        untilKept(async () => {
          const { main, tip, draft } = await standing(tools, key);
          if (!draft) throw noDraft(key);
          free(key, tip);
          const moves = [{ ref: refOf(key), from: draft.commit, to: undefined }];
          await moveOn(place, moves, { from: main.commit, to: main.commit });
          tools.gone.set(refOf(key), { name: by.name, at: now().toISOString() });
        }),
      ),
    merged: (key) => merged(tools, key),
    async publish(key, by, check) {
      const commit = await onMain(() => publish(tools, key, by, check));
      // Not waited for: published is published, wherever the other repository is.
      together().catch(console.error);
      return commit;
    },
    checkOut: (tree, into) => inTurn(into, () => checkOut(place, plainId(tree), into)),
    async synchronise() {
      await together();
      const told = last && { ...last, came };
      came = false;
      return told;
    },
    synchronised: () => last,
    maintain: () =>
      inTurn('maintain', async () => {
        if (place.workTree !== undefined) return;
        await git.bytes(['-c', 'gc.autoDetach=false', 'gc', '--auto', '--quiet']);
        // Packed ones wait for the next packing; a draft of these days was never packed.
        await git.bytes(['prune', `--expire=${keptDays}.days.ago`]);
      }),
    async close() {
      closing.abort();
      await idle();
      turn.close();
    },
  };
}

/** For how many days the words of a draft that is gone can still be found by somebody with a shell. */
const keptDays = 3;

interface Options {
  folder: string;
  /** The name that Git knows another repository by, such as `origin`. Drafts never go there. */
  remote?: string;
  /** The content folder, from the top of the repository. */
  content?: string;
  now?: () => Date;
}
