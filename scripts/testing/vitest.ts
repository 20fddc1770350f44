import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countRun, type Count, type VitestReport } from '../../tests/support/closing-line.ts';
import { node, root } from '../children.ts';

/** Runs projects of `vitest.config.ts`, printing as it goes, and counts what came of them. */
export async function runVitest(
  projects: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Count> {
  const folder = join(root, '.cache', 'tests');
  const file = join(folder, `${projects.join('-')}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const { code } = await node(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { live: true, env },
  );
  return countRun(readReport(file), code);
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}
