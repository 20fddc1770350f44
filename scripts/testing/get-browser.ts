import { readFileSync } from 'node:fs';
import { findBrowser, type FoundBrowser } from '../../tests/support/browser.ts';
import { node, run } from '../children.ts';

/**
 * A browser that works: one that is here, or else one that is installed now, which is said first.
 * Undefined when there is none to be had; what to do then has been said.
 */
export async function getBrowser(say: (words: string) => void): Promise<FoundBrowser | undefined> {
  const here = await findBrowser(say);
  if (here !== undefined) return here;

  const system = { root: process.getuid?.() === 0, release: readRelease() };
  const way = wayToInstall(system);
  say(`No browser was found on this computer, and some tests need one. Installing ${way.what}.`);
  for (const command of way.commands) {
    const [program = '', ...words] = command;
    const outcome =
      program === 'playwright'
        ? await node(['node_modules/playwright-core/cli.js', ...words])
        : await run(program, words, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
    if (!outcome.ok) {
      say(`That failed: ${[program, ...words].join(' ')}\n${lastLines(outcome.output)}`);
      break;
    }
  }

  const installed = await findBrowser(say);
  if (installed === undefined) {
    say(
      [
        'There is still no browser that starts.',
        'Install Chromium, Google Chrome or Microsoft Edge, then run `npm test` again.',
        'If one is installed where it was not looked for, name its program in ALONGSIDE_BROWSER:',
        '    ALONGSIDE_BROWSER=/path/to/chrome npm test',
      ].join('\n'),
    );
  }
  return installed;
}

/**
 * How a browser is installed here: the system's package where that is a real one and we may install
 * it, else the one that Playwright keeps in the person's own cache.
 *
 * @param system.release The text of `/etc/os-release`, empty elsewhere.
 */
export function wayToInstall(system: { root: boolean; release: string }): {
  what: string;
  commands: string[][];
} {
  const ids = [...system.release.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap(
    ([, names = '']) => names.split(' '),
  );
  // Ubuntu's package named chromium only points at a snap, which does not start in a container.
  const ubuntu = ids.includes('ubuntu');
  if (system.root && ids.includes('debian') && !ubuntu) {
    return {
      what: "Debian's Chromium (apt-get install chromium)",
      commands: [
        ['apt-get', 'update', '-qq'],
        ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      ],
    };
  }
  const needs = system.root && ubuntu ? ['--with-deps'] : [];
  return {
    what: "Playwright's Chromium, for tests only, into your cache folder (about 100 MB)",
    commands: [['playwright', 'install', ...needs, 'chromium-headless-shell']],
  };
}

function readRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function lastLines(output: string): string {
  return output
    .trim()
    .split('\n')
    .slice(-8)
    .map((line) => `    ${line}`)
    .join('\n');
}
