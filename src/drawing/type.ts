import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { faceOf } from '../sharing/face.ts';
import { letteringOf } from '../sharing/lettering.ts';
import type { Type } from '../sharing/sharing-picture.ts';

/**
 * The font of the pictures, the same as that of the pages. Its letters lie in two files: `latin-ext`
 * has those that Welsh needs.
 * @param project The folder of the project.
 */
export function readType(project: string): Type {
  const { resolve } = createRequire(join(project, 'package.json'));
  const weight = (number: number) => {
    const face = (letters: string) =>
      faceOf(readFileSync(resolve(`${font}/files/${fontFile}-${letters}-${number}-normal.woff`)));
    return letteringOf([face('latin'), face('latin-ext')]);
  };
  return { bold: weight(700), heavy: weight(800) };
}

const fontFile = 'atkinson-hyperlegible-next';
const font = `@fontsource/${fontFile}`;
