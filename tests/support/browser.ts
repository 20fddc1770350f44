import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A browser that was started once and answered. */
export interface FoundBrowser {
  /** The program; `playwright` stands for the one Playwright fetched for itself. */
  program: string;
  /** What it says it is. */
  version: string;
}

/** The name in `ALONGSIDE_BROWSER` for Playwright's own browser. */
export const playwrightsOwn = 'playwright';

/**
 * The first browser on this computer that starts and answers, or undefined.
 * @param told Called with a sentence for every browser that is there and does not start.
 */
export async function findBrowser(
  told: (words: string) => void = () => {},
): Promise<FoundBrowser | undefined> {
  const computer = { platform: process.platform, env: process.env, home: homedir() };
  for (const program of placesToLook(computer)) {
    if (program !== playwrightsOwn && !existsSync(program)) continue;
    try {
      const browser = await start(program);
      const version = browser.version();
      await browser.close();
      return { program, version };
    } catch (error) {
      if (program !== playwrightsOwn)
        told(`${program} is there but does not start: ${reason(error)}`);
    }
  }
  return undefined;
}

/**
 * Starts a browser without a window. Close it when done.
 * @throws With what to do, when there is no browser.
 */
export async function launch(): Promise<Browser> {
  const asked = process.env.ALONGSIDE_BROWSER;
  const program = asked ?? (await findBrowser())?.program;
  if (program === undefined) {
    throw new Error(
      'No browser was found. Run `npm test`, which fetches one, or name one in ALONGSIDE_BROWSER.',
    );
  }
  return start(program);
}

/** Where browsers of Chromium's family may be, best first; they need not exist. */
export function placesToLook({ platform, env, home }: Computer): string[] {
  const named = [env.ALONGSIDE_BROWSER, env.CHROME_PATH].filter(
    (program): program is string => program !== undefined && program !== '',
  );
  return [...named, ...usualPlaces(platform, env, home), playwrightsOwn];
}

function usualPlaces(platform: string, env: Computer['env'], home: string): string[] {
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
      'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    ];
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return programs.flatMap((program) =>
      folders.flatMap((folder) => (folder === undefined ? [] : [`${folder}\\${program}`])),
    );
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].flatMap((name) =>
      ['', home].map((start) => `${start}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'msedge',
    'brave',
    'brave-browser',
  ];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** No graphics card, nothing fetched, no questions. */
const quietly = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium's sandbox does not start for root, nor in most containers that CI runs in. */
function asRoot(): boolean {
  return process.getuid?.() === 0 || process.env.CI !== undefined;
}

function reason(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split('\n')[0] ?? words;
}

async function start(program: string): Promise<Browser> {
  const browser = await chromium.launch({
    ...(program === playwrightsOwn ? {} : { executablePath: program }),
    args: [...quietly, ...(asRoot() ? ['--no-sandbox'] : [])],
    timeout: 30_000,
  });
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ready</title>');
    await page.close();
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

interface Computer {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}
