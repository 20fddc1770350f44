import type { Noun } from '../schemas/slug.ts';
import type { Person } from './person.ts';

/** Where a draft stands, in Decap's words: draft, in review, ready. */
export const statuses = ['draft', 'pending_review', 'pending_publish'] as const;
export type Status = (typeof statuses)[number];

/** What a draft is of: one story, theme, … Its branch is `cms/<noun>/<slug>`. */
export interface DraftKey {
  noun: Noun;
  slug: string;
}

/** A change that is not published yet: a branch of its own. */
export interface Draft extends DraftKey {
  status: Status;
  /** The newest commit of its branch. */
  commit: string;
  /** The day and time of the newest save, ISO 8601. */
  updatedAt: string;
  /** Who saved last, and who began it. */
  savedBy: Pick<Person, 'id' | 'name'>;
  begunBy: Pick<Person, 'id' | 'name'>;
  /** What it changes against the published branch (three dots: since it began). */
  files: readonly DraftFile[];
}

/** A file that a draft adds, changes or takes away. */
export interface DraftFile {
  /** From the content folder: `stories/club-night/index.mdx`. */
  path: string;
  /** Git's name of its bytes; undefined for one that is taken away. */
  id: string | undefined;
  /** True when the published branch did not have it. */
  isNew: boolean;
}

/** A file as Git keeps it. */
export interface KeptFile {
  /** From the content folder. */
  path: string;
  /** Git's name of its bytes. */
  id: string;
  bytes: Buffer;
}

/** What somebody wants kept. */
export interface Change {
  /** Path from the content folder → bytes, or undefined to take the file away. */
  files: ReadonlyMap<string, Buffer | undefined>;
  /**
   * Path → Git's name of the bytes that the person had before them, undefined for none. A path that
   * holds something else by now is refused, so that nobody writes over what they have not seen; unless
   * it holds what is to be kept, as when a request comes again because its answer was lost.
   */
  seen: ReadonlyMap<string, string | undefined>;
  by: Person;
  /** One line for Git's log. */
  message: string;
  /** For a draft that begins with this; `draft` unless said otherwise. */
  status?: Status;
  /** True when there must be no such draft and nothing published at these paths. */
  mustBeNew?: boolean;
}

/**
 * The Git repository behind the desk. Works on plumbing commands alone: no working tree and no index
 * but its own is ever touched, but for the checkout of the published branch when that is moved on.
 * Every change of a ref compares and swaps. Where something cannot be done, a `Refusal` says why.
 */
export interface Store {
  /** The name of the branch that readers see, such as `main`. */
  readonly branch: string;
  /** Its newest commit. */
  head(): Promise<string>;

  /**
   * Every file under a folder of the content folder (`stories`, `stories/club-night`, `themes`).
   * @param at A commit or tree by its full name, the published branch unless said otherwise.
   */
  list(folder: string, at?: string): Promise<Omit<KeptFile, 'bytes'>[]>;
  /** The bytes of files by Git's names, in the order asked. */
  read(ids: readonly string[]): Promise<Buffer[]>;
  /** One file; `at` is a commit or tree, the published branch unless said otherwise. */
  file(path: string, at?: string): Promise<KeptFile | undefined>;

  /** All drafts, newest save first. */
  drafts(): Promise<Draft[]>;
  draft(key: DraftKey): Promise<Draft | undefined>;
  /**
   * Keeps a change whole or not at all; begins the draft where there is none. One that changes nothing
   * of a draft makes no commit. A ready draft that is changed has to be checked again.
   * @throws Refusal (409) that names who saved in between, when something is not as `seen`; or when
   * there is such a draft or file already, and it `mustBeNew`.
   */
  save(key: DraftKey, change: Change): Promise<Draft>;
  /** @throws Refusal when the draft is gone, or is no longer at `seen` where that is given. */
  setStatus(key: DraftKey, status: Status, by: Person, seen?: string): Promise<Draft>;
  /** Takes a draft away. What was published stays as it is; `by` is told to who still has it open. */
  remove(key: DraftKey, by: Person): Promise<void>;

  /**
   * The tree that publishing a draft would make: three-way merge with the published branch.
   * @throws Refusal in words when both changed the same lines.
   */
  merged(key: DraftKey): Promise<{ draft: Draft; onto: string; tree: string }>;
  /**
   * Puts a draft into the published branch as one commit that names its people, takes the draft away
   * in the same step, and moves a clean checkout on.
   * @param check Called with the tree to be, and again when the published branch moved meanwhile; throws
   * a Refusal when it may not be published. Must not publish or remove anything itself.
   * @returns The new commit; the one there was, where nothing was left to publish.
   * @throws Refusal when both changed the same lines, when the draft was saved while it was checked, or
   * when a checkout has changes that this could write over.
   */
  publish(
    key: DraftKey,
    by: Person,
    check: (tree: string, draft: Draft) => Promise<void>,
  ): Promise<string>;

  /**
   * Writes the content folder of a commit or tree into a folder of the desk's own, touching only files
   * that differ from what an earlier call left there.
   */
  checkOut(tree: string, into: string): Promise<void>;
}
