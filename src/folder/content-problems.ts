import { formatProblem, type Problem } from '../stories/problem.ts';

/** What is wrong with a content folder, ready to be read: one problem a line. */
export class ContentProblems extends Error {
  override readonly name = 'ContentProblems';
  readonly problems: readonly Problem[];

  /** @param problems At least one, in the order to be read. */
  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(
      [
        ...problems.map(formatProblem),
        '',
        `${count} in the stories. Nothing was built, and the last build stands as it was.`,
      ].join('\n'),
    );
    this.problems = problems;
  }
}
