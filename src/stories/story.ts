import type { StoryFrontMatter } from '../schemas/story.ts';

/** A story as every page, list and feed sees it: front matter and what was counted, no body. */
export interface Story {
  /** The name of its folder, and of its address. */
  slug: string;
  data: StoryFrontMatter;
  /** Words in the body. */
  words: number;
  /** The pictures beside it, by the path the author wrote (`./garden.jpg`). */
  pictures: Readonly<Record<string, PictureFile>>;
}

/** A picture file as the build knows it. */
export interface PictureFile {
  src: string;
  width: number;
  height: number;
  format: string;
}
