/** A part of the page that must be there. */
export function part<Kind extends Element = HTMLElement>(
  within: ParentNode,
  selector: string,
): Kind {
  const found = within.querySelector<Kind>(selector);
  if (!found) throw new Error(`The search page has no ${selector}.`);
  return found;
}

/** An element that holds plain text. */
export function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
