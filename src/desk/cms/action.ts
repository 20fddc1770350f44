import { z } from 'astro/zod';
import type { Desk } from '../desk.ts';
import type { Person } from '../person.ts';
import { Refusal } from '../refusal.ts';

/** Something that the CMS may ask for: gets what was sent with it, and answers with JSON. */
export type Action = (asking: Asking, params: unknown) => Promise<object | null>;

/** Who asks, and where. */
export interface Asking {
  desk: Desk;
  person: Person;
}

/** An answer that is JSON already. */
export class Written {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

/** An action that gets only what has the right shape. Whatever else the CMS sends along is left out. */
export function action<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (asking: Asking, params: z.infer<z.ZodObject<Shape>>) => Promise<object | null>,
): Action {
  const schema = z.object(shape);
  return async (asking, params) => {
    const read = schema.safeParse(params ?? {});
    if (!read.success) throw new Refusal(400, 'This request cannot be read.');
    return run(asking, read.data);
  };
}

/** A path, a name or a word. */
export const word = z.string().max(400);

/** How an action names a draft. */
export const draftName = { collection: word, slug: word } as const;
