/** What is looked for. The same as its address: a copied address finds the same. */
export interface SearchState {
  /** The words, as typed. Empty: any story. */
  words: string;
  /** The choices made in each filter that has any, such as `theme`. */
  chosen: Choices;
}

/** Filters by name, each with values. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** The most characters of a search. What comes after them is left out. */
export const longest = 200;

/**
 * Reads an address (`?q=care&theme=carers`).
 * @param known Every filter with every choice that the page offers; nothing else is taken over.
 */
export function readState(query: string, known: Choices): SearchState {
  const asked = new URLSearchParams(query);
  return stateOf(asked.get('q') ?? '', (name) => asked.getAll(name), known);
}

/** What stands in the form. The same words and choices give the same state, in whatever order. */
export function stateOf(
  words: string,
  chosenIn: (filter: string) => readonly string[],
  known: Choices,
): SearchState {
  const chosen: Record<string, readonly string[]> = {};
  for (const [filter, values] of Object.entries(known)) {
    const wanted = new Set(chosenIn(filter));
    const found = values.filter((value) => wanted.has(value));
    if (found.length > 0) chosen[filter] = found;
  }
  return { words: tidy(words), chosen };
}

/** The part of the address that says it, from `?` on; empty when nothing is looked for. */
export function writeState({ words, chosen }: SearchState): string {
  const said = new URLSearchParams(words ? { q: words } : {});
  for (const [filter, values] of Object.entries(chosen))
    for (const value of values) said.append(filter, value);
  const query = said.toString();
  return query && `?${query}`;
}

/** True when nothing is looked for. */
export function isEmpty({ words, chosen }: SearchState): boolean {
  return words === '' && Object.keys(chosen).length === 0;
}

/** One line, without the characters that nobody can see, and not too long. */
function tidy(words: string): string {
  const line = words.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return [...line.slice(0, longest * 2)].slice(0, longest).join('').trim();
}
