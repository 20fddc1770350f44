import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import type { PictureSet } from '../../stories/render.ts';
import type { PictureFile } from '../../stories/story.ts';

/** Widths that pictures are made in, in pixels. None is larger than the master. */
const widths = [400, 800, 1200, 1600];

/** The widest picture in a feed, in pixels. */
const feedWidth = 1200;

/** What each format is saved with, from 1 to 100. How hard AVIF tries is set in `astro.config.mjs`. */
const quality = { avif: 50, webp: 72, jpeg: 78 };

/**
 * Makes the files of a picture for pages: AVIF and WebP, with JPEG for browsers that know neither,
 * each in several widths. Whatever the camera wrote into the file is gone from all of them.
 *
 * @param sizes How wide the picture is shown (HTML `sizes`).
 */
export async function pagePicture(file: PictureFile, sizes: string): Promise<PictureSet> {
  const src = file as ImageMetadata;
  const { width, height } = sizeOf(file);
  const all = [...widths.filter((each) => each < width), Math.min(width, ...widths.slice(-1))];
  const make = (format: keyof typeof quality) =>
    getImage({
      src,
      format,
      widths: all,
      width: Math.max(...all),
      quality: quality[format],
    });
  const [avif, webp, jpeg] = [await make('avif'), await make('webp'), await make('jpeg')];
  return {
    sources: [
      { type: 'image/avif', srcset: avif.srcSet.attribute },
      { type: 'image/webp', srcset: webp.srcSet.attribute },
    ],
    src: jpeg.src,
    srcset: jpeg.srcSet.attribute,
    sizes,
    width,
    height,
  };
}

/** Makes the one JPEG of a picture that feeds carry. */
export async function feedPicture(file: PictureFile): Promise<PictureSet> {
  const size = sizeOf(file);
  const width = Math.min(size.width, feedWidth);
  const height = Math.round((size.height / size.width) * width);
  const made = await getImage({
    src: file as ImageMetadata,
    format: 'jpeg',
    width,
    height,
    quality: quality.jpeg,
  });
  return { sources: [], src: made.src, width, height };
}

/**
 * The size of a picture, read from a copy: reading it from the picture itself makes Astro believe
 * that a page shows the master, which it then publishes with all its metadata
 * (`astro/dist/assets/utils/proxy.js`).
 */
function sizeOf(file: PictureFile): { width: number; height: number } {
  return (file as PictureFile & { clone?: PictureFile }).clone ?? file;
}
