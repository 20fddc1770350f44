import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { gitAt, type Git } from '../git/git.ts';
import { Refusal } from '../refusal.ts';

/**
 * Sees that a server has a repository of its own: where there is none, one without files is made from a
 * checkout, with its published branch and nothing else. It knows the checkout's other repositories by
 * the names they have there, and not the checkout.
 * @returns True when it was made.
 * @throws Refusal in words for the person who starts the server.
 */
export async function ownRepository(repository: string, checkout: string): Promise<boolean> {
  if (existsSync(repository)) return false;
  const git = gitAt(checkout);
  const aside = `${repository}.new`;
  await rm(aside, { recursive: true, force: true });
  const branch = await said(git, ['symbolic-ref', '--short', '-q', 'HEAD']);
  if (branch === undefined)
    throw new Refusal(
      409,
      `A server keeps stories in a Git repository, and ${checkout} is none, or is on no branch. Name one with --repository.`,
    );
  const { code, said: why } = await git.result(
    ['clone', '--quiet', '--bare', '--single-branch', '--no-tags', '--branch', branch, '.', aside],
    { person: true },
  );
  if (code !== 0)
    throw new Refusal(500, `The repository of the server could not be made.\n${why.trim()}`);
  const own = gitAt(aside);
  await own.bytes(['remote', 'remove', 'origin']);
  for (const name of (await said(git, ['remote']))?.split('\n') ?? []) {
    const address = await said(git, ['remote', 'get-url', name]);
    if (address !== undefined) await own.bytes(['remote', 'add', name, address]);
  }
  await rename(aside, repository);
  return true;
}

async function said(git: Git, args: readonly string[]): Promise<string | undefined> {
  const { code, out } = await git.result(args, { person: true });
  return code === 0 ? out.toString('utf8').trim() || undefined : undefined;
}
