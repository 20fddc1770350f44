/** Where the stories are edited: with the desk of our own, or with a hosted Git service. */
export type Editing = { with: 'desk' } | HostedGit;

/** A Git service that keeps the stories, and that editors sign in to. `docs/hosted-git.md` goes through it. */
export interface HostedGit {
  with: 'gitlab' | 'gitea' | 'forgejo' | 'github';
  /** Such as `our-charity/stories`. */
  repository: string;
  /** The branch that is published. */
  branch: string;
  /** The number of the application at the Git host (PKCE, RFC 7636); GitHub has none. */
  appId?: string;
  /** The address of the Git host, where it is not the usual one. */
  host?: string;
  /** GitHub only: the address of the OAuth proxy that keeps the secret, such as `https://sign-in.example.org/auth`. */
  signInProxy?: string;
}

/** The address of a Git host, without a slash at its end. */
export function gitHost({ with: kind, host }: HostedGit): string {
  return (host || usualHosts[kind]).replace(/\/+$/, '');
}

/** The address that a Git host answers programs at. */
export function gitApi(editing: HostedGit): string {
  const host = gitHost(editing);
  if (editing.with === 'gitlab') return `${host}/api/v4`;
  if (editing.with !== 'github') return `${host}/api/v1`;
  return host === usualHosts.github ? 'https://api.github.com' : `${host}/api/v3`;
}

/**
 * The origins that the editing page speaks to besides its own: for `connect-src` of its policy. A
 * sign-in proxy is not among them: it opens in a window of its own.
 */
export function gitHostOrigins(editing: Editing): string[] {
  return editing.with === 'desk' ? [] : [new URL(gitApi(editing)).origin];
}

/** What is wrong with the values that somebody gave, each in a sentence; empty when nothing is. */
export function editingProblems(editing: Editing): string[] {
  if (editing.with === 'desk') return [];
  if (!(editing.with in usualHosts))
    return [
      `editing.with is “${String(editing.with)}”. It can be desk, gitlab, gitea, forgejo or github.`,
    ];
  const { with: kind, repository, branch, appId, host, signInProxy } = editing;
  const problems: string[] = [];
  // GitLab alone has groups in groups.
  const shape = kind === 'gitlab' ? /^[\w.-]+(\/[\w.-]+)+$/ : /^[\w.-]+\/[\w.-]+$/;
  if (!shape.test(repository ?? ''))
    problems.push(
      'editing.repository must be the last part of the repository’s address, such as our-charity/stories.',
    );
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(branch ?? ''))
    problems.push('editing.branch must name the branch that is published, such as main.');
  if (host && !isOrigin(host))
    problems.push(
      'editing.host must be an address such as https://git.example.org, with nothing after it.',
    );
  if (kind !== 'github' && !appId)
    problems.push(
      'editing.appId is missing. The Git host shows it when you register the editing page.',
    );
  if (kind === 'github' && !isAddress(signInProxy))
    problems.push(
      'editing.signInProxy is missing. It must be the address where the sign-in proxy begins, such as https://sign-in.example.org/auth.',
    );
  return problems;
}

const usualHosts = {
  gitlab: 'https://gitlab.com',
  gitea: 'https://gitea.com',
  forgejo: 'https://codeberg.org',
  github: 'https://github.com',
} as const;

function isAddress(text: string | undefined): boolean {
  return text !== undefined && URL.parse(text)?.protocol === 'https:';
}

function isOrigin(text: string): boolean {
  return isAddress(text) && URL.parse(text)?.origin === text.replace(/\/+$/, '');
}
