/** What somebody may do: a contributor saves and sends for checking, an editor publishes as well. */
export type Role = 'contributor' | 'editor';

/** Somebody at the desk. Never holds a contact: those stay in the desk's database. */
export interface Person {
  /** Of letters, digits and hyphens; holds no name. */
  id: string;
  /** As it stands in Git's log. */
  name: string;
  /** For Git; `<id>@desk.invalid` (RFC 2606) where there is none to be told. */
  email: string;
  role: Role;
}
