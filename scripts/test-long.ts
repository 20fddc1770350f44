/** Runs the tests that take long: `npm run test:long`. Exit code 1 when something failed. */
import { join } from 'node:path';
import { closingLine } from '../tests/support/closing-line.ts';
import { node, root } from './children.ts';
import { runVitest } from './testing/vitest.ts';

console.log(
  'Running the long tests: every page in every scheme, a clean machine, the same build twice.',
);
console.log('Allow three quarters of an hour.\n');
const built = await node(['scripts/build.ts', `--out=${join(root, 'dist')}`]);
if (!built.ok) console.log(built.output);
const count = built.ok ? await runVitest(['long']) : { passed: 0, failed: 1, skipped: 0 };
console.log(`\n${closingLine(count)}`);
process.exitCode = count.failed === 0 ? 0 : 1;
