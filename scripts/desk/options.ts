import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseFile } from '../../src/desk/keeping.ts';
import { root } from '../children.ts';

/** The desk's data folder: what `--data` says, from where the person stands, or `.desk`. */
export function dataFolder(given: string | undefined): string {
  return given === undefined ? resolve(root, '.desk') : fromHere(given);
}

/** A path that somebody typed, absolute. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** Why there is nothing to be done in a data folder; undefined when a desk is there. */
export function whyNoDesk(data: string): string | undefined {
  return existsSync(databaseFile(data))
    ? undefined
    : `There is no desk in ${data} yet. Start one with \`npm run serve\`, or say where it is with --data.`;
}

/** Runs a command that somebody typed: prints what is wrong with it, or with how it went. */
export async function command(
  work: () => Promise<number> | number,
  known: new (...words: never[]) => Error = AskedWrongly,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const wrongly = error instanceof AskedWrongly || isOptionError(error);
    if (!wrongly && !(error instanceof known)) throw error;
    console.error((error as Error).message);
    return wrongly ? 2 : 1;
  }
}

/** A command that cannot be understood, with the sentence that says why. */
export class AskedWrongly extends Error {}

function isOptionError(error: unknown): boolean {
  return String((error as { code?: unknown } | undefined)?.code).startsWith('ERR_PARSE_ARGS');
}
