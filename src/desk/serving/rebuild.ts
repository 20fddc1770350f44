import type { Rebuild } from '../desk.ts';

/**
 * Makes the site anew when something was published or a day began: one build at a time, and however
 * many wishes came while one was at work, one more after it. A build that fails changes nothing.
 *
 * @param work.make Makes the site as it should be by now.
 * @param work.now The clock.
 */
export function rebuilder<Site>({ make, show, failed, now }: Work<Site>): Rebuilder {
  const stopped = new AbortController();
  let state: Rebuild = { doing: 'none', since: now().toISOString() };
  let wished = false;
  let running: Promise<void> | undefined;
  const become = (doing: Rebuild['doing'], why?: string): void => {
    state = { doing, since: now().toISOString(), ...(why !== undefined && { why }) };
  };

  const once = async (): Promise<void> => {
    become('building');
    const made = await make(stopped.signal).catch((error: unknown) => {
      console.error(error);
      return { why: ours };
    });
    if (stopped.signal.aborted) return;
    if ('site' in made) {
      await show(made.site);
      become('done');
    } else {
      become('failed', made.why);
      failed(made.why);
    }
  };
  const untilNobodyWishes = async (): Promise<void> => {
    while (wished && !stopped.signal.aborted) {
      wished = false;
      await once();
    }
    running = undefined;
  };

  return {
    wish() {
      if (stopped.signal.aborted) return;
      wished = true;
      if (running) return;
      become('waiting');
      running = Promise.resolve().then(untilNobodyWishes);
    },
    state: () => state,
    settled: async () => {
      await running;
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** What an editor reads of a fault that is not in the stories. */
export const ours =
  'This is no fault of the stories. The person who looks after the server finds more in its log.';

interface Work<Site> {
  make: (stopped: AbortSignal) => Promise<{ site: Site } | { why: string }>;
  /** Puts what was made in the place of what readers see. */
  show: (site: Site) => void | Promise<void>;
  /** Called with what an editor can mend, in plain words, a line each. */
  failed: (why: string) => void;
  now: () => Date;
}

export interface Rebuilder {
  /** Asks for the site to be made anew. */
  wish(): void;
  state(): Rebuild;
  /** Waits until nothing is being made and nothing is wished for. */
  settled(): Promise<void>;
  /** Ends what is at work. */
  stop(): Promise<void>;
}
