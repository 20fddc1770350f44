/** The number of words in a text: runs of anything between white space. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}
