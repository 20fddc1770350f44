import { moveOn } from './checkout.ts';
import { commitOf } from './commit.ts';
import { desk } from './git.ts';
import type { RunOptions } from './git.ts';
import type { Place } from './place.ts';
import { historiesTogether } from './merge.ts';
import { mainFree } from './publish.ts';
import { tips } from './refs.ts';
import { untilKept } from './save.ts';
import { Refusal } from '../refusal.ts';

/** How it went with the repository elsewhere. */
export interface Synchronised {
  /** True when both hold the same now. */
  ok: boolean;
  /** A sentence or two for editors. */
  words: string;
  /** The newest commit of the published branch here. */
  head: string;
  /** True when stories came from there, so that the site has to be built anew. */
  came: boolean;
}

/** @throws Refusal when the repository knows no other by that name. */
export async function knownRemote({ git }: Place, remote: string): Promise<void> {
  const plain = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(remote);
  if (plain && (await git.result(['remote', 'get-url', remote])).code === 0) return;
  throw new Refusal(
    404,
    `This repository knows no other called “${remote.slice(0, 80)}”. \`git remote add\` makes one known.`,
  );
}

/**
 * Fetches the published branch from elsewhere, brings both together, and sends it there. Drafts stay
 * here, and nothing is ever forced.
 * @param onMain Gives the turn for the published branch.
 */
export async function synchronise(
  tools: Tools,
  onMain: <Value>(work: () => Promise<Value>) => Promise<Value>,
): Promise<Synchronised> {
  const { place, remote } = tools;
  let came = false;
  const told = async (ok: boolean, words: string): Promise<Synchronised> => ({
    ok,
    words,
    head: (await mainOf(place)).commit,
    came,
  });
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const theirs = await fetched(tools);
    if (theirs === 'unreachable') return told(false, unreachable(remote));
    try {
      if (theirs !== undefined && (await onMain(() => broughtIn(tools, theirs)))) came = true;
    } catch (error) {
      if (error instanceof Refusal) return told(false, error.message);
      throw error;
    }
    const { commit } = await mainOf(place);
    if (commit === theirs) return told(true, `The stories here and at “${remote}” are the same.`);
    const sent = await push(tools, commit);
    if (sent === 'sent') return told(true, `What is published here was sent to “${remote}”.`);
    if (sent === 'unreachable') return told(false, unreachable(remote));
    if (sent !== 'moved') return told(false, notTaken(remote, sent.reason));
  }
  return told(false, notTaken(remote, 'somebody else sends there all the time'));
}

/** Their newest commit; undefined when they have no such branch yet. */
async function fetched({ place, remote, signal }: Tools): Promise<string | undefined> {
  const { git, branchRef } = place;
  const kept = `refs/desk/${remote}`;
  const { code, said } = await git.result(
    [
      ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance'],
      ...['--no-recurse-submodules', remote, `+${branchRef}:${kept}`],
    ],
    { ...(await reaching(place)), signal },
  );
  if (code === 0) return git.text(['rev-parse', '--verify', `${kept}^{commit}`]);
  return /couldn't find remote ref/.test(said) ? undefined : 'unreachable';
}

/** Brings their commits into the published branch. @returns True when it moved. */
async function broughtIn({ place, remote, now }: Tools, theirs: string): Promise<boolean> {
  const { git, branchRef, content } = place;
  return untilKept(async () => {
    const main = await mainOf(place);
    const ours = main.commit;
    const holds = async (older: string, newer: string) =>
      (await git.result(['merge-base', '--is-ancestor', older, newer])).code === 0;
    if (await holds(theirs, ours)) return false;
    mainFree(place, main);
    let to = theirs;
    if (!(await holds(ours, theirs))) {
      const result = await historiesTogether(place, ours, theirs);
      if ('paths' in result) throw apart(remote, result.paths, content);
      to = await commitOf(place, {
        tree: result.tree,
        parents: [ours, theirs],
        author: { id: 'desk', ...desk },
        at: now(),
        subject: `Bring in what came from ${remote}`,
        trailers: [],
      });
    }
    await moveOn(place, [{ ref: branchRef, from: ours, to }], { from: ours, to });
    return true;
  });
}

async function push({ place, remote, signal }: Tools, commit: string): Promise<Sent> {
  const { git, branchRef } = place;
  const args = ['push', '--porcelain', '--no-recurse-submodules', remote, `${commit}:${branchRef}`];
  const { code, out } = await git.result(args, { ...(await reaching(place)), signal });
  if (code === 0) return 'sent';
  // "!\t<from>:<to>\t[rejected] (fetch first)", or "[remote rejected] (<its reason>)".
  const [, kind, reason = ''] =
    /^!\t\S+\t\[([a-z ]+)\] \((.*)\)$/m.exec(out.toString('utf8')) ?? [];
  if (kind === undefined) return 'unreachable';
  return kind === 'rejected' ? 'moved' : { reason };
}

/** With the person's settings and keys, but never with a question that nobody is there to answer. */
async function reaching({ git }: Place): Promise<RunOptions> {
  const own =
    process.env.GIT_SSH_COMMAND ??
    (await git.result(['config', 'core.sshCommand'], { person: true })).out.toString().trim();
  const silent = { env: { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=20' } };
  return { person: true, timeout: 120_000, ...(own === '' ? silent : {}) };
}

async function mainOf(place: Place) {
  const main = (await tips(place, [place.branchRef])).get(place.branchRef);
  if (!main) throw new Error(`The branch ${place.branch} is gone.`);
  return main;
}

function unreachable(remote: string): string {
  return `“${remote}” cannot be reached just now. What is published here stays published, and is sent there later.`;
}

function notTaken(remote: string, reason: string): string {
  return `“${remote}” did not take what is published here: ${reason}. It stays published here. Please ask whoever looks after “${remote}”.`;
}

function apart(remote: string, paths: readonly string[], content: string): Refusal {
  const named = paths.slice(0, 3).map((path) => path.replace(`${content}/`, ''));
  return new Refusal(
    409,
    `The same lines were changed here and at “${remote}”: ${named.join(', ')}. Nothing is lost on either side. Somebody who knows Git has to bring the two together.`,
  );
}

type Sent = 'sent' | 'moved' | 'unreachable' | { reason: string };

interface Tools {
  place: Place;
  remote: string;
  now: () => Date;
  /** Gives up waiting for the other computer. */
  signal: AbortSignal;
}
