/** An element with these attributes and what stands in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** Brings the styles of something that is wanted late, and waits until they hold. */
export function wear(href: string): Promise<void> {
  return new Promise((done) => {
    const link = make('link', { rel: 'stylesheet', href });
    // Without its styles it can still be used.
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}
