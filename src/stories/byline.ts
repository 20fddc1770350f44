import {
  capacityChoices,
  creditRoles,
  type Capacity,
  type CreditRole,
} from '../schemas/choices.ts';
import type { Credit } from '../schemas/credit.ts';

/** Everybody who did the same thing for a story. */
export interface CreditGroup {
  role: CreditRole;
  /** In words: "Told by". */
  title: string;
  credits: readonly Credit[];
}

/** All credits, role by role in the order of `creditRoles`. Roles that nobody has are left out. */
export function creditGroups(credits: readonly Credit[]): CreditGroup[] {
  return (Object.keys(creditRoles) as CreditRole[])
    .map((role) => ({
      role,
      title: creditRoles[role],
      credits: credits.filter((credit) => credit.role === role),
    }))
    .filter((group) => group.credits.length > 0);
}

/** Who tells a story: the tellers and writers, or whoever is credited first when there are none. */
export function bylineOf(credits: readonly Credit[]): CreditGroup[] {
  const groups = creditGroups(credits);
  const voices = groups.filter(({ role }) => bylineRoles.has(role));
  return voices.length > 0 ? voices : groups.slice(0, 1);
}

/** A name with its capacity: "Jo, carer". */
export function creditInWords({ name, as }: Pick<Credit, 'name' | 'as'>): string {
  return as ? `${name}, ${capacityChoices[as as Capacity]}` : name;
}

const bylineRoles = new Set<CreditRole>(['told-by', 'written-by', 'written-with']);
