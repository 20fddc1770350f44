import type { Desk } from './desk.ts';
import type { Draft, DraftKey } from './draft.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';

/**
 * Who may see and change a draft: an editor every one, a contributor only those they began. There is
 * no draft that somebody may see and not change.
 */
export function mayChange(person: Person, draft: Pick<Draft, 'begunBy'>): boolean {
  return person.role === 'editor' || draft.begunBy.id === person.id;
}

/** Those of the drafts that somebody may see, in the same order. */
export function visible<One extends Pick<Draft, 'begunBy'>>(
  person: Person,
  drafts: readonly One[],
): One[] {
  return drafts.filter((draft) => mayChange(person, draft));
}

/** A draft, unless it is not there or not for this person to see. */
export async function visibleDraft(
  { store }: Pick<Desk, 'store'>,
  person: Person,
  key: DraftKey,
): Promise<Draft | undefined> {
  const draft = await store.draft(key);
  return draft && mayChange(person, draft) ? draft : undefined;
}

/** @throws Refusal with these words for everybody else. */
export function mustBeEditor(person: Person, otherwise: string): void {
  if (person.role !== 'editor') throw new Refusal(403, otherwise);
}
