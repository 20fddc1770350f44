/**
 * The name that somebody probably meant: the one with the fewest changed letters
 * (Damerau–Levenshtein distance, adjacent swaps count once), if it is near enough.
 * A name of which the written one is a whole part also counts as near.
 */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const wanted = written.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  let part: string | undefined;
  for (const name of names) {
    const candidate = name.toLowerCase();
    if (Math.abs(candidate.length - wanted.length) < least) {
      const far = distance(wanted, candidate, least);
      if (far < least) [best, least] = [name, far];
    }
    if (wanted.length > 3 && part === undefined && candidate.includes(wanted)) part = name;
  }
  return best ?? part;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const name = nearest(written, names);
  return name === undefined ? '' : ` Did you mean "${name}"?`;
}

/**
 * Like `didYouMean`, for the many questions of one file about the same names: each is asked once,
 * and after fifty different ones no more are answered.
 */
export function didYouMeanOnce(names: Iterable<string>): (written: string) => string {
  const answers = new Map<string, string>();
  return (written) => {
    const before = answers.get(written);
    if (before !== undefined) return before;
    const answer = answers.size < 50 ? didYouMean(written, names) : '';
    answers.set(written, answer);
    return answer;
  };
}

function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= limit) return limit;
    [before, last] = [last, next];
  }
  return last[b.length] ?? limit;
}
