/** One thing that a test command does. */
export interface Step {
  /** What it is, as read after "✓": "Every story follows the rules". */
  name: string;
  /** Names of steps to wait for, however they ended. */
  after?: readonly string[];
  /** Whether it takes the whole computer, and may print as it goes. */
  alone?: boolean;
  run(): Promise<Outcome>;
}

/** How a step ended, and what it printed. */
export interface Outcome {
  ok: boolean;
  output: string;
}

/** A step with its end. */
export interface Result {
  name: string;
  ok: boolean;
}

/**
 * Runs steps, at most so many at once, and tells of each in the order given: one line for what went
 * well, everything it printed for what did not. All that can be run is run.
 *
 * @param print Called with whole lines.
 */
export async function runSteps(
  steps: readonly Step[],
  atOnce: number,
  print: (words: string) => void,
): Promise<Result[]> {
  const ends = new Map<string, boolean>();
  const words = new Map<string, string>();
  const running = new Map<Step, Promise<void>>();
  let told = 0;

  while (ends.size < steps.length) {
    for (const step of steps) {
      if (ends.has(step.name) || running.has(step)) continue;
      if (!(step.after ?? []).every((name) => ends.has(name))) continue;
      const busy = [...running.keys()];
      if (busy.length >= atOnce || busy.some((other) => other.alone)) break;
      if (step.alone === true && busy.length > 0) break;
      tell();
      running.set(
        step,
        runOne(step).finally(() => running.delete(step)),
      );
    }
    tell();
    await Promise.race(running.values());
  }
  tell();
  return steps.map(({ name }) => ({ name, ok: ends.get(name) === true }));

  async function runOne(step: Step): Promise<void> {
    const began = performance.now();
    const { ok, output } = await step.run().catch((error: unknown) => ({
      ok: false,
      output: error instanceof Error ? error.message : String(error),
    }));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    ends.set(step.name, ok);
    words.set(
      step.name,
      `${ok ? '✓' : '✗'} ${step.name} (${seconds} s)${ok ? '' : indent(output)}`,
    );
  }

  function tell(): void {
    for (let step = steps[told]; step !== undefined; step = steps[++told]) {
      const said = words.get(step.name);
      if (said === undefined) return;
      print(said);
    }
  }
}

function indent(output: string): string {
  const lines = output.trimEnd().split('\n');
  return output.trim() === '' ? '' : `\n\n${lines.map((line) => `    ${line}`).join('\n')}\n`;
}
