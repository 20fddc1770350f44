import {
  asked,
  contributionNames,
  questions,
  readContribution,
} from '../../src/schemas/contribution.ts';

/** Every sentence that the schema of the form says: labels, hints, answers to choose from, errors. */
export function wordsOfForm(): string[] {
  const fields = contributionNames.map(asked);
  const { problems } = readContribution({ email: ['x'], pictureShown: ['x'], name: ['x'] });
  return [
    ...questions.flatMap(({ title, description }) => [title, description]),
    ...fields.flatMap(({ title, description, choices, hints }) => [
      title,
      description,
      ...Object.values(choices ?? {}),
      ...Object.values(hints ?? {}),
    ]),
    ...problems.map(({ message }) => message),
  ]
    .filter((words) => words !== undefined)
    .flatMap((words) => words.split(/(?<=[.?!])\s+/));
}
