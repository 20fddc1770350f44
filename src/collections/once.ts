/**
 * Keeps the result of a function for the whole build, so that ten thousand pages ask once.
 * Under `astro dev`, where stories change while the server runs, it asks every time.
 */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  if (import.meta.env.DEV) return work;
  let kept: Promise<T> | undefined;
  return () => (kept ??= work());
}
