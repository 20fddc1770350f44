/**
 * An error of the desk as Decap may show it: the sentence that came with it and nothing else.
 * @param error What Decap's own part threw.
 */
export function saidBy(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // `fetch` fails so when nothing answers, and `json` when something else does.
  if (error instanceof TypeError || error instanceof SyntaxError)
    error.message =
      'The stories cannot be reached just now. Are you online, and is the desk running?';
  Object.defineProperty(error, 'toString', { value: () => error.message });
  return error;
}

/** What the desk answered, where an error came from there. */
export function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : undefined;
}
