import sharp, { type Metadata } from 'sharp';
import { pictureLimits } from '../schemas/picture.ts';
import { hiddenParts, kindOf } from './picture-parts.ts';

/**
 * Checks a picture file: kind, size, frames, what is hidden in it, and that it can be read to its
 * end. Limits are read from its header before any pixel is decoded.
 * @param bytes The whole file, at most `pictureLimits.bytes`.
 * @param name Its name, for what its ending promises.
 * @returns All faults that can be told; empty when all is well.
 */
export async function checkPicture(bytes: Buffer, name: string): Promise<PictureFault[]> {
  const promised = /\.(?:jpe?g)$/.test(name) ? 'jpg' : (/\.(png|webp)$/.exec(name)?.[1] ?? '');
  const kind = kindOf(bytes);
  if (kind === undefined) return [notAPicture];
  if (kind !== promised)
    return [
      {
        code: 'picture-kind',
        message: `This file is called .${promised}, but inside it is a ${kind.toUpperCase()} picture. Please rename it to end in .${kind}.`,
      },
    ];
  const faults: PictureFault[] = hiddenParts(bytes, kind);
  let header: Metadata;
  try {
    header = await sharp(bytes, { limitInputPixels: false, failOn: 'truncated' }).metadata();
  } catch {
    return [notAPicture];
  }
  const { width, height, pages = 1 } = header;
  const { side, pixels } = pictureLimits;
  if (pages > 1 && !faults.some(({ code }) => code === 'picture-moves')) faults.push(moves);
  if (Math.max(width, height) > side || width * height > pixels) {
    faults.push({
      code: 'picture-too-large',
      message: `This picture is ${width} by ${height} pixels. The most is ${side} a side and ${pixels / 1_000_000} million in all. Please save a smaller copy.`,
    });
    return faults;
  }
  if (faults.length === 0 && !(await isWhole(bytes)))
    faults.push({
      code: 'picture-broken',
      message: 'This picture is cut off or broken. Please save it again.',
    });
  return faults;
}

/** The picture moves: only still ones can be described by one sentence. */
export const moves: PictureFault = {
  code: 'picture-moves',
  message: 'This picture moves, or holds more than one. Please save one still picture.',
};

const notAPicture: PictureFault = {
  code: 'picture-kind',
  message:
    'This file is not a JPEG, PNG or WebP picture, whatever its name says. Please save it as one of these.',
};

/** Decodes every pixel, into a thumbnail, so that a broken end shows. */
async function isWhole(bytes: Buffer): Promise<boolean> {
  try {
    await sharp(bytes, {
      limitInputPixels: pictureLimits.pixels,
      failOn: 'truncated',
      sequentialRead: true,
    })
      .resize(16)
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Something wrong with a picture. */
export interface PictureFault {
  code: string;
  message: string;
}
