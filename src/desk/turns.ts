/**
 * Takes turns: work with the same name runs one after the other, work with different names at once.
 * A piece of work that fails does not keep the next from running.
 */
export function turns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  const take: Turns['take'] = (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(name, settled);
    void settled.then(() => {
      if (last.get(name) === settled) last.delete(name);
    });
    return mine;
  };
  return {
    take,
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}

interface Turns {
  take<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
  /** Until nothing is under way. */
  idle(): Promise<void>;
}
