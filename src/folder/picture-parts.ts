import type { PictureFault } from './pictures.ts';

/** What a file really is, by its first bytes. */
export function kindOf(bytes: Buffer): PictureKind | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg';
  if (bytes.subarray(0, 8).equals(pngSignature)) return 'png';
  const tag = (at: number): string => bytes.toString('latin1', at, at + 4);
  return tag(0) === 'RIFF' && tag(8) === 'WEBP' ? 'webp' : undefined;
}

/**
 * Looks through the parts of a picture file for what does not show: where it was taken, by whom,
 * notes, further frames, and anything after its end. Our pages never carry such parts (pictures are
 * made anew), but the file itself lies open in Git.
 *
 * JPEG: ITU-T T.81 annex B. PNG: W3C PNG third edition, 5. WebP: RFC 9649.
 */
export function hiddenParts(bytes: Buffer, kind: PictureKind): PictureFault[] {
  const found = new Set<Part>();
  const end =
    kind === 'jpg'
      ? jpegParts(bytes, found)
      : kind === 'png'
        ? pngParts(bytes, found)
        : webpParts(bytes, found);
  if (end !== undefined && end < bytes.length) found.add('tail');
  return [...found].map((part) => faults[part]);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const faults: Readonly<Record<Part, PictureFault>> = {
  private: {
    code: 'picture-private',
    message:
      'This picture holds details that do not show, such as where it was taken, with which camera or by whom. Please save a copy without them (in most photo programs: Export, without location and metadata).',
  },
  moves: {
    code: 'picture-moves',
    message: 'This picture moves, or holds more than one. Please save one still picture.',
  },
  scans: {
    code: 'picture-scans',
    message:
      'This picture is saved in so many passes that it takes very long to open. Please open it and save a new copy.',
  },
  tail: {
    code: 'picture-tail',
    message:
      'Something else is hidden after the end of this picture. Please open it and save a new copy.',
  },
};

/** Tags of EXIF that tell of the picture and nobody: orientation, resolution, size, colour. */
const harmlessExif = new Set([
  ...[0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011a, 0x011b, 0x0128, 0x0213],
  ...[0x8769, 0x9000, 0x9101, 0xa000, 0xa001, 0xa002, 0xa003],
]);

/** Programs write about ten. Each can make a decoder go over every pixel again. */
const mostScans = 50;

/** Reads on after signs that do not belong, as decoders do, so that nothing hides behind them. */
function jpegParts(bytes: Buffer, found: Set<Part>): number | undefined {
  let at = 2;
  let scans = 0;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      at = bytes.indexOf(0xff, at);
      if (at === -1) return undefined;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return at + 2;
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    segment(marker, bytes.subarray(at + 4, at + 2 + length), found);
    at += 2 + Math.max(2, length);
    if (marker !== 0xda) continue;
    scans += 1;
    if (scans > mostScans) {
      found.add('scans');
      return undefined;
    }
    at = scanEnd(bytes, at);
  }
  return at + 2 === bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9
    ? bytes.length
    : undefined;
}

function segment(marker: number, data: Buffer, found: Set<Part>): void {
  const name = data.toString('latin1', 0, 12);
  if (marker === 0xe1 && name.startsWith('Exif\0\0')) {
    if (!isHarmlessExif(data.subarray(6))) found.add('private');
  } else if (marker === 0xe2 && name.startsWith('ICC_PROFILE')) return;
  else if (marker === 0xe2 && name.startsWith('MPF\0')) found.add('moves');
  else if (marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee))
    found.add('private');
}

/** Where the coded pixels end: at the next marker that is neither stuffing nor a restart. */
function scanEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    if (next === 0xff) at -= 1;
  }
  return bytes.length;
}

function pngParts(bytes: Buffer, found: Set<Part>): number | undefined {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
    if (type === 'IEND') return at;
    if (type === 'acTL' || type === 'fdAT') found.add('moves');
    else if (type === 'eXIf') {
      if (!isHarmlessExif(data)) found.add('private');
    } else if (!pngHarmless.has(type)) found.add('private');
  }
  return undefined;
}

const pngHarmless = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV'],
  ...['cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
]);

function webpParts(bytes: Buffer, found: Set<Part>): number | undefined {
  const end = bytes.readUInt32LE(4) + 8;
  let at = 12;
  while (at + 8 <= Math.min(end, bytes.length)) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
    if (type === 'ANIM' || type === 'ANMF') found.add('moves');
    else if (type === 'EXIF') {
      if (!isHarmlessExif(data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data))
        found.add('private');
    } else if (!webpHarmless.has(type)) found.add('private');
  }
  return end;
}

const webpHarmless = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);

/** True when every tag is on the short list. What cannot be read counts as not harmless. */
function isHarmlessExif(tiff: Buffer): boolean {
  if (tiff.length < 8) return false;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return false;
  const short = (at: number): number =>
    order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number): number =>
    order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const waiting = [long(4)];
  for (let seen = 0, at = waiting.pop(); at !== undefined && at !== 0; at = waiting.pop(), seen++) {
    if (seen > 4 || at + 2 > tiff.length) return false;
    const count = short(at);
    if (at + 2 + count * 12 > tiff.length) return false;
    for (let index = 0; index < count; index++) {
      const field = at + 2 + index * 12;
      const tag = short(field);
      if (!harmlessExif.has(tag)) return false;
      if (tag === 0x8769) waiting.push(long(field + 8));
    }
    const next = at + 2 + count * 12;
    if (next + 4 <= tiff.length && long(next) !== 0) return false;
  }
  return true;
}

/** Kinds of picture, by the ending we give them. */
export type PictureKind = 'jpg' | 'png' | 'webp';

type Part = 'private' | 'moves' | 'tail' | 'scans';
