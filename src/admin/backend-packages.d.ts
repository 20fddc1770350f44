/** The parts of Decap that speak with a Git host; they come without types. */

declare module 'decap-cms-backend-gitlab' {
  import type { GitBackend } from './backend-careful.ts';
  export const GitLabBackend: GitBackend;
}

declare module 'decap-cms-backend-github' {
  import type { GitBackend } from './backend-careful.ts';
  export const GitHubBackend: GitBackend;
}

declare module 'decap-cms-backend-forgejo' {
  import type { GitBackend } from './backend-careful.ts';
  export const ForgejoBackend: GitBackend;
}
