import { Hono } from 'hono';
import { Written, type Action } from './action.ts';
import { deleteActions } from './delete.ts';
import { draftActions } from './drafts.ts';
import { listActions } from './list.ts';
import { mediaActions } from './media.ts';
import { noteActions } from './notes.ts';
import { saveActions } from './save.ts';
import type { DeskEnv, Part } from '../desk.ts';
import { NotReady } from '../ready.ts';
import { Refusal } from '../refusal.ts';

/**
 * What Decap asks of the desk: `POST /api/v1` with `{action, params}`, as its proxy backend sends it.
 * Answers with JSON; a refusal is `{error}`, and `{error, missing}` for a draft that is not ready.
 */
export const cms: Part = (desk) =>
  new Hono<DeskEnv>().post('/api/v1', async (context) => {
    const { person } = context.var;
    if (!person) throw new Refusal(401, 'You need to sign in for this.');
    const { action, params } = readRequest(await context.req.text());
    try {
      const answer = await action({ desk, person }, params);
      if (!(answer instanceof Written)) return context.json(answer);
      return context.body(answer.json, 200, { 'Content-Type': 'application/json' });
    } catch (error) {
      if (!(error instanceof NotReady)) throw error;
      return context.json({ error: error.message, missing: error.missing }, 422);
    }
  });

/** Everything that the CMS may ask for, by name. */
export const actions: Readonly<Record<string, Action>> = {
  ...listActions,
  ...draftActions,
  ...saveActions,
  ...mediaActions,
  ...deleteActions,
  ...noteActions,
};

function readRequest(body: string): { action: Action; params: unknown } {
  const { action: name, params } = readJson(body);
  if (typeof name !== 'string') throw new Refusal(400, 'This request cannot be read.');
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new Refusal(422, 'The desk cannot do this.');
  return { action, params };
}

function readJson(body: string): { action?: unknown; params?: unknown } {
  try {
    const read: unknown = JSON.parse(body);
    if (typeof read === 'object' && read !== null) return read;
  } catch {
    // Said below, as for JSON of another shape.
  }
  throw new Refusal(400, 'This request cannot be read.');
}
