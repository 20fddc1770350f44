import type { GitBackend } from './backend-careful.ts';

/**
 * The part of Decap that speaks with a Git host, fetched only where one is used.
 * @param name As `backendConfig` calls it.
 * @returns Undefined for the desk of our own.
 */
export async function loadBackend(
  name: string,
): Promise<{ name: string; Backend: GitBackend } | undefined> {
  const load = hosts[name];
  if (!load) return undefined;
  const [Backend, { careful }] = await Promise.all([load(), import('./backend-careful.ts')]);
  return { name, Backend: careful(Backend) };
}

const hosts: Readonly<Record<string, () => Promise<GitBackend>>> = {
  gitlab: async () => (await import('decap-cms-backend-gitlab')).GitLabBackend,
  github: async () => (await import('decap-cms-backend-github')).GitHubBackend,
  forgejo: async () => (await import('decap-cms-backend-forgejo')).ForgejoBackend,
};
