import { defineConfig } from 'vitest/config';

const seconds = (count: number): number => count * 1000;

/** What is waited for may come late on a busy machine: that is no failure. */
const patient = { poll: { timeout: seconds(30) } };

/** As many files at once as there are processors: Vitest's own default leaves one of two idle. */
const maxWorkers = '100%';

/**
 * Five kinds of tests, each needing more than the one before: `unit` needs nothing, `desk` Git, `site`
 * a built `dist/`, `browser` a browser as well, `long` patience. `npm test` runs the first four.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers,
          include: ['tests/unit/**/*.test.ts'],
          // Pure functions leave nothing behind for the next file.
          isolate: false,
          // A slow machine is no failure: what must be quick is measured in processor time.
          testTimeout: seconds(60),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'desk',
          expect: patient,
          maxWorkers,
          include: ['tests/desk/**/*.test.ts'],
          testTimeout: seconds(120),
          hookTimeout: seconds(120),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'site',
          maxWorkers,
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/support/second-charity.ts'],
          testTimeout: seconds(120),
          hookTimeout: seconds(180),
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          expect: patient,
          maxWorkers,
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: seconds(120),
          hookTimeout: seconds(180),
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'long',
          expect: patient,
          include: ['tests/long/**/*.test.ts'],
          testTimeout: seconds(1800),
          hookTimeout: seconds(1800),
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
