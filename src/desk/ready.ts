import { join } from 'node:path';
import { checkFolder, type StoryFile } from '../folder/check.ts';
import { decode } from '../folder/files.ts';
import type { Problem } from '../stories/problem.ts';
import type { Desk } from './desk.ts';
import type { Draft, DraftKey } from './draft.ts';
import { turns } from './turns.ts';
import { tellerHasSeen } from './showing/links.ts';
import { fieldsMissing, inFormOrder, inFormWords, saysTakenDown, type Missing } from './missing.ts';
import { placeOfKey } from './place.ts';
import { Refusal } from './refusal.ts';

/**
 * Everything that a draft still lacks before it can be published, in the order of the form.
 * It is looked at as it would be published: merged into what readers see, with everything around it.
 * @returns Empty when it is ready.
 * @throws Refusal when there is no such draft, or it does not fit to what was published meanwhile.
 */
export async function whatIsMissing(desk: Desk, key: DraftKey): Promise<Missing[]> {
  const { draft, onto, tree } = await desk.store.merged(key);
  return missingFrom(desk, draft, { onto, tree });
}

/**
 * Lets a draft pass that lacks nothing.
 * @param to.onto The published commit that it is merged into.
 * @param to.tree What would then be published.
 * @throws NotReady that tells all that is missing.
 */
export async function mustBeReady(
  desk: Desk,
  draft: Pick<Draft, 'noun' | 'slug'>,
  to: { onto: string; tree: string },
): Promise<void> {
  const missing = await missingFrom(desk, draft, to);
  if (missing.length > 0) throw new NotReady(missing);
}

/** A draft that lacks something; the sentence holds all of it, and `missing` each by itself. */
export class NotReady extends Refusal {
  readonly missing: readonly Missing[];
  constructor(missing: readonly Missing[]) {
    const one = missing.length === 1;
    const list = missing.map(({ field, message }) => `${field}: ${message}`).join('\n');
    super(
      422,
      `${one ? 'One thing is' : `${missing.length} things are`} still missing before this can be published.\n${list}`,
    );
    this.missing = missing;
  }
}

async function missingFrom(
  desk: Desk,
  { noun, slug }: DraftKey,
  { onto, tree }: { onto: string; tree: string },
): Promise<Missing[]> {
  const place = placeOfKey({ noun, slug });
  const problems = await problemsOf(desk, tree);
  const isOwn = ({ path }: Problem): boolean =>
    noun === 'stories' ? `${path}/`.startsWith(`stories/${slug}/`) : path === place.path;
  const own = problems.filter(isOwn);
  const around = problems.filter((problem) => !isOwn(problem));
  // Others' troubles count only when this draft makes them.
  const before = around.length === 0 ? [] : await problemsOf(desk, onto);
  const old = new Set(before.map(sameness));
  const caused = around.filter((problem) => !old.has(sameness(problem)));
  const file = await desk.store.file(place.path, tree);
  const text = file && decode(file.bytes);
  const down =
    noun === 'stories' &&
    text !== undefined &&
    saysTakenDown(text, place.path) &&
    (await desk.store.file(place.path, onto)) !== undefined;
  return inFormOrder([
    ...(text === undefined ? [] : fieldsMissing(noun, text, place.path, down)),
    ...(text !== undefined && !down && tellerHasSeen(desk.database, text) === false ? [noYes] : []),
    ...own.filter(({ code }) => !code.startsWith('field-')).map(asMissing),
    ...caused.map(({ path, message }) => ({
      field: 'Elsewhere',
      message: `${path}: ${inFormWords(message)}`,
    })),
  ]);
}

/** For a story whose teller was sent a private link: the date alone is then not enough. */
const noYes: Missing = {
  field: 'Consent, Final words seen on',
  message: 'The teller has not said yes to these words. Please send them a new link.',
};

/** All errors in the content folder of a commit or tree. */
async function problemsOf(desk: Desk, tree: string): Promise<readonly Problem[]> {
  let checker = checkers.get(desk.store);
  if (!checker) checkers.set(desk.store, (checker = checkerOf(desk)));
  return checker(tree);
}

const checkers = new WeakMap<Desk['store'], (tree: string) => Promise<readonly Problem[]>>();

/**
 * A check that keeps its folder and what was good in it, so that a change of one story among
 * thousands costs the reading of one. The last few answers are kept as well: a commit never changes.
 */
function checkerOf(desk: Desk): (tree: string) => Promise<readonly Problem[]> {
  const folder = join(desk.scratch, 'check');
  const { take } = turns();
  const answers = new Map<string, readonly Problem[]>();
  let good = new Map<string, StoryFile>();
  return (tree) =>
    take(folder, async () => {
      const known = answers.get(tree);
      if (known) return known;
      await desk.store.checkOut(tree, folder);
      const { problems, stories } = await checkFolder(folder, {
        advice: false,
        known: (slug, stamp) => {
          const story = good.get(slug);
          return story?.stamp === stamp ? story : undefined;
        },
      });
      good = new Map(stories.map((story) => [story.slug, story]));
      const errors = problems.filter(({ level }) => level === 'error');
      answers.set(tree, errors);
      for (const oldest of [...answers.keys()].slice(0, -keptAnswers)) answers.delete(oldest);
      return errors;
    });
}

const keptAnswers = 8;

/** A story's own words, or something beside it. */
function asMissing({ path, message, code }: Problem): Missing {
  const isPicture = /\.(?:jpe?g|png|webp)$/.test(path);
  const field = isPicture ? 'Pictures' : code.endsWith('-unknown') ? 'Choices' : 'The story';
  const name = isPicture ? `${path.split('/').at(-1) ?? ''}: ` : '';
  return { field, message: `${name}${inFormWords(message)}` };
}

function sameness({ path, code, message }: Problem): string {
  return JSON.stringify([path, code, message]);
}
