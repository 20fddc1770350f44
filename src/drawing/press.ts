import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Type } from '../sharing/sharing-picture.ts';
import { keptIn, keptPicture } from './kept.ts';
import { drawnWith, drawPng } from './png.ts';
import { readType } from './type.ts';

/**
 * Begins a picture. In a build it is drawn at once, beside the pages, as many at a time as there are
 * cores, and stands in a file until it is asked for. Elsewhere it is drawn when it is asked for.
 * @param compose Gives its SVG.
 */
export function beginPicture(compose: (type: Type) => string): Picture {
  const folder = process.env[keptIn];
  if (!folder) return { bytes: () => drawPng(compose(type())) };
  const drawn = inTurn(() => {
    const svg = compose(type());
    const name = createHash('sha256').update(drawnWith).update('\0').update(svg).digest('hex');
    return keptPicture(folder, name, () => drawPng(svg));
  });
  // Whoever asks for it is told; until then a fault is nobody's.
  drawn.catch(() => undefined);
  return { bytes: async () => readFile(await drawn) };
}

/** A picture that is being drawn. */
export interface Picture {
  bytes(): Promise<Buffer>;
}

/** The answer that holds a picture. */
export async function pictureResponse(picture: Picture): Promise<Response> {
  const bytes = new Uint8Array(await picture.bytes());
  return new Response(bytes, { headers: { 'content-type': 'image/png' } });
}

let read: Type | undefined;
function type(): Type {
  return (read ??= readType(process.cwd()));
}

const waiting: (() => Promise<void>)[] = [];
let atWork = 0;

/** Does work when a core is free for it. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((settle, fail) => {
    waiting.push(() => work().then(settle, fail));
    // Not before whoever asked has gone on: the first of ten thousand must not hold up the others.
    setImmediate(goOn);
  });
}

function goOn(): void {
  if (atWork >= availableParallelism()) return;
  const next = waiting.shift();
  if (!next) return;
  atWork += 1;
  void next().finally(() => {
    atWork -= 1;
    goOn();
  });
}
