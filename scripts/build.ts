/**
 * Makes the whole site, with its search index:
 *
 *     npm run build -- [--content DIR] [--today YYYY-MM-DD] [--base /x] [--out DIR]
 *                      [--preview SLUG] [--verbose]
 *
 * The site is made beside the old one and takes its place only when it is whole, so a build that
 * fails leaves what was there. `--verbose` shows what Astro says while it works. `--preview` is for the
 * desk, which shows one draft by it: no search index, no sitemap and no CMS are made.
 * Exit code 1: it could not be built; 2: it was asked for wrongly.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readArguments, settingNames, settingsFrom } from '../src/folder/settings.ts';
import { site } from '../src/site.config.ts';
import { oneAtATime } from './building/one-at-a-time.ts';
import { countPages, replaceFolder, stagingFor, whyNotInto } from './building/out-folder.ts';

const root = resolve(import.meta.dirname, '..');
process.exit(await main());

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const verbose = asked.rest.includes('--verbose');
  const others = asked.rest.filter((word) => word !== '--verbose');
  const unknown = others.map((word) => `"${word}" is not something a build can be told.`);
  const clock = { now: new Date(), timeZone: site.timeZone };
  const settings = settingsFrom({ ...process.env, ...asked.env }, root, clock);
  const { content, today, base, out, preview } = settings;
  const refusal = whyNotInto(out, root);
  const problems = [...asked.problems, ...unknown, ...(refusal === undefined ? [] : [refusal])];
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    console.error(
      '\nUse: npm run build -- [--content DIR] [--today YYYY-MM-DD] [--base /x] [--out DIR] [--preview SLUG] [--verbose]',
    );
    return 2;
  }

  const began = performance.now();
  const at = base === '/' ? '' : `, for an address ending in ${base}`;
  console.log(`Building the site from ${short(content)} into ${short(out)}${at}.`);
  const staging = stagingFor(out, root);
  try {
    await oneAtATime(
      join(root, '.cache', 'build.lock'),
      () => console.log('Another build is at work in this project: waiting for it to finish.'),
      async () => {
        rmSync(staging, { recursive: true, force: true });
        Object.assign(process.env, {
          [settingNames.content]: content,
          [settingNames.today]: today,
          [settingNames.base]: base,
          [settingNames.out]: staging,
          [settingNames.preview]: preview ?? '',
          ASTRO_TELEMETRY_DISABLED: '1',
        });
        await keepingTheDevelopmentServersFiles(() => buildInto(staging, content, verbose));
        replaceFolder(staging, out);
      },
    );
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (isContentProblems(error)) {
      console.error(error.message);
    } else {
      console.error(error);
      console.error(`\nThe site could not be built. ${short(out)} is as it was.`);
    }
    return 1;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Built ${countPages(out)} pages in ${seconds} seconds, into ${short(out)}.`);
  return 0;
}

async function buildInto(folder: string, content: string, verbose: boolean): Promise<void> {
  // Stories read from elsewhere must not push the project's own out of its store.
  const own = content === join(root, 'content');
  const cache = process.env.ALONGSIDE_CACHE ?? join(root, '.cache', 'astro', own ? 'own' : 'other');
  const { build } = await import('astro');
  await build({ root, outDir: folder, cacheDir: cache, logLevel: verbose ? 'info' : 'error' });
}

/**
 * Astro writes two lists of the content's pictures and modules into the project, whichever content
 * is built, and a development server reads the same two. They are put back as they were.
 *
 * Each build begins without them: Astro writes them anew only when a picture comes, not when one
 * goes, and would publish the file of every picture that an old list still names.
 */
async function keepingTheDevelopmentServersFiles(work: () => Promise<void>): Promise<void> {
  const kept = join(root, '.cache', 'building', 'kept');
  const names = ['content-assets.mjs', 'content-modules.mjs'];
  mkdirSync(kept, { recursive: true });
  for (const name of names) {
    copyIfThere(join(root, '.astro', name), join(kept, name));
    rmSync(join(root, '.astro', name), { force: true });
  }
  try {
    await work();
  } finally {
    for (const name of names) copyIfThere(join(kept, name), join(root, '.astro', name));
    rmSync(kept, { recursive: true, force: true });
  }
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from)) copyFileSync(from, to);
}

function isContentProblems(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ContentProblems';
}

function short(path: string): string {
  const way = relative(root, path);
  return way.startsWith('..') ? path : way;
}
