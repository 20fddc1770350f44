import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { checkPicture } from '../../../src/folder/pictures.ts';

const plain = (): Sharp =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#9b3' } });
const jpg = await plain().jpeg().toBuffer();
const png = await plain().png().toBuffer();
const webp = await plain().webp().toBuffer();
const formats = { jpg: 'jpeg', png: 'png', webp: 'webp' } as const;
const codes = async (bytes: Buffer, name: string): Promise<string[]> =>
  (await checkPicture(bytes, name)).map(({ code }) => code);

test('plain pictures of the three kinds are accepted', async () => {
  expect(await codes(jpg, 'a.jpg')).toEqual([]);
  expect(await codes(jpg, 'a.jpeg')).toEqual([]);
  expect(await codes(png, 'a.png')).toEqual([]);
  expect(await codes(webp, 'a.webp')).toEqual([]);
});

test('the way a camera was held and the colours of a screen are no secrets', async () => {
  expect(
    await codes(
      await plain().withMetadata({ orientation: 6, density: 72 }).jpeg().toBuffer(),
      'a.jpg',
    ),
  ).toEqual([]);
  expect(await codes(await plain().withIccProfile('p3').jpeg().toBuffer(), 'a.jpg')).toEqual([]);
  expect(await codes(await plain().jpeg({ progressive: true }).toBuffer(), 'a.jpg')).toEqual([]);
});

test.each([
  ['jpg', 'GPS', { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 57/1 0/1' } }],
  ['png', 'GPS', { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 57/1 0/1' } }],
  ['webp', 'GPS', { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 57/1 0/1' } }],
  ['jpg', 'the photographer', { IFD0: { Artist: 'Ann Smith' } }],
  ['png', 'the owner', { IFD0: { Copyright: 'Ann Smith' } }],
  ['webp', 'the camera', { IFD0: { Model: 'Phone of Ann' } }],
] as const)('a %s that tells of %s is refused', async (kind, _, exif) => {
  const bytes = await plain().withExif(exif).toFormat(formats[kind]).toBuffer();
  expect(await codes(bytes, `a.${kind}`)).toEqual(['picture-private']);
});

test('notes beside the pixels are refused', async () => {
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Ann</a></x:xmpmeta>';
  for (const kind of ['jpg', 'png', 'webp'] as const)
    expect(
      await codes(await plain().withXmp(xmp).toFormat(formats[kind]).toBuffer(), `a.${kind}`),
    ).toEqual(['picture-private']);
  const comment = Buffer.from([0xff, 0xfe, 0x00, 0x05, 0x41, 0x6e, 0x6e]);
  expect(
    await codes(Buffer.concat([jpg.subarray(0, 2), comment, jpg.subarray(2)]), 'a.jpg'),
  ).toEqual(['picture-private']);
});

test('a picture with something after its end is refused', async () => {
  const tail = Buffer.from('<script>alert(1)</script>');
  expect(await codes(Buffer.concat([jpg, tail]), 'a.jpg')).toEqual(['picture-tail']);
  expect(await codes(Buffer.concat([png, tail]), 'a.png')).toEqual(['picture-tail']);
  expect(await codes(Buffer.concat([webp, tail]), 'a.webp')).toEqual(['picture-tail']);
  expect(await codes(Buffer.concat([jpg, jpg]), 'a.jpg')).toEqual(['picture-tail']);
});

test('a picture that moves is refused', async () => {
  const red = await plain().tint('red').png().toBuffer();
  const frames = await sharp([png, red], { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
  expect(await codes(frames, 'a.webp')).toContain('picture-moves');
  const header = png.subarray(0, 33);
  const moving = Buffer.concat([header, chunk('acTL', Buffer.alloc(8)), png.subarray(33)]);
  expect(await codes(moving, 'a.png')).toEqual(['picture-moves']);
});

test('a file is what its name says', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const gif = await plain().gif().toBuffer();
  for (const bytes of [
    svg,
    gif,
    Buffer.alloc(0),
    Buffer.from('hello'),
    Buffer.from('%PDF-1.4'),
    Buffer.from('RIFF'),
  ])
    expect(await codes(bytes, 'a.png')).toEqual(['picture-kind']);
  expect(await codes(jpg, 'a.png')).toEqual(['picture-kind']);
  expect(await codes(webp, 'a.jpg')).toEqual(['picture-kind']);
  expect(await codes(jpg.subarray(0, 3), 'a.jpg')).toEqual(['picture-kind']);
  expect(await codes(png.subarray(0, 8), 'a.png')).toEqual(['picture-kind']);
});

test('a picture that claims to be huge is refused by its header, without its pixels', async () => {
  for (const [width, height] of [
    [8001, 10],
    [10, 8001],
    [8000, 8000],
    [60_000, 60_000],
  ] as const) {
    const header = Buffer.from(png.subarray(0, 33));
    header.writeUInt32BE(width, 16);
    header.writeUInt32BE(height, 20);
    header.writeUInt32BE(crc(header.subarray(12, 29)), 29);
    const started = process.cpuUsage();
    expect(await codes(Buffer.concat([header, png.subarray(33)]), 'a.png')).toEqual([
      'picture-too-large',
    ]);
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  }
});

test('a picture that is cut off is refused', async () => {
  const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, n) => (n * 7919) % 251));
  const big = sharp(noise, { raw: { width: 200, height: 200, channels: 3 } });
  for (const kind of ['jpg', 'png', 'webp'] as const) {
    const whole = await big.clone().toFormat(formats[kind]).toBuffer();
    expect(await codes(whole, `a.${kind}`)).toEqual([]);
    for (const part of [0.9, 0.5, 0.2])
      expect(
        (await codes(whole.subarray(0, Math.floor(whole.length * part)), `a.${kind}`)).length,
      ).toBe(1);
  }
});

test('random changes to a picture never throw', async () => {
  for (const [bytes, name] of [
    [jpg, 'a.jpg'],
    [png, 'a.png'],
    [webp, 'a.webp'],
  ] as const)
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes);
      changed[at] = (at * 31 + 255) % 256;
      expect(Array.isArray(await checkPicture(changed, name))).toBe(true);
    }
}, 30_000);

test('a picture of very many passes is refused before it is opened', async () => {
  const many = await plain().jpeg({ progressive: true }).toBuffer();
  const end = many.length - 2;
  const pass = Buffer.from('ffda0008010100000100', 'hex');
  const passes = (count: number, between = Buffer.alloc(0)): Buffer =>
    Buffer.concat([
      many.subarray(0, end),
      ...Array.from({ length: count }, () => Buffer.concat([between, pass])),
      many.subarray(end),
    ]);
  const before = process.cpuUsage();
  expect(await codes(many, 'a.jpg')).toEqual([]);
  expect(await codes(passes(3000), 'a.jpg')).toEqual(['picture-scans']);
  expect(await codes(passes(3000, Buffer.from([0xff, 0x01, 0x00, 0x41])), 'a.jpg')).toEqual([
    'picture-scans',
  ]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
});

test('signs that do not belong hide nothing from the check', async () => {
  const comment = Buffer.from([0x00, 0x41, 0xff, 0x00, 0xff, 0xfe, 0x00, 0x05, 0x41, 0x6e, 0x6e]);
  const later = jpg.indexOf(Buffer.from([0xff, 0xc0]));
  expect(
    await codes(Buffer.concat([jpg.subarray(0, later), comment, jpg.subarray(later)]), 'a.jpg'),
  ).toEqual(['picture-private']);
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc(body), body.length + 4);
  return made;
}

/** CRC-32 as PNG counts it (W3C PNG, annex D). */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
