/**
 * The address of something new. A title in another script leaves nothing for an address, so it gets a
 * number; one that is taken gets a number behind it.
 * @param slug As Decap makes it of the title: `club-night/index` for a story, `soup` for a word.
 * @param inFolder True for a story, whose file is the index of a folder.
 * @param tried How many addresses were taken already.
 * @param now The time, in milliseconds.
 */
export function addressFor(slug: string, inFolder: boolean, tried: number, now: number): string {
  const name = inFolder ? slug.replace(/(^|\/)index$/, '') : slug;
  const named = name || `new-${now.toString(36)}`;
  return `${named}${tried > 0 ? `-${tried + 1}` : ''}${inFolder ? '/index' : ''}`;
}
