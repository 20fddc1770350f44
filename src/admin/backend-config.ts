import type { CmsConfig } from 'decap-cms-core';
import { editingProblems, gitApi, gitHost, type Editing } from '../schemas/editing.ts';

/**
 * What Decap is told about where the stories are kept. Runs in the build.
 * @param base The path the site stands under: begins and ends with a slash.
 * @throws Error that says, a sentence a line, what is wrong with `editing` in `site.config.ts`.
 */
export function backendConfig(editing: Editing, base: string): CmsConfig['backend'] {
  const problems = editingProblems(editing);
  if (problems.length > 0)
    throw new Error(`Please mend src/site.config.ts.\n${problems.join('\n')}`);
  if (editing.with === 'desk') return { name: 'proxy', proxy_url: `${base}api/v1`, branch: 'main' };
  const { repository: repo, branch, appId: app_id, signInProxy = '' } = editing;
  const kept = { repo, branch, api_root: gitApi(editing) };
  switch (editing.with) {
    case 'gitlab':
      return {
        name: 'gitlab',
        ...kept,
        base_url: gitHost(editing),
        auth_type: 'pkce',
        app_id,
        squash_merges: true,
      };
    case 'github': {
      const { origin, pathname } = new URL(signInProxy);
      return {
        name: 'github',
        ...kept,
        base_url: origin,
        auth_endpoint: pathname.slice(1) || 'auth',
        squash_merges: true,
      };
    }
    default:
      // Decap's own part for Gitea knows no drafts. Forgejo began as Gitea and answers in the same way.
      return { name: 'forgejo', ...kept, app_id };
  }
}
