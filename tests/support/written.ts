import type { DraftKey } from '../../src/desk/draft.ts';

/** The story that one writer of `desk-writer.ts` writes. */
export function storyOf(writer: number): WrittenStory {
  const folder = `stories/writer-${writer}`;
  return {
    key: { noun: 'stories', slug: `writer-${writer}` },
    page: `${folder}/index.mdx`,
    photo: `${folder}/photo.jpg`,
    numberIn(bytes) {
      const [, number] = /^Number (\d+)\.\n$/.exec(bytes?.toString('utf8') ?? '') ?? [];
      return number === undefined ? undefined : Number(number);
    },
  };
}

interface WrittenStory {
  key: DraftKey;
  page: string;
  photo: string;
  /** The number that a whole file holds; undefined for no file, or one that is not whole. */
  numberIn(bytes: Buffer | undefined): number | undefined;
}
