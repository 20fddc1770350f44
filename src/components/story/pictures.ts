import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import type { PictureSet } from '../../stories/render.ts';
import type { PictureFile } from '../../stories/story.ts';

/** Widths that pictures are made in, in pixels. None is larger than the master. */
const widths = [400, 800, 1200, 1600];

/** The widest picture in a feed, in pixels. */
const feedWidth = 1200;

/** AVIF at sharp's default effort takes many times as long for a few per cent of bytes. */
const quality = { avif: 50, webp: 72, jpeg: 78 };

/**
 * Makes the files of a picture for pages: AVIF and WebP, with JPEG for browsers that know neither,
 * each in several widths. Whatever the camera wrote into the file is gone from all of them.
 *
 * @param sizes How wide the picture is shown (HTML `sizes`).
 */
export async function pagePicture(file: PictureFile, sizes: string): Promise<PictureSet> {
  const src = file as ImageMetadata;
  const fitting = [...new Set(widths.filter((width) => width < file.width))];
  const all = [...fitting, Math.min(file.width, widths.at(-1) ?? file.width)];
  const make = (format: keyof typeof quality) =>
    getImage({ src, format, widths: [...new Set(all)], width: all.at(-1) ?? file.width, quality: quality[format] });
  const [avif, webp, jpeg] = [await make('avif'), await make('webp'), await make('jpeg')];
  return {
    sources: [
      { type: 'image/avif', srcset: avif.srcSet.attribute },
      { type: 'image/webp', srcset: webp.srcSet.attribute },
    ],
    src: jpeg.src,
    srcset: jpeg.srcSet.attribute,
    sizes,
    width: file.width,
    height: file.height,
  };
}

/** Makes the one JPEG of a picture that feeds carry. */
export async function feedPicture(file: PictureFile): Promise<PictureSet> {
  const width = Math.min(file.width, feedWidth);
  const height = Math.round((file.height / file.width) * width);
  const made = await getImage({
    src: file as ImageMetadata,
    format: 'jpeg',
    width,
    height,
    quality: quality.jpeg,
  });
  return { sources: [], src: made.src, width, height };
}
