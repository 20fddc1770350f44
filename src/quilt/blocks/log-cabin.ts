import { rail, square } from '../piece.ts';
import type { Block } from './block.ts';

/**
 * Log Cabin: a square hearth in the middle, and logs sewn on in turn round it, each as long as what is
 * there already. Three rounds of four logs. Two neighbouring sides are light and two are dark, so that the
 * block is parted along its diagonal.
 * Parts: h hearth; a, b, c light logs of the first, second and third round; x, y, z dark logs of them.
 */
export const logCabin: Block = {
  words:
    'Strips of cloth are the logs. They go round a small square, the hearth. Two sides are light and two are dark.',
  grid: 7,
  turns: 4,
  mirrors: true,
  pieces: [square('h', 3, 3), ...[1, 2, 3].flatMap(logs)],
  parts: 'habcxyz',
  ways: [
    'BGLGACA',
    'CGLGABA',
    'BLGLACA',
    'CLGLABA',
    'BGLGADA',
    'CLGLADA',
    'BLGLADA',
    'CGLGADA',
    'BGLGCAC',
    'CLGLBAB',
    'CGLGACB',
    'BLGLABC',
    'BGLGDAD',
    'CLGLDCA',
  ],
};

/** One round of logs: light on top and right, then dark below and on the left. */
function logs(round: number): ReturnType<typeof rail>[] {
  const from = 3 - round;
  const inside = 2 * round - 1;
  const light = ' abc'.charAt(round);
  const dark = ' xyz'.charAt(round);
  return [
    rail(light, from + 1, from, inside, 1),
    rail(light, from + 1 + inside, from, 1, inside + 1),
    rail(dark, from + 1, from + 1 + inside, inside + 1, 1),
    rail(dark, from, from, 1, inside + 2),
  ];
}
