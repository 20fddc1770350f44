/** Runs the tests that take long: `npm run test:long`. Exit code 1 when something failed. */
import { closingLine } from '../tests/support/closing-line.ts';
import { runVitest } from './testing/vitest.ts';

console.log('Running the long tests: a clean machine, the same build twice. Allow half an hour.\n');
const count = await runVitest(['long']);
console.log(`\n${closingLine(count)}`);
process.exitCode = count.failed === 0 ? 0 : 1;
