/** Parts of the page that a script shows and fills, by their name (`data-part`). */
export function parts(name: string, within: ParentNode = document): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(`[data-part="${name}"]`)];
}

/** Shows or hides every part of a name. */
export function show(name: string, shown: boolean, within: ParentNode = document): void {
  for (const part of parts(name, within)) part.hidden = !shown;
}

/** Puts words into every part of a name. */
export function say(name: string, words: string, within: ParentNode = document): void {
  for (const part of parts(name, within)) part.textContent = words;
}

/** Calls back when somebody presses a part of this name. */
export function onPress(name: string, act: (pressed: HTMLElement) => void): void {
  for (const part of parts(name)) part.addEventListener('click', () => act(part));
}
