import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { cleanPicture, thumbnail } from '../../src/desk/picture.ts';
import { checkPicture } from '../../src/folder/pictures.ts';

const plain = (width = 64, height = 48): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#9b3' } });
const jpg = await plain().jpeg().toBuffer();
const png = await plain().png().toBuffer();
const webp = await plain().webp().toBuffer();

test.each(['a.jpg', 'a.jpeg', 'a.png', 'a.webp'])(
  'a picture of any of the three kinds is kept as what its name %s says',
  async (name) => {
    for (const bytes of [jpg, png, webp])
      expect(await checkPicture(await cleanPicture(bytes, name), name)).toEqual([]);
  },
);

test('where a photo was taken, and by whom, is gone', async () => {
  const told = {
    IFD0: { Artist: 'Ann Smith', Model: 'Phone of Ann' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 57/1 0/1' },
  };
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Ann</a></x:xmpmeta>';
  for (const name of ['a.jpg', 'a.png', 'a.webp']) {
    const format = name === 'a.jpg' ? 'jpeg' : name === 'a.png' ? 'png' : 'webp';
    const photo = await plain().withExif(told).withXmp(xmp).toFormat(format).toBuffer();
    expect(photo.includes('Ann')).toBe(true);
    const clean = await cleanPicture(photo, name);
    expect(clean.includes('Ann')).toBe(false);
    const { exif, xmp: notes, iptc, icc } = await sharp(clean).metadata();
    expect([exif, notes, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
  }
});

test('a photo that was taken on its side stands upright', async () => {
  const sideways = await plain(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const { width, height, orientation } = await sharp(
    await cleanPicture(sideways, 'a.jpg'),
  ).metadata();
  expect([width, height, orientation]).toEqual([200, 300, undefined]);
});

test('colours of a phone’s own are turned into those of every screen', async () => {
  const wide = await plain().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
  const { data } = await sharp(await cleanPicture(wide, 'a.png'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = data;
  for (const [is, was] of [
    [red, 0x99],
    [green, 0xbb],
    [blue, 0x33],
  ] as const)
    expect(Math.abs(is - was)).toBeLessThan(4);
});

test('a large photo gets smaller, a small one stays as it is', async () => {
  const large = await plain(4000, 3000).jpeg().toBuffer();
  expect(await sharp(await cleanPicture(large, 'a.jpg')).metadata()).toMatchObject({
    width: 2400,
    height: 1800,
  });
  expect(await sharp(await cleanPicture(jpg, 'a.jpg')).metadata()).toMatchObject({
    width: 64,
    height: 48,
  });
});

test('the same picture gives the same bytes', async () => {
  const noise = await sharp({
    create: {
      width: 900,
      height: 700,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png()
    .toBuffer();
  for (const name of ['a.jpg', 'a.png', 'a.webp']) {
    const [one, two] = await Promise.all([cleanPicture(noise, name), cleanPicture(noise, name)]);
    expect(digest(one)).toBe(digest(two));
  }
});

test('a heavy photo that is called .png gets a palette, and can be kept', async () => {
  const noise = await sharp({
    create: {
      width: 1500,
      height: 1200,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png()
    .toBuffer();
  const clean = await cleanPicture(noise, 'a.png');
  expect(clean.length).toBeLessThan(noise.length / 2);
  expect(await checkPicture(clean, 'a.png')).toEqual([]);
});

test.each([
  ['a web page behind a JPEG', Buffer.concat([jpg, Buffer.from('<script>alert(1)</script>')])],
  [
    'a web page in the note of a JPEG',
    Buffer.concat([
      jpg.subarray(0, 2),
      segment(0xfe, Buffer.from('*/<html><script>alert(1)</script>')),
      jpg.subarray(2),
    ]),
  ],
  ['a ZIP behind a PNG', Buffer.concat([png, Buffer.from('PK\x03\x04<script>')])],
  ['a program behind a WebP', Buffer.concat([webp, Buffer.from('MZ<script>')])],
])('%s does not come through', async (_, bytes) => {
  for (const name of ['a.jpg', 'a.png', 'a.webp']) {
    const clean = await cleanPicture(bytes, name);
    expect(await checkPicture(clean, name)).toEqual([]);
    expect(clean.includes('script')).toBe(false);
  }
});

test('what phones keep behind a photo is left behind', async () => {
  const withSecond = Buffer.concat([
    jpg.subarray(0, 2),
    segment(0xe2, Buffer.from('MPF\0II*\0')),
    jpg.subarray(2),
    jpg,
  ]);
  const clean = await cleanPicture(withSecond, 'a.jpg');
  expect(await checkPicture(clean, 'a.jpg')).toEqual([]);
});

test.each([
  ['an SVG drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', await plain().gif().toBuffer()],
  ['a TIFF or raw picture', await plain().tiff().toBuffer()],
  ['an AVIF picture', await plain().avif().toBuffer()],
  [
    'a HEIC picture, as some phones take them',
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
  ],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a web page', Buffer.concat([Buffer.from('<html><!--'), jpg])],
  ['no picture that we know', Buffer.alloc(0)],
  ['no picture that we know', Buffer.from('hello')],
])('%s is refused, whatever its name', async (what, bytes) => {
  for (const name of ['a.jpg', 'a.png', 'a.webp'])
    await expect(cleanPicture(bytes, name)).rejects.toThrow(
      `The picture ${name} cannot be taken. It is ${what}. Please save it as a JPEG`,
    );
});

test('a picture that is cut off is refused', async () => {
  const photo = await plain(900, 700).jpeg().toBuffer();
  for (const length of [3, 40, photo.length / 2])
    await expect(cleanPicture(photo.subarray(0, length), 'a.jpg')).rejects.toThrow('cut off');
});

test('a picture that moves is refused', async () => {
  const red = await plain().tint('red').png().toBuffer();
  const frames = await sharp([png, red], { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
  await expect(cleanPicture(frames, 'a.webp')).rejects.toThrow('It moves');
  await expect(cleanPicture(frames, 'a.jpg')).rejects.toThrow('It moves');
  const moving = Buffer.concat([
    png.subarray(0, 33),
    chunk('acTL', Buffer.alloc(8)),
    png.subarray(33),
  ]);
  await expect(cleanPicture(moving, 'a.png')).rejects.toThrow('It moves');
});

test.each([
  ['a PNG', pngOf(60_000, 60_000)],
  ['a PNG of just too many pixels', pngOf(7_100, 7_100)],
  ['a long PNG', pngOf(16_001, 4)],
  ['a JPEG', jpegOf(60_000, 60_000)],
])('%s that says it is enormous is refused before it is opened', async (_, bytes) => {
  const before = process.cpuUsage();
  await expect(cleanPicture(bytes, 'a.png')).rejects.toThrow('million in all');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
});

test('a JPEG of very many passes is refused before it is opened', async () => {
  const start = jpg.indexOf(Buffer.from([0xff, 0xda]));
  const scan = jpg.subarray(start, jpg.length - 2);
  const many = Buffer.concat([jpg.subarray(0, start), ...Array.from({ length: 60 }, () => scan)]);
  await expect(cleanPicture(many, 'a.jpg')).rejects.toThrow('very long to open');
});

test('a file of too many bytes is refused before it is looked into', async () => {
  const heavy = Buffer.concat([jpg, Buffer.alloc(25_000_000)]);
  await expect(cleanPicture(heavy, 'a.jpg')).rejects.toThrow('more than 25 MB');
});

test('a list shows a small copy', async () => {
  const small = await thumbnail(await plain(2400, 1600).png().toBuffer());
  expect(await sharp(small).metadata()).toMatchObject({ width: 240, height: 160, format: 'webp' });
  expect(await thumbnail(Buffer.from('hello'))).toBeUndefined();
  expect(await thumbnail(jpg.subarray(0, 40))).toBeUndefined();
});

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A segment of a JPEG file (ITU-T T.81, B.1.1.4). */
function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A chunk of a PNG file; readers of what is not shown do not check its sum. */
function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

/** A PNG of a few bytes that says it has this many pixels. */
function pngOf(width: number, height: number): Buffer {
  const size = Buffer.from(png.subarray(0, 33));
  size.writeUInt32BE(width, 16);
  size.writeUInt32BE(height, 20);
  size.writeUInt32BE(crc32(size.subarray(12, 29)), 29);
  return Buffer.concat([size, chunk('IDAT', deflateSync(Buffer.alloc(1_000_000)))]);
}

function jpegOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(jpg);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}
