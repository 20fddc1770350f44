import { delMany, getMany, set } from 'idb-keyval';
import type { Answers } from './answers.ts';

/** A story that is being written, as it is kept on the device. */
export interface Kept {
  answers: Answers;
  /** The ticket that it will be sent with, or was, so that the desk knows it again. */
  ticket: string;
  /** When it was kept last, and when it was sent last; in milliseconds. */
  at: number;
  sent?: number;
}

/**
 * What the browser keeps of the form at an address. Every function rejects when the browser keeps
 * nothing, as some do in private windows.
 * @param path The path of the form, which tells apart two sites of one host.
 */
export function deviceFor(path: string): Device {
  const [words, picture] = [`story ${path}`, `picture ${path}`];
  return {
    read: async () => {
      const [kept, file] = await getMany<unknown>([words, picture]);
      return {
        kept: kept as Kept | undefined,
        picture: file instanceof File ? file : undefined,
      };
    },
    keep: (kept) => set(words, kept),
    keepPicture: (file) => (file ? set(picture, file) : delMany([picture])),
    forget: () => delMany([words, picture]),
  };
}

export interface Device {
  read(): Promise<{ kept: Kept | undefined; picture: File | undefined }>;
  keep(kept: Kept): Promise<void>;
  keepPicture(file: File | undefined): Promise<void>;
  forget(): Promise<void>;
}
