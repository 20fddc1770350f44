import { z } from 'astro/zod';
import { line } from './text.ts';

/** What a picture file may be. */
export const pictureLimits = {
  /** Bytes. */
  bytes: 10_000_000,
  /** Pixels on the longer side. */
  side: 8000,
  /** Pixels in all. */
  pixels: 50_000_000,
} as const;

/** True for a path beside the story such as `./garden.jpg`. */
export function isPicturePath(text: string): boolean {
  return /^\.\/[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)$/.test(text);
}

/** The path of a picture that lies beside the story file. */
export function picturePath(name: string) {
  return z
    .string(`${name} must be a file beside the story, such as ./garden.jpg`)
    .refine(isPicturePath, {
      error: `${name} must be a file beside the story, such as ./garden.jpg: small letters, digits and hyphens, ending in .jpg, .png or .webp.`,
    })
    .meta({ format: 'picture' });
}

/** A description of a picture for people who do not see it (WCAG 2.2, 1.1.1). Never a file name. */
export function altText(name: string) {
  return line(name, { min: 3, max: 300 }).refine(
    (text) => !/^\S+\.(jpe?g|png|webp|gif|heic)$/i.test(text.trim()),
    { error: `${name} is a file name. Say what the picture shows.` },
  );
}

/** The picture that leads a story. */
export const coverSchema = z
  .strictObject({
    image: picturePath('The cover picture').meta({
      title: 'Picture',
      description: 'A file beside the story.',
    }),
    alt: altText('The description of the cover picture').meta({
      title: 'Description',
      description: 'Say what the picture shows, for people who do not see it.',
    }),
    credit: line('The credit of the cover picture', { max: 120 }).meta({
      title: 'Credit',
      description: 'Who took or made it.',
    }),
    peopleShown: z
      .int('The number of people shown must be a whole number, 0 for none.')
      .min(0, 'The number of people shown must be 0 or more.')
      .max(1000, 'The number of people shown must be 1000 at most.')
      .meta({
        title: 'People shown',
        description: 'How many people can be recognised. 0 for none.',
      }),
    caption: line('The caption of the cover picture', { max: 200 })
      .optional()
      .meta({ title: 'Caption', description: 'A few words printed under it.' }),
  })
  .meta({ title: 'Cover picture', description: 'The picture that leads the story.' });
export type Cover = z.infer<typeof coverSchema>;
