/** Something that is wrong with a file in `content/`, told to the person who can mend it. */
export interface Problem {
  /** The file, from the root of the content folder, with forward slashes. */
  path: string;
  /** Counted from 1, as editors count. */
  line: number;
  /** Counted from 1, in UTF-16 units, as editors count. */
  column: number;
  /** What is wrong and what to do, in a contributor's words. One line. */
  message: string;
  /** Stable and kebab-case, for a search. */
  code: string;
  /** Errors stop a build. Warnings never do. */
  level: 'error' | 'warning';
}

/** `path:line:column  message  [code]`, one line. */
export function formatProblem(problem: Problem): string {
  const { path, line, column, message, code } = problem;
  return `${path}:${line}:${column}  ${message}  [${code}]`;
}

/** A total order: by file, then place, then code and words. The same problems always print alike. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.level, b.level) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** Sorted, each said once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.toSorted(compareProblems).filter((problem) => {
    const line = formatProblem(problem);
    if (seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
