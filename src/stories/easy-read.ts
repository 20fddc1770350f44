import type { EasyRead } from '../schemas/easy-read.ts';
import { allows } from './consent.ts';
import type { Story } from './story.ts';

/**
 * The version of a story in short words and pictures, where it has one and consent allows it.
 * @param today The day of the build, `YYYY-MM-DD`.
 */
export function easyReadOf({ data }: Pick<Story, 'data'>, today: string): EasyRead | undefined {
  return allows(data.consent, 'easy-read', today) ? data.easyRead : undefined;
}

/**
 * What the version is called, on its page and in links to it. Only people with learning disabilities
 * can say that something is easy to read, so without a named group that checked it the name is another.
 */
export function easyReadName({ checkedBy }: Pick<EasyRead, 'checkedBy'>): string {
  return checkedBy === undefined ? 'Short and simple' : 'Easy Read';
}

/** Paths of the pictures that its ideas show, each once. */
export function ideaPictures(easyRead: EasyRead | undefined): string[] {
  const paths = (easyRead?.ideas ?? []).flatMap(({ picture }) => picture ?? []);
  return [...new Set(paths)];
}
