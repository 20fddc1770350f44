/**
 * A copy of a picture with its pixels and nothing else: turned upright, at most 2400 pixels a side, and
 * without the place, the day or the camera that phones write into photographs.
 * @throws Error with a sentence for the person who chose the picture.
 */
export async function withoutHiddenDetails(file: File): Promise<File> {
  if (!kinds.has(file.type))
    throw new Error(
      `“${file.name}” is not a picture that can be kept. Please save it as JPEG, PNG or WebP.`,
    );
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error(`“${file.name}” cannot be opened as a picture. Please choose another file.`);
  });
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, file.type, quality));
  // A browser that cannot write WebP gives a PNG, whose name would then be wrong.
  if (blob?.type !== file.type)
    throw new Error(
      `This browser cannot clean “${file.name}”. Please save it as JPEG or PNG, and choose that.`,
    );
  return new File([blob], file.name, { type: file.type });
}

const kinds = new Set(['image/jpeg', 'image/png', 'image/webp']);
const longestSide = 2400;
const quality = 0.88;
