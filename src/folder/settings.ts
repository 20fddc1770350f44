import { isAbsolute, resolve } from 'node:path';
import { isDay } from '../schemas/day.ts';
import { isSlug } from '../schemas/slug.ts';

/** What a build is told from outside. */
export interface Settings {
  /** The folder of stories, absolute. */
  content: string;
  /** The day the site is built for, `YYYY-MM-DD`. */
  today: string;
  /** The path the site stands under: begins and ends with a slash. */
  base: string;
  /** Where the site is written, absolute. */
  out: string;
  /** Scheme and host that readers see, where it is not the one of `site.config.ts`. */
  address: string | undefined;
  /** True when a desk answers behind the site: forms are sent to it, and `/admin/` uses it. */
  desk: boolean;
  /** The one story that is built for a look at a draft; undefined for the whole site. */
  preview: string | undefined;
}

/** Names of the environment variables that carry settings from the scripts to Astro. */
export const settingNames = {
  content: 'ALONGSIDE_CONTENT',
  today: 'ALONGSIDE_TODAY',
  base: 'ALONGSIDE_BASE',
  out: 'ALONGSIDE_OUT',
  address: 'ALONGSIDE_ADDRESS',
  desk: 'ALONGSIDE_DESK',
  preview: 'ALONGSIDE_PREVIEW',
} as const;

/**
 * The folder of files in a preview, in place of `_astro`. Where a preview is shown, the way to its
 * files goes through the desk, which looks for this name and puts the way there in its place.
 */
export const previewFiles = '_files-of-a-draft';

/**
 * Settings from the environment, with the usual ones where nothing is said.
 * @param root The folder of the project.
 * @param clock The time now and the time zone that says which day that is.
 */
export function settingsFrom(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
  clock: { now: Date; timeZone: string },
): Settings {
  const folder = (given: string | undefined, usual: string): string =>
    given ? (isAbsolute(given) ? given : resolve(root, given)) : resolve(root, usual);
  return {
    content: folder(env[settingNames.content], 'content'),
    today: env[settingNames.today] ?? dayIn(clock.timeZone, clock.now),
    base: basePath(env[settingNames.base] ?? '/'),
    out: folder(env[settingNames.out], 'dist'),
    address: env[settingNames.address] || undefined,
    desk: env[settingNames.desk] === '1',
    preview: env[settingNames.preview] || undefined,
  };
}

/**
 * Reads `--content DIR --today YYYY-MM-DD --base /x --out DIR --preview SLUG`, also as `--flag=value`.
 * @param cwd The folder that relative paths start from.
 * @returns Environment variables for `settingsFrom`, the arguments that are not ours, and what is
 * wrong in plain words.
 */
export function readArguments(argv: readonly string[], cwd: string): Arguments {
  const env: Record<string, string> = {};
  const rest: string[] = [];
  const problems: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const [, flag, inline] = /^--(content|today|base|out|preview)(?:=(.*))?$/s.exec(word) ?? [];
    if (flag === undefined) {
      rest.push(word);
      continue;
    }
    const value = inline ?? argv[++at];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
      problems.push(`--${flag} needs a value after it.`);
      if (value?.startsWith('--')) at--;
      continue;
    }
    if (flag === 'today' && !isDay(value))
      problems.push(`--today must be a date like 2026-03-31, not "${value}".`);
    if (flag === 'base' && !/^\/?([\w.~-]+\/?)*$/.test(value))
      problems.push(`--base must be a path like /our-charity, not "${value}".`);
    if (flag === 'preview' && !isSlug(value))
      problems.push(`--preview must be the name of a story like club-night, not "${value}".`);
    env[settingNames[flag as keyof Settings]] =
      flag === 'content' || flag === 'out' ? resolve(cwd, value) : value;
  }
  return { env, rest, problems };
}

/** The day it is at a moment, in a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function basePath(given: string): string {
  return `/${given}/`.replace(/\/+/g, '/');
}

interface Arguments {
  env: Record<string, string>;
  rest: string[];
  problems: string[];
}
