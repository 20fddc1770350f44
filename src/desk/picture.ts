import sharp, { type Metadata, type Sharp } from 'sharp';
import { checkPicture } from '../folder/pictures.ts';
import { hiddenParts, kindOf } from '../folder/picture-parts.ts';
import { pictureLimits } from '../schemas/picture.ts';
import { turns } from './turns.ts';
import { Refusal } from './refusal.ts';

/**
 * What a picture may be when it comes. More than what may be kept: phones take large pictures, and
 * what is kept is made smaller here.
 */
export const sentPicture = {
  /** Bytes. */
  bytes: 25_000_000,
  /** Pixels on the longer side, for panoramas. */
  side: 16_000,
  /** Pixels in all. */
  pixels: pictureLimits.pixels,
} as const;

/** The longer side of a picture that is kept, in pixels: sharp on a large screen. */
const keptSide = 2400;

/** The longer side of a picture in a list. */
const thumbnailSide = 240;

/** A picture that takes longer than this to open was made to. */
const seconds = 20;

/**
 * Makes a picture anew from its pixels, so that nothing else that came with it is kept: no place, no
 * owner, no camera, nothing hidden after its end. It is turned upright, its colours are those of all
 * screens (sRGB), and its longer side has at most 2400 pixels. The same bytes give the same bytes.
 *
 * Its limits are read from its header before any pixel is decoded, and one picture is decoded at a
 * time.
 * @param name Its file name. What it ends in says how the picture is kept, whatever it was.
 * @throws Refusal when it is no still JPEG, PNG or WebP picture, or is too large.
 */
export async function cleanPicture(bytes: Buffer, name: string): Promise<Buffer> {
  const refuse = (why: string): never => {
    throw new Refusal(422, `The picture ${name} cannot be taken. ${why}`);
  };
  if (bytes.length > sentPicture.bytes)
    refuse(`It has more than ${sentPicture.bytes / 1_000_000} MB. Please save a smaller copy.`);
  const kind = kindOf(bytes);
  if (kind === undefined)
    return refuse(`${strangeKind(bytes)} Please save it as a JPEG, PNG or WebP picture.`);
  const codes = hiddenParts(bytes, kind).map(({ code }) => code);
  if (codes.includes('picture-scans'))
    refuse('It takes very long to open. Please open it and save a new copy.');
  const header = await headerOf(bytes);
  if (header?.format !== (kind === 'jpg' ? 'jpeg' : kind)) return refuse(broken);
  // Phones keep a second picture behind a JPEG. It is left behind; only other kinds can move.
  const moves = (header.pages ?? 1) > 1 || (kind !== 'jpg' && codes.includes('picture-moves'));
  if (moves) refuse('It moves, or holds more than one picture. Please save one still picture.');
  const { width, height } = header;
  if (Math.max(width, height) > sentPicture.side || width * height > sentPicture.pixels)
    refuse(
      `It is ${width} by ${height} pixels. The most is ${sentPicture.pixels / 1_000_000} million in all. Please save a smaller copy.`,
    );
  const clean = await take('picture', () => remade(bytes, name).catch(() => refuse(broken)));
  const [fault] = await checkPicture(clean, name);
  if (fault) throw new Error(`A picture made here was not clean: ${fault.code}`);
  return clean;
}

/**
 * A small picture for lists, at most 240 pixels wide and high.
 * @param bytes A picture that is kept in the content folder.
 * @returns WebP; undefined when it cannot be read.
 */
export async function thumbnail(bytes: Buffer): Promise<Buffer | undefined> {
  if (kindOf(bytes) === undefined) return undefined;
  const small = upright(bytes, thumbnailSide).webp({ quality: 70, effort: 2 });
  return take('picture', () => small.toBuffer().catch(() => undefined));
}

const { take } = turns();

const broken = 'It is cut off or broken. Please save it again.';

/** Drawings and screens stay exact. A photo as PNG is heavy, so it gets a palette of 256 colours. */
const heavyPng = 3_000_000;

/** What is kept was chosen by measuring a photo and a drawing of 2400 by 1600 pixels. */
async function remade(bytes: Buffer, name: string): Promise<Buffer> {
  const picture = upright(bytes, keptSide);
  if (name.endsWith('.webp')) return picture.webp({ quality: 85 }).toBuffer();
  if (!name.endsWith('.png'))
    return picture
      .flatten({ background: '#fff' })
      .jpeg({ quality: 85, progressive: true })
      .toBuffer();
  const exact = await picture.png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
  if (exact.length <= heavyPng) return exact;
  return sharp(exact).png({ palette: true, quality: 90, effort: 3 }).toBuffer();
}

function upright(bytes: Buffer, side: number): Sharp {
  return sharp(bytes, {
    limitInputPixels: sentPicture.pixels,
    failOn: 'truncated',
    sequentialRead: true,
  })
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
}

async function headerOf(bytes: Buffer): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
  } catch {
    return undefined;
  }
}

/** Names a file that is no picture of ours, where people would know it by that name. */
function strangeKind(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 1000);
  const [, kind] =
    kindsWeDoNotTake.find(([pattern]) => pattern.test(start)) ?? ([/./, undefined] as const);
  return kind ? `It is ${kind}.` : 'It is no picture that we know.';
}

const kindsWeDoNotTake: readonly (readonly [RegExp, string])[] = [
  [/^GIF8/, 'a GIF'],
  [/^....ftyp(?:hei|mif|hev|msf)/s, 'a HEIC picture, as some phones take them'],
  [/^....ftypavi/s, 'an AVIF picture'],
  [/^(?:II\*\0|MM\0\*)/, 'a TIFF or raw picture'],
  [/^BM/, 'a BMP picture'],
  [/^%PDF/, 'a PDF'],
  [/^PK/, 'a ZIP file or a document'],
  [/<svg/i, 'an SVG drawing'],
  [/<html|<!doctype/i, 'a web page'],
];
