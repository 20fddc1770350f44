import type { Theme } from '../schemas/theme.ts';
import { bearPaw } from './blocks/bear-paw.ts';
import type { Block } from './blocks/block.ts';
import { churnDash } from './blocks/churn-dash.ts';
import { flyingGeese } from './blocks/flying-geese.ts';
import { friendshipStar } from './blocks/friendship-star.ts';
import { hourglass } from './blocks/hourglass.ts';
import { jacobsLadder } from './blocks/jacobs-ladder.ts';
import { logCabin } from './blocks/log-cabin.ts';
import { ninePatch } from './blocks/nine-patch.ts';
import { ohioStar } from './blocks/ohio-star.ts';
import { pinwheel } from './blocks/pinwheel.ts';
import { railFence } from './blocks/rail-fence.ts';
import { schoolhouse } from './blocks/schoolhouse.ts';

/** The twelve blocks, by the names that themes call them. */
export const blocks: Readonly<Record<Theme['block'], Block>> = {
  'ohio-star': ohioStar,
  'nine-patch': ninePatch,
  'log-cabin': logCabin,
  'friendship-star': friendshipStar,
  'flying-geese': flyingGeese,
  schoolhouse,
  hourglass,
  pinwheel,
  'churn-dash': churnDash,
  'jacobs-ladder': jacobsLadder,
  'rail-fence': railFence,
  'bear-paw': bearPaw,
};
