/** Where the stories are edited: with the desk of our own, or with a hosted Git service. */
export type Editing =
  | { with: 'desk' }
  | {
      with: 'gitlab' | 'gitea' | 'forgejo' | 'github';
      /** Such as `our-charity/stories`. */
      repository: string;
      /** The branch that is published. */
      branch: string;
      /** The number of the application at the Git host (PKCE); GitHub has none. */
      appId?: string;
      /** The address of the Git host, where it is not the usual one. */
      host?: string;
      /** GitHub only: the address of the OAuth proxy that keeps the secret. */
      signInProxy?: string;
    };
