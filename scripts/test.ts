/** Checks everything that can be checked in minutes: `npm test`. Exit code 1 when something failed. */
import { join } from 'node:path';
import { closingLine, total, type Count } from '../tests/support/closing-line.ts';
import { node, root } from './children.ts';
import { getBrowser } from './testing/get-browser.ts';
import { runSteps, type Step } from './testing/steps.ts';
import { runVitest } from './testing/vitest.ts';

const say = (words: string): void => console.log(words);
const names = {
  format: 'Files are laid out alike',
  lint: 'Code keeps to the rules',
  stories: 'Stories follow the rules',
  build: 'The whole site builds',
  types: 'Types fit',
  pages: 'Types fit in the pages',
  tests: 'Tests',
} as const;

say('Checking everything: files, code, stories, a whole build, then the tests. A few minutes.\n');
const browser = await getBrowser(say);
if (browser === undefined) process.exit(1);
say(`Browser for the tests: ${browser.program} (${browser.version})\n`);

let built = false;
let tests: Count = { passed: 0, failed: 0, skipped: 0 };
const command = (name: string, words: string[], more: Partial<Step> = {}): Step => ({
  name,
  run: () => node(words),
  ...more,
});
const results = await runSteps(
  [
    {
      name: names.build,
      run: async () => {
        const outcome = await node(['scripts/build.ts', `--out=${join(root, 'dist')}`]);
        built = outcome.ok;
        return outcome;
      },
    },
    command(names.stories, ['scripts/check-content.ts']),
    command(names.format, ['node_modules/prettier/bin/prettier.cjs', '--check', '.']),
    command(names.lint, ['node_modules/eslint/bin/eslint.js', '.']),
    // Both read the types that a build writes.
    command(names.types, ['node_modules/@typescript/native/bin/tsc', '--noEmit'], {
      after: [names.build],
    }),
    command(names.pages, ['node_modules/@astrojs/check/bin/astro-check.js'], {
      after: [names.build],
    }),
    {
      name: names.tests,
      alone: true,
      after: [names.build],
      run: async () => {
        if (!built) say('Without a build only the tests of the code can run.');
        const projects = ['unit', 'desk', ...(built ? ['site', 'browser'] : [])];
        tests = await runVitest(projects, { ALONGSIDE_BROWSER: browser.program });
        return { ok: tests.failed === 0, output: '' };
      },
    },
  ],
  2,
  say,
);

const failures = results.filter(({ ok }) => !ok).map(({ name }) => name);
if (failures.length > 0) say(`\nFailed: ${failures.join('; ')}.`);
const steps = failures.filter((name) => name !== names.tests).length;
const count = total([tests, { passed: 0, failed: steps, skipped: 0 }]);
say(`\n${closingLine(count)}`);
process.exitCode = count.failed === 0 ? 0 : 1;
